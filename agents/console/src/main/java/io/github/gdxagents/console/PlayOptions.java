package io.github.gdxagents.console;

import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.experience.Lineup;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which game a policy plays, as which kind of agent, and who plays the others. */
final class PlayOptions {

  @Mixin private final PlayedGameOptions played = new PlayedGameOptions();

  @Option(
      names = "--kind",
      paramLabel = "NAME",
      description =
          "The kind of agents to play, in a game with several kinds. Default: the one that the policy was trained for.")
  private @Nullable String kindName;

  @Mixin private final OpponentOption opponents = new OpponentOption();

  @Mixin private final MatchOption match = new MatchOption();

  /**
   * A policy that plays, with those who play the others.
   *
   * @param policy fitted to the game
   * @param lineup null where it plays every agent
   */
  record Cast(Policy policy, @Nullable Lineup lineup) {}

  /**
   * The game that policies play.
   *
   * @param files where they were read from, for messages
   * @throws UserError if they play several
   */
  Games.Choice choose(Games games, List<Path> files, List<Policy> policies) {
    return played.choose(games, files, policies);
  }

  /**
   * Casts the agents of a game.
   *
   * @param file where the policy comes from, for messages
   * @param tells whether to say who plays the others
   * @param messages receives that, and the differences that are accepted
   */
  Cast cast(Path file, Policy read, Games.Choice choice, boolean tells, PrintWriter messages) {
    Kinds kinds = Kinds.of(choice);
    String kind = kinds.chosen(kindName == null && kinds.several() ? read.spec().kind() : kindName);
    Policy policy = match.fit(file, read, kinds.spec(kind), messages);
    Lineup lineup = opponents.lineup(kind, kinds, match, messages);
    if (tells) {
      opponents.tell(messages);
    }
    return new Cast(policy, lineup);
  }
}
