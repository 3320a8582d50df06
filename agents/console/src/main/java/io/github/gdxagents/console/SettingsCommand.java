package io.github.gdxagents.console;

import io.github.gdxagents.console.settings.SettingsYaml;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.training.Preset;
import io.github.gdxagents.training.TrainingSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "settings",
    description =
        "Prints the settings that a game is trained with, each with its meaning, as a file for train --settings.",
    sortOptions = false)
final class SettingsCommand extends BaseCommand {

  private final Games games;
  private final CommandNames names;

  @Parameters(
      paramLabel = "GAME",
      completionCandidates = GameNames.class,
      description = "The game: ${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("FieldCanBeFinal") // set by picocli
  private String gameName = "";

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "A variant of the game; see train --help.")
  private @Nullable String variantName;

  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      completionCandidates = AlgorithmNames.class,
      description =
          "Training method: ${COMPLETION-CANDIDATES}. Default: that of the game's first preset.")
  private @Nullable String algorithm;

  @Mixin private final JsonOption json = new JsonOption();

  SettingsCommand(Games games, CommandNames names) {
    this.games = games;
    this.names = names;
  }

  @Override
  public Integer call() {
    Games.Choice choice = games.choose(gameName, variantName);
    Preset preset =
        choice
            .variant()
            .preset(
                algorithm == null
                    ? Map.of()
                    : Map.of(TrainingSettings.ALGORITHM, AlgorithmNames.require(algorithm)));
    json.print(out(), () -> yaml(choice, preset), () -> document(choice, preset));
    return 0;
  }

  private String yaml(Games.Choice choice, Preset preset) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("game", choice.game().name());
    if (!choice.game().isMain(choice.variant())) {
      options.put("variant", choice.variant().name());
    }
    options.put("steps", Long.toString(preset.steps()));
    String file = choice.label() + ".yaml";
    return SettingsYaml.text(
        List.of(
            "How "
                + choice.label()
                + " is trained unless told otherwise. To change it, write this into a file,"
                + " keep the lines to change,",
            "and train by it:  %s train --settings %s".formatted(names.launcher(), file)),
        options,
        Map.of(),
        preset.settings());
  }

  /** Settings in the form that {@code --set} takes. */
  private static Map<String, Object> document(Games.Choice choice, Preset preset) {
    return Json.object(
        "game", choice.game().name(),
        "variant", choice.variant().name(),
        "steps", preset.steps(),
        "settings", preset.settings().toMap());
  }
}
