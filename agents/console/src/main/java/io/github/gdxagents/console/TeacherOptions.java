package io.github.gdxagents.console;

import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.console.settings.SettingsSection;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.preference.Feedback;
import io.github.gdxagents.training.preference.RewardModel;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.PreferenceSettings.TeacherKind;
import io.github.gdxagents.training.settings.RewardWeights;
import java.io.IOException;
import java.nio.file.Path;
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

  @Option(
      names = "--reward-model",
      paramLabel = "REWARD",
      description =
          "Be paid by a reward that another run has learned, such as runs/NAME/"
              + RunFolder.LATEST_REWARD
              + ", in place of the game's; nobody compares anything then.")
  private @Nullable Path model;

  /** Adds what was typed to the settings that were; a reward that was typed stays. */
  void take(Map<String, String> typed) {
    if (teacher != null) {
      typed.put("teacher", teacher);
    }
    if (labels != null) {
      typed.put("labels", labels);
    }
    if (teacher != null || model != null) {
      typed.putIfAbsent("reward", RewardWeights.PREFERENCES + ":1");
    }
  }

  /**
   * Takes what a settings file says where nothing was typed.
   *
   * @param folder of the file, to which its paths are relative
   */
  void orElse(SettingsSection file, Path folder) {
    model = model == null ? file.option("reward-model", folder::resolve) : model;
  }

  /**
   * What a run learns from.
   *
   * @param spec of the agents that learn
   * @throws UserError if there is nothing where something has to be, or the other way round
   */
  Feedback feedback(AgentSpec spec, TrainingSettings settings) {
    boolean paid = settings.rollout().reward().of(RewardWeights.PREFERENCES) > 0;
    boolean taught = settings.signals().preferences().teacher() != TeacherKind.NONE;
    if (model == null) {
      if (paid && !taught) {
        throw new UserError(
            "reward=preferences needs somebody who compares clips; add one by --teacher oracle");
      }
      return Feedback.NONE;
    }
    if (!paid) {
      throw new UserError("--reward-model goes with --set reward=preferences:1, which is missing");
    }
    if (taught) {
      throw new UserError(
          "--reward-model is paid as it is, and nobody teaches; leave out --teacher");
    }
    RewardModel read = RewardInspection.read(model);
    try {
      read.requireSpec(spec);
    } catch (InvalidSettingException e) {
      throw new UserError(model + ": " + e.getMessage());
    }
    return Feedback.NONE.paidBy(read);
  }

  /**
   * Keeps what the run learns from in its folder.
   *
   * @return what a settings file says to learn from it again
   */
  static Map<String, String> kept(Feedback feedback, RunFolder folder) throws IOException {
    RewardModel model = feedback.model();
    return model == null ? Map.of() : Map.of("reward-model", folder.keep(model).toString());
  }
}
