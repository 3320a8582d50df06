package io.github.gdxagents.console;

import io.github.gdxagents.policy.Policy;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which game saved policies play: what they were trained on, unless options say otherwise. */
final class PlayedGameOptions {

  @Option(
      names = "--game",
      paramLabel = "NAME",
      completionCandidates = GameNames.class,
      description =
          "The game to play: ${COMPLETION-CANDIDATES}. Default: the one that the policy was trained on.")
  private @Nullable String gameName;

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "The variant of the game. Default: the one that the policy was trained on.")
  private @Nullable String variantName;

  /**
   * The game that policies play.
   *
   * @param files where they were read from, for messages
   * @throws UserError if they play several
   */
  Games.Choice choose(Games games, List<Path> files, List<Policy> policies) {
    Games.Choice choice = choose(games, files.get(0), policies.get(0));
    for (int p = 1; p < files.size(); p++) {
      Games.Choice other = choose(games, files.get(p), policies.get(p));
      if (!other.label().equals(choice.label())) {
        throw new UserError(
            "%s plays %s and %s plays %s; compare policies of one game, or choose it with --game"
                .formatted(files.get(0), choice.label(), files.get(p), other.label()));
      }
    }
    return choice;
  }

  private Games.Choice choose(Games games, Path file, Policy policy) {
    if (gameName != null) {
      return games.choose(gameName, variantName);
    }
    String trainedOn = policy.provenance().game();
    Games.Choice trained =
        games
            .labeled(trainedOn)
            .orElseThrow(
                () ->
                    new UserError(
                        file
                            + " was trained on '"
                            + trainedOn
                            + "', which is not among the games here; choose one with --game: "
                            + String.join(", ", games.names())));
    return variantName != null ? games.choose(trained.game().name(), variantName) : trained;
  }
}
