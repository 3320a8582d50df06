package io.github.gdxagents.console;

import io.github.gdxagents.console.settings.SettingsFile;
import io.github.gdxagents.console.settings.SettingsSection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which game is trained, in which variant; a settings file may say as well. */
final class GameOptions {

  @Parameters(
      arity = "0..1",
      paramLabel = "GAME",
      completionCandidates = GameNames.class,
      description =
          "The game: ${COMPLETION-CANDIDATES}. May be left out where a settings file names it.")
  private @Nullable String name;

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "A variant of the game; see train --help.")
  private @Nullable String variant;

  /**
   * Chooses the game. What is typed goes before what the file says, whose variant counts for its
   * own game only.
   *
   * @param command for messages: {@code "toy train"}
   * @throws UserError if none is named, or there is none of that name
   */
  Games.Choice choose(Games games, SettingsFile file, String command) {
    file.requireGames(games.labels());
    SettingsSection general = file.general();
    String game = name == null ? general.text("game") : name;
    if (game == null) {
      throw new UserError("Missing required parameter: 'GAME'; see '%s --help'".formatted(command));
    }
    boolean ofFile = variant == null && game.equals(general.text("game"));
    return games.choose(game, ofFile ? general.text("variant") : variant);
  }
}
