package io.github.gdxagents.console;

import io.github.gdxagents.console.run.FinalEvaluation;
import io.github.gdxagents.console.settings.SettingsSection;
import io.github.gdxagents.training.EvaluationSetup;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a run judges its policies at its end. */
final class FinalEvaluationOptions {

  /** Of any evaluation: 11 days. */
  static final long MOST_SECONDS = 1_000_000;

  private static final String EPISODES = "final-episodes";
  private static final String TICKS = "final-max-ticks";
  private static final String SECONDS = "final-max-seconds";

  @Option(
      names = "--" + EPISODES,
      paramLabel = "N",
      description =
          "Number of new episodes that the latest and the best policy play at the end; 0 for none: their files"
              + " then have the scores of the evaluations during training. Default: "
              + FinalEvaluation.DEFAULT_EPISODES
              + ".")
  private @Nullable Long episodes;

  @Option(
      names = "--" + TICKS,
      paramLabel = "N",
      description =
          "End that of each policy after so many ticks. Default: 10,000 for each episode, and 100,000 at least.")
  private @Nullable Long ticks;

  @Option(
      names = "--" + SECONDS,
      paramLabel = "N",
      description =
          "End that of each policy after so many seconds. Default: "
              + FinalEvaluation.DEFAULT_SECONDS
              + ".")
  private @Nullable Long seconds;

  /** Takes what a settings file says where nothing was typed. */
  void orElse(SettingsSection file) {
    episodes = episodes == null ? file.option(EPISODES, Long::valueOf) : episodes;
    ticks = ticks == null ? file.option(TICKS, Long::valueOf) : ticks;
    seconds = seconds == null ? file.option(SECONDS, Long::valueOf) : seconds;
  }

  FinalEvaluation plan() {
    long count = episodes == null ? FinalEvaluation.DEFAULT_EPISODES : episodes;
    UserError.requireWithin("--" + EPISODES, 0, EvaluateCommand.MOST_EPISODES, count);
    long mostTicks = ticks == null ? EvaluationSetup.defaultMostTicks((int) count) : ticks;
    long mostSeconds = seconds == null ? FinalEvaluation.DEFAULT_SECONDS : seconds;
    return new FinalEvaluation(
        (int) count,
        UserError.requireWithin("--" + TICKS, 1, Long.MAX_VALUE, mostTicks),
        UserError.requireWithin("--" + SECONDS, 1, MOST_SECONDS, mostSeconds));
  }

  /** What a settings file says to get the same scores. */
  static Map<String, String> asWritten(FinalEvaluation plan) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put(EPISODES, Integer.toString(plan.episodes()));
    options.put(TICKS, Long.toString(plan.mostTicks()));
    options.put(SECONDS, Long.toString((long) plan.mostSeconds()));
    return options;
  }
}
