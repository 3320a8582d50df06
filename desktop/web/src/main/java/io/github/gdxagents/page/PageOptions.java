package io.github.gdxagents.page;

import io.github.gdxagents.core.screen.Game;
import io.github.gdxagents.core.screen.Games;
import io.github.gdxagents.core.screen.Pilot;
import java.util.Optional;

/**
 * What the page's address asks for: {@code ?game=cartpole&seed=7&pilot=human}.
 *
 * @param game the first one
 * @param pilot who plays first
 * @param seed of the first episode; none for a random one
 */
record PageOptions(Game game, Pilot pilot, Optional<Long> seed) {

  /**
   * Reads options.
   *
   * @param options such as {@code game=cartpole}
   * @throws IllegalArgumentException in one line that says what was expected
   */
  static PageOptions parse(String... options) {
    Game game = Games.LANDER;
    Pilot pilot = Pilot.POLICY;
    Optional<Long> seed = Optional.empty();
    for (String option : options) {
      int end = option.indexOf('=');
      String name = end < 0 ? option : option.substring(0, end);
      String value = end < 0 ? "" : option.substring(end + 1);
      switch (name) {
        case "game" -> game = game(value);
        case "pilot" -> pilot = pilot(value);
        case "seed" -> seed = Optional.of(seed(value));
        default ->
            throw new IllegalArgumentException(
                "There is no option '" + name + "'; choose from game, pilot, seed");
      }
    }
    return new PageOptions(game, pilot, seed);
  }

  private static Game game(String id) {
    return Games.find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no game '" + id + "'; choose from " + Games.ids()));
  }

  private static Pilot pilot(String name) {
    return switch (name) {
      case "policy" -> Pilot.POLICY;
      case "human" -> Pilot.HUMAN;
      case "random" -> Pilot.RANDOM;
      default ->
          throw new IllegalArgumentException(
              "pilot needs policy, human or random, not '" + name + "'");
    };
  }

  private static long seed(String number) {
    try {
      return Long.parseLong(number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("seed needs a whole number, not '" + number + "'", e);
    }
  }
}
