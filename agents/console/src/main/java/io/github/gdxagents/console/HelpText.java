package io.github.gdxagents.console;

import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.console.text.Table;
import io.github.gdxagents.console.tune.SearchSpace;
import io.github.gdxagents.training.Preset;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.learn.AlgorithmSettings;
import io.github.gdxagents.training.settings.SettingsText;
import io.github.gdxagents.training.settings.SignalSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands below the options in the commands' help. */
final class HelpText {

  /** Of a terminal, less picocli's margin. */
  private static final int WIDTH = 78;

  private static final String INDENT = "      ";

  private final Games games;
  private final String program;

  HelpText(Games games, String program) {
    this.games = games;
    this.program = program;
  }

  /** Below the list of commands. */
  String overview() {
    String game = games.names().get(0);
    Table examples = new Table("<");
    examples.row(program + " train " + game);
    examples.row(program + " evaluate runs/" + game + "-seed1/latest.policy");
    examples.row(program + " inspect runs/" + game + "-seed1/latest.policy");
    examples.row(program + " explain runs/" + game + "-seed1/latest.policy");
    examples.row(
        program + " export runs/" + game + "-seed1/latest.policy --onnx " + game + ".onnx");
    examples.row(program + " tune " + game + " --trials 100");
    examples.row("source <(" + program + " generate-completion)");
    return "\nExamples:\n"
        + examples
        + "\nExit codes: 0 for success, 1 for a failure, 2 for invalid arguments.\n";
  }

  /** Below the options of the train command: examples, games, and all settings. */
  String training() {
    String game = games.names().get(0);
    Table examples = new Table("<");
    examples.row(program + " train " + game + " --seed 2 --steps 200k");
    examples.row(program + " train " + game + " --set learning-rate=3e-4..0 --set hidden=128,128");
    examples.row(program + " train " + game + " --settings runs/" + game + "-seed1/settings.yaml");
    examples.row(program + " train " + game + " --algorithm trpo");
    examples.row(program + " train " + game + " --from my.policy --reference-kl 0.1");
    examples.row(program + " train " + game + " --clone my.demos");
    return "\nExamples:\n"
        + examples
        + "\nGames, with their steps and the settings that their presets change:\n"
        + presets()
        + "\nWhere a game is not learned (training tells most of this itself):\n"
        + symptoms()
        + "\nSettings and their defaults (A..B changes evenly from A to B over the run):\n"
        + settings();
  }

  /** Below the options of the tune command. */
  String tuning() {
    String game = games.names().get(0);
    Table examples = new Table("<");
    examples.row(program + " tune " + game + " --trials 100");
    examples.row(program + " tune " + game + " --space my.yaml --set hidden=64,64");
    examples.row(program + " train --settings runs/tune-" + game + "/best.yaml");
    return "\nExamples:\n"
        + examples
        + "\nThe space that is searched by default:\n"
        + new String(SearchSpace.defaultText(), StandardCharsets.UTF_8)
            .lines()
            .map(line -> ("  " + line).stripTrailing() + "\n")
            .collect(Collectors.joining());
  }

  private static Table symptoms() {
    Table table = new Table("<<");
    table.row("no reward but 0", "reward steps on the way to the goal");
    table.row("", "let episodes begin near it");
    table.row("nothing is ever reached by axes", "noise-correlation=0.9");
    table.row("", "initial-log-deviation=0.5");
    table.row("the return rises, then falls", "a smaller learning-rate");
    table.row("", "kl-stop=0.02");
    table.row("choices certain too early", "entropy-coefficient=0.01");
    table.row("good in training, poor in evaluations", "entropy-coefficient=0, or more steps");
    table.row("a lasting good is given up for a quick one", "a discount of 0.995");
    table.row("values explain nothing", "a greater value-coefficient");
    table.row("", "observe what rewards depend on");
    table.row("each seed ends elsewhere", "more simulations, or more steps-per-rollout");
    table.row("axes mostly at their bounds", "wider bounds, or a branch of a few choices");
    table.row("what counts is out of sight by now", "memory=64");
    table.row("cells of a map, or many others, hardly count", "observe a grid, or a set");
    return table;
  }

  private String presets() {
    StringBuilder text = new StringBuilder();
    for (Game game : games.all()) {
      for (Variant variant : game.variants()) {
        for (Preset preset : variant.presets()) {
          text.append("  ").append(game.name());
          if (!game.isMain(variant)) {
            text.append(" --variant ").append(variant.name());
          }
          if (!preset.equals(variant.preset())) {
            text.append(" --algorithm ").append(preset.settings().algorithm().algorithm());
          }
          text.append(": ").append(NumberText.count(preset.steps())).append(" steps\n");
          appendWrapped(changes(preset.settings()), text);
        }
      }
    }
    return text.toString();
  }

  /** What differs from the defaults of the preset's own method. */
  private static List<String> changes(TrainingSettings settings) {
    Map<String, String> changed = settings.toMap();
    Map<String, String> defaults =
        TrainingSettings.DEFAULT
            .with(Map.of("algorithm", settings.algorithm().algorithm()))
            .toMap();
    changed.entrySet().removeAll(defaults.entrySet());
    return changed.entrySet().stream()
        .map(change -> change.getKey() + "=" + change.getValue())
        .toList();
  }

  private static void appendWrapped(List<String> words, StringBuilder text) {
    int column = 0;
    for (String word : words) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        text.append('\n');
        column = 0;
      }
      text.append(column == 0 ? INDENT : " ").append(word);
      column += (column == 0 ? INDENT.length() : 1) + word.length();
    }
    text.append(words.isEmpty() ? "" : "\n");
  }

  /** Those that all methods have, then each method's own. */
  private static Table settings() {
    Table table = new Table("<<");
    Map<String, String> standard = TrainingSettings.DEFAULT.toMap();
    Set<String> ownKeys = TrainingSettings.DEFAULT.algorithm().keys();
    standard.forEach(
        (key, value) -> {
          if (!ownKeys.contains(key)) {
            table.row(key, value);
          }
        });
    SignalSettings.DEFAULT
        .bySignal()
        .forEach(
            (signal, settings) -> {
              table.row("with reward=" + signal);
              SettingsText.toMap(settings).forEach((key, value) -> table.row("  " + key, value));
            });
    table.row("with --clone or --expert");
    CloneOptions.settings().forEach((key, value) -> table.row("  " + key, value));
    table.row("with --prefer");
    PreferOptions.settings().forEach((key, value) -> table.row("  " + key, value));
    AlgorithmSettings.defaults()
        .forEach(
            (name, settings) -> {
              table.row("with algorithm=" + name);
              TrainingSettings.DEFAULT
                  .with(Map.of("algorithm", name))
                  .toMap()
                  .forEach(
                      (key, value) -> {
                        if (settings.keys().contains(key)) {
                          table.row("  " + key, value);
                        }
                      });
            });
    return table;
  }
}
