package io.github.gdxagents.training.cli;

import io.github.gdxagents.training.run.Figures;
import io.github.gdxagents.training.settings.AlgorithmSettings;
import io.github.gdxagents.training.settings.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What stands below the options in the commands' help. */
final class HelpText {

  private static final String AS_DEFAULT = ".";

  private final Games games;
  private final String program;

  HelpText(Games games, String program) {
    this.games = games;
    this.program = program;
  }

  /** Below the list of commands. */
  String overview() {
    String game = games.names().get(0);
    Table examples = new Table("  ", "<");
    examples.row(program + " train " + game);
    examples.row(program + " evaluate runs/" + game + "-seed1/latest.policy");
    examples.row(program + " inspect runs/" + game + "-seed1/latest.policy");
    examples.row("source <(" + program + " generate-completion)");
    return "\nExamples:\n"
        + examples
        + "\nExit codes: 0 for success, 1 for a failure on the way, 2 for a mistake in the arguments.\n";
  }

  /** Below the options of the train command: examples, games, and all settings. */
  String training() {
    String game = games.names().get(0);
    Table examples = new Table("  ", "<");
    examples.row(program + " train " + game + " --seed 2 --steps 200000");
    examples.row(program + " train " + game + " --set learning-rate=3e-4..0 --set hidden=128,128");
    examples.row(
        program + " train " + game + " --settings runs/" + game + "-seed1/settings.properties");
    examples.row(program + " train " + game + " --algorithm trpo");
    examples.row(
        program
            + " train "
            + game
            + " --from runs/"
            + game
            + "-seed1/latest.policy --reference-kl 0.1");
    return "\nExamples:\n" + examples + "\nGames:\n" + gameTable() + "\n" + settingsText();
  }

  private Table gameTable() {
    Table table = new Table("  ", "<<>");
    table.row("game", "variant", "steps");
    for (Game game : games.all()) {
      String name = game.name();
      for (Variant variant : game.variants()) {
        table.row(name, variant.name(), Figures.count(variant.preset().steps()));
        name = "";
      }
    }
    return table;
  }

  private String settingsText() {
    List<Games.Choice> choices = games.choices();
    Table table = new Table("  ", "<".repeat(2 + choices.size()));
    List<String> header = new ArrayList<>(List.of("key", "default"));
    choices.forEach(choice -> header.add(choice.label()));
    table.row(header.toArray(String[]::new));
    List<Map<String, String>> presets =
        choices.stream().map(choice -> choice.variant().preset().settings().toMap()).toList();
    TrainingSettings.DEFAULT
        .toMap()
        .forEach(
            (key, standard) -> {
              List<String> row = new ArrayList<>(List.of(key, standard));
              for (Map<String, String> preset : presets) {
                String value = preset.getOrDefault(key, standard);
                row.add(value.equals(standard) ? AS_DEFAULT : value);
              }
              table.row(row.toArray(String[]::new));
            });
    return "Settings, and where games differ from their defaults (A..B changes evenly from A to B over the run):\n"
        + table
        + "\nWith --algorithm, instead of those from algorithm on:\n"
        + otherAlgorithms();
  }

  private static Table otherAlgorithms() {
    Table table = new Table("  ", "<<<");
    table.row("algorithm", "key", "default");
    Map<String, String> shared = TrainingSettings.DEFAULT.toMap();
    for (String name : AlgorithmSettings.defaults().keySet()) {
      if (name.equals(shared.get("algorithm"))) {
        continue;
      }
      String label = name;
      Map<String, String> own = TrainingSettings.DEFAULT.with(Map.of("algorithm", name)).toMap();
      for (Map.Entry<String, String> setting : own.entrySet()) {
        if (AlgorithmSettings.named(name).keys().contains(setting.getKey())) {
          table.row(label, setting.getKey(), setting.getValue());
          label = "";
        }
      }
    }
    return table;
  }
}
