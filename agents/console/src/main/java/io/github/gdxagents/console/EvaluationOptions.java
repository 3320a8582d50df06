package io.github.gdxagents.console;

import io.github.gdxagents.console.run.EvaluationPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** How a run judges its policy during training. */
final class EvaluationOptions {

  @Option(
      names = "--evaluate-every",
      paramLabel = "N",
      converter = NumberOrNever.class,
      description =
          "Let the policy play, with its most probable actions, after every so many steps; 0 for never."
              + " Decides which policy is the best one. Default: a tenth of the steps.")
  private @Nullable Long everySteps;

  @Option(
      names = "--evaluation-episodes",
      paramLabel = "N",
      description = "Number of episodes of each evaluation. Default: ${DEFAULT-VALUE}.")
  private long episodes = EvaluationPlan.DEFAULT_EPISODES;

  @Option(
      names = "--stop-at-return",
      paramLabel = "R",
      description = "End the run at an evaluation with this mean return or a greater one.")
  private @Nullable Double stopAtReturn;

  /** What the options ask for in a run of this many steps. */
  EvaluationPlan plan(long plannedSteps) {
    long every = everySteps == null ? EvaluationPlan.defaultEverySteps(plannedSteps) : everySteps;
    if (stopAtReturn != null && !Double.isFinite(stopAtReturn)) {
      throw new UserError("--stop-at-return must be a number, not " + stopAtReturn);
    }
    if (stopAtReturn != null && every == 0) {
      throw new UserError(
          "--stop-at-return needs evaluations; leave out --evaluate-every 0, or give it a number of steps");
    }
    UserError.requireWithin("--evaluation-episodes", 1, EvaluateCommand.MOST_EPISODES, episodes);
    return new EvaluationPlan(every, (int) episodes, stopAtReturn);
  }

  /**
   * What to type to get the same policy again, with a space before each option: evaluations change
   * a run only where they end it.
   */
  static String asTyped(EvaluationPlan plan) {
    return plan.stopAtReturn() == null
        ? ""
        : " --evaluate-every %s --evaluation-episodes %s --stop-at-return %s"
            .formatted(plan.everySteps(), plan.episodes(), plan.stopAtReturn());
  }

  /** Reads numbers of steps, or 0 for never. */
  static final class NumberOrNever implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return text.strip().equals("0")
          ? Long.valueOf(0)
          : new TrainCommand.StepsConverter().convert(text);
    }
  }
}
