package io.github.gdxagents.console;

import io.github.gdxagents.console.compare.Comparison;
import io.github.gdxagents.console.text.Table;
import java.util.List;

/** What stands below the options of the compare command. */
final class ComparisonHelp {

  private final Games games;
  private final List<Comparison> presets;
  private final String program;

  ComparisonHelp(Games games, List<Comparison> presets, String program) {
    this.games = games;
    this.presets = presets;
    this.program = program;
  }

  String text() {
    Table examples = new Table("<");
    for (Comparison preset : presets) {
      examples.row(program + " compare --preset " + preset.name());
      examples.row(program + " compare --preset " + preset.name() + " --steps-scale 0.01");
    }
    examples.row(program + " compare --file my.yaml --seeds 1-5 --jobs 2");
    return "\nExamples:\n" + examples + presetTable() + "\n" + file();
  }

  private String presetTable() {
    if (presets.isEmpty()) {
      return "";
    }
    Table table = new Table("<<>>");
    table.row("preset", "games", "variants", "seeds");
    for (Comparison preset : presets) {
      table.row(
          preset.name(),
          String.join(", ", preset.games()),
          Integer.toString(preset.variants().size()),
          Integer.toString(preset.seeds().size()));
    }
    return "\nPresets:\n" + table;
  }

  private String file() {
    String game = games.names().get(0);
    Table needed = new Table("<<");
    needed.row("games: [" + String.join(", ", games.names()) + "]");
    needed.row("seeds: 1-3", "# or [1, 2, 5]");
    needed.row("variants:");
    needed.row("  clip: {clip-range: 0.2, kl-penalty: none}", "# changes of settings");
    needed.row("  kl: {clip-range: none, kl-penalty: fixed:3}");
    needed.row("  preset: {}");
    Table others = new Table("<<");
    others.row("title: Clipping or KL penalty?", "# above the tables");
    others.row("steps: 500k", "# of each run; default: the preset's");
    others.row("steps: {all: 500k, " + game + ": 300k}", "# the same, with some game's own");
    others.row("steps-scale: 0.1", "# multiplies these");
    others.row("solved: {" + game + ": 200}", "# the least return that counts as solved");
    others.row("reference: PPO paper", "# where published scores are from");
    Table variant = new Table("<<");
    variant.row("label: Clipping, epsilon 0.2", "# what tables call it");
    variant.row("reference: 0.82", "# a published score of it");
    return "A comparison file is YAML, such as this:\n"
        + needed
        + "It may also have these:\n"
        + others
        + "And a variant these, beside settings:\n"
        + variant;
  }
}
