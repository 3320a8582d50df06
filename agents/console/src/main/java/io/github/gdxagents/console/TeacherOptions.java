package io.github.gdxagents.console;

import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.settings.PreferenceSettings.TeacherKind;
import io.github.gdxagents.training.settings.RewardWeights;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who teaches by comparing clips, and how often. */
final class TeacherOptions {

  @Option(
      names = "--teacher",
      paramLabel = "NAME",
      description =
          "Learn from comparisons of clips instead of the game's rewards: oracle, noisy, myopic, skipping, mistaken or"
              + " equal, which compare by those rewards. The same as --set reward=preferences:1 --set teacher=NAME.")
  private @Nullable String teacher;

  @Option(
      names = "--labels",
      paramLabel = "N",
      description = "How many comparisons to ask for. The same as --set labels=N.")
  private @Nullable String labels;

  /** Adds what was typed to the settings that were; a reward that was typed stays. */
  void take(Map<String, String> typed) {
    if (teacher != null) {
      typed.put("teacher", teacher);
      typed.putIfAbsent("reward", RewardWeights.PREFERENCES + ":1");
    }
    if (labels != null) {
      typed.put("labels", labels);
    }
  }

  /**
   * Checks that there is somebody to compare, where somebody has to.
   *
   * @throws UserError if not
   */
  static void requireTeacher(TrainingSettings settings) {
    if (settings.rollout().reward().of(RewardWeights.PREFERENCES) > 0
        && settings.signals().preferences().teacher() == TeacherKind.NONE) {
      throw new UserError(
          "reward=preferences needs somebody who compares clips; add one by --teacher oracle");
    }
  }
}
