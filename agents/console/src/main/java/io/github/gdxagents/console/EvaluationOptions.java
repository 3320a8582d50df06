package io.github.gdxagents.console;

import io.github.gdxagents.console.run.EvaluationPlan;
import io.github.gdxagents.console.run.FinalEvaluation;
import io.github.gdxagents.console.settings.SettingsSection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a run judges its policy during training, and at its end. */
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
      description =
          "Number of episodes of each evaluation. Default: "
              + EvaluationPlan.DEFAULT_EPISODES
              + ".")
  private @Nullable Long episodes;

  @Option(
      names = "--stop-at-return",
      paramLabel = "R",
      description = "End the run at an evaluation with this mean return or a greater one.")
  private @Nullable Double stopAtReturn;

  @Mixin private final FinalEvaluationOptions atEnd = new FinalEvaluationOptions();

  /** Takes what a settings file says where nothing was typed. */
  void orElse(SettingsSection file) {
    if (everySteps == null) {
      everySteps = file.option("evaluate-every", new NumberOrNever()::convert);
    }
    if (episodes == null) {
      episodes = file.option("evaluation-episodes", Long::valueOf);
    }
    if (stopAtReturn == null) {
      stopAtReturn = file.option("stop-at-return", Double::valueOf);
    }
    atEnd.orElse(file);
  }

  /** How the policies are judged at the end. */
  FinalEvaluation atEnd() {
    return atEnd.plan();
  }

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
    long count = episodes == null ? EvaluationPlan.DEFAULT_EPISODES : episodes;
    UserError.requireWithin("--evaluation-episodes", 1, EvaluateCommand.MOST_EPISODES, count);
    return new EvaluationPlan(every, (int) count, stopAtReturn);
  }

  /** What a settings file says to get the same evaluations. */
  static Map<String, String> asWritten(EvaluationPlan plan) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("evaluate-every", Long.toString(plan.everySteps()));
    options.put("evaluation-episodes", Integer.toString(plan.episodes()));
    if (plan.stopAtReturn() != null) {
      options.put("stop-at-return", plan.stopAtReturn().toString());
    }
    return options;
  }

  /** Reads numbers of steps, or 0 for never. */
  static final class NumberOrNever implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return text.strip().equals("0")
          ? Long.valueOf(0)
          : new RunOptions.StepsConverter().convert(text);
    }
  }
}
