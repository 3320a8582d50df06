package io.github.gdxagents.console;

import io.github.gdxagents.training.TrainingSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which settings a game is trained with, where they are not those of its preset. */
final class SettingsOptions {

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description =
          "Read settings, and options such as the game and the seed, from a YAML file, such as settings.yaml"
              + " in a run folder. What is typed goes before what the file says.")
  private @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Change a setting; may be repeated. See train --help for settings and defaults.")
  private List<String> changes = List.of();

  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      completionCandidates = AlgorithmNames.class,
      description =
          "Training method: ${COMPLETION-CANDIDATES}. Each has its own preset. Default: the game's first preset.")
  private @Nullable String algorithm;

  /** The file with settings; null where none was named. */
  @Nullable Path file() {
    return file;
  }

  /** What was typed, by key. */
  Map<String, String> typed() {
    Map<String, String> typed = new LinkedHashMap<>();
    if (algorithm != null) {
      typed.put(TrainingSettings.ALGORITHM, AlgorithmNames.require(algorithm));
    }
    typed.putAll(byKey(changes));
    return typed;
  }

  /** What values of --set say, by key. */
  static Map<String, String> byKey(List<String> changes) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String change : changes) {
      int equals = change.indexOf('=');
      if (equals < 1) {
        throw new UserError("--set needs KEY=VALUE, such as epochs=4, not '" + change + "'");
      }
      values.put(change.substring(0, equals), change.substring(equals + 1));
    }
    return values;
  }
}
