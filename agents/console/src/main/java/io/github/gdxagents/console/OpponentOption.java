package io.github.gdxagents.console;

import io.github.gdxagents.console.settings.SettingsSection;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.experience.Lineup;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who plays the agents of the other kinds, in a game with several. */
final class OpponentOption {

  private static final String RANDOM = "random";

  @Option(
      names = "--opponent",
      paramLabel = "KIND=POLICY",
      description =
          "Let a saved policy play the agents of another kind, drawing its actions; may be repeated."
              + " Kinds that are not named play at random, as with KIND="
              + RANDOM
              + ".")
  private List<String> opponents = List.of();

  /** Who plays which of the other kinds, one sentence each; once they have been cast. */
  private final List<String> cast = new ArrayList<>();

  /**
   * Casts the agents of a game.
   *
   * @param kind the one that learns or is evaluated
   * @param err receives the differences that are accepted
   * @return null where there are no others
   */
  @Nullable Lineup lineup(String kind, Kinds kinds, MatchOption match, PrintWriter err) {
    Map<String, String> named = named(kind, kinds);
    if (!kinds.several()) {
      return null;
    }
    Map<String, Policy> policies = new LinkedHashMap<>();
    Set<String> atRandom = new LinkedHashSet<>();
    for (String other : kinds.specs().keySet()) {
      if (other.equals(kind)) {
        continue;
      }
      String player = named.getOrDefault(other, RANDOM);
      if (player.equals(RANDOM)) {
        atRandom.add(other);
        cast.add(other + " plays at random");
      } else {
        policies.put(other, match.read(Path.of(player), kinds.spec(other), err));
        cast.add(other + " is played by " + player);
      }
    }
    return new Lineup(kind, policies, atRandom);
  }

  /** Tells who plays the others, if there are any. */
  void tell(PrintWriter err) {
    cast.forEach(err::println);
    err.flush();
  }

  /** Takes what a settings file says where nothing was typed. */
  void orElse(SettingsSection file, Path folder) {
    if (opponents.isEmpty()) {
      opponents =
          file.mapping("opponent").entrySet().stream()
              .map(entry -> entry.getKey() + "=" + player(entry.getValue(), folder))
              .toList();
    }
  }

  private static String player(String text, Path folder) {
    return text.equals(RANDOM) ? RANDOM : folder.resolve(text).toString();
  }

  /** The file of each policy that plays, by the kind that it plays. */
  Map<String, Path> files(String kind, Kinds kinds) {
    Map<String, Path> files = new LinkedHashMap<>();
    named(kind, kinds)
        .forEach(
            (other, player) -> {
              if (!player.equals(RANDOM)) {
                files.put(other, Path.of(player));
              }
            });
    return files;
  }

  private Map<String, String> named(String kind, Kinds kinds) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String opponent : opponents) {
      int equals = opponent.indexOf('=');
      if (equals < 1) {
        throw new UserError(
            "--opponent needs KIND=POLICY or KIND=" + RANDOM + ", not '" + opponent + "'");
      }
      String other = kinds.spec(opponent.substring(0, equals)).kind();
      if (other.equals(kind)) {
        throw new UserError(
            "--opponent " + opponent + " names the kind whose own policy plays; leave it out");
      }
      if (named.put(other, opponent.substring(equals + 1)) != null) {
        throw new UserError("--opponent names the kind " + other + " twice; keep one of them");
      }
    }
    return named;
  }
}
