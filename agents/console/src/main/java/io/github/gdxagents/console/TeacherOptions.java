package io.github.gdxagents.console;

import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.console.settings.SettingsSection;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.preference.Comparison;
import io.github.gdxagents.training.preference.ComparisonFile;
import io.github.gdxagents.training.preference.Feedback;
import io.github.gdxagents.training.preference.RewardModel;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.PreferenceSettings.TeacherKind;
import io.github.gdxagents.training.settings.RewardWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
      names = "--comparisons",
      paramLabel = "FILE",
      description =
          "Begin with comparisons that were made before, such as runs/NAME/"
              + RunFolder.COMPARISONS
              + ", or with all that a run folder has; may be repeated. With --teacher more are asked for.")
  private List<Path> comparisons = List.of();

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
    if (teacher != null || model != null || !comparisons.isEmpty()) {
      typed.putIfAbsent("reward", RewardWeights.PREFERENCES + ":1");
    }
  }

  /**
   * Takes what a settings file says where nothing was typed.
   *
   * @param folder of the file, to which its paths are relative
   */
  void orElse(SettingsSection file, Path folder) {
    if (comparisons.isEmpty()) {
      Path named = file.option("comparisons", folder::resolve);
      comparisons = named == null ? List.of() : List.of(named);
    }
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
    if (!paid && (model != null || !comparisons.isEmpty())) {
      throw new UserError(
          (model != null ? "--reward-model" : "--comparisons")
              + " goes with --set reward=preferences:1, which is missing");
    }
    if (model == null) {
      if (paid && !taught && comparisons.isEmpty()) {
        throw new UserError(
            "reward=preferences needs somebody who compares clips; add one by --teacher oracle, or"
                + " begin with comparisons by --comparisons FILE");
      }
      return Feedback.NONE.beginningWith(read(comparisons, spec));
    }
    if (taught || !comparisons.isEmpty()) {
      throw new UserError(
          "--reward-model is paid as it is, and nobody teaches; leave out --teacher and --comparisons");
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
   * What files and run folders hold, one after the other.
   *
   * @throws UserError if one is not there, damaged, or of another game
   */
  static List<Comparison> read(List<Path> comparisons, AgentSpec spec) {
    List<Comparison> all = new ArrayList<>();
    for (Path file : comparisons) {
      List<Path> files =
          Files.isDirectory(file)
              ? Stream.of(RunFolder.START_COMPARISONS, RunFolder.COMPARISONS)
                  .map(file::resolve)
                  .filter(Files::exists)
                  .toList()
              : List.of(file);
      if (files.isEmpty() || !Files.isRegularFile(files.get(0))) {
        throw new UserError("Comparisons not found: " + file);
      }
      for (Path one : files) {
        try {
          all.addAll(ComparisonFile.read(one, spec));
        } catch (IOException e) {
          throw new UserError(String.valueOf(e.getMessage()));
        }
      }
    }
    if (all.isEmpty() && !comparisons.isEmpty()) {
      throw new UserError("There are no comparisons in " + comparisons.get(0));
    }
    return all;
  }

  /**
   * Keeps what the run learns from in its folder.
   *
   * @return what a settings file says to learn from it again
   */
  static Map<String, String> kept(Feedback feedback, String game, AgentSpec spec, RunFolder folder)
      throws IOException {
    Map<String, String> options = new LinkedHashMap<>();
    if (!feedback.comparisons().isEmpty()) {
      options.put("comparisons", folder.keep(feedback.comparisons(), game, spec).toString());
    }
    RewardModel model = feedback.model();
    if (model != null) {
      options.put("reward-model", folder.keep(model).toString());
    }
    return options;
  }
}
