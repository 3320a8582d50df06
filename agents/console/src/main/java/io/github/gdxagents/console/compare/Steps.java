package io.github.gdxagents.console.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How many decisions each run of a comparison trains for.
 *
 * @param all of every game that has no number of its own; if absent, each game's preset decides
 * @param byGame the numbers of single games, by label
 * @param scale a factor on whichever number applies: 0.01 to try a comparison out
 */
public record Steps(OptionalLong all, Map<String, Long> byGame, double scale) {

  /** As the games' presets have it. */
  public static final Steps OF_PRESETS = new Steps(OptionalLong.empty(), Map.of(), 1);

  /** Beyond these, a slip of the finger is likelier than intent. */
  private static final long MOST_STEPS = 1_000_000_000_000L;

  private static final double LEAST_SCALE = 1e-6;
  private static final double GREATEST_SCALE = 1e6;

  public Steps {
    byGame = Collections.unmodifiableMap(new LinkedHashMap<>(byGame));
    all.ifPresent(Steps::requireValid);
    byGame.values().forEach(Steps::requireValid);
    if (!(scale >= LEAST_SCALE && scale <= GREATEST_SCALE)) {
      throw new InvalidComparisonException(
          "the scale of steps must be within 0.000001 and 1000000, not " + scale);
    }
  }

  private static void requireValid(long steps) {
    if (steps < 1 || steps > MOST_STEPS) {
      throw new InvalidComparisonException(
          "steps must be within 1 and %d, not %d".formatted(MOST_STEPS, steps));
    }
  }

  /**
   * Reads a number of steps.
   *
   * @throws InvalidComparisonException if it is none
   */
  public static long parse(String text) {
    try {
      long steps = Long.parseLong(text.strip());
      requireValid(steps);
      return steps;
    } catch (NumberFormatException e) {
      throw new InvalidComparisonException(
          "'" + text + "' is no number of steps; write a whole number such as 500000");
    }
  }

  /** The same number for every game, whatever single games had. */
  public Steps withAll(long steps) {
    return new Steps(OptionalLong.of(steps), Map.of(), scale);
  }

  /** These, but for one game. */
  public Steps with(String game, long steps) {
    Map<String, Long> changed = new LinkedHashMap<>(byGame);
    changed.put(game, steps);
    return new Steps(all, changed, scale);
  }

  /** These times a factor, in place of the factor so far. */
  public Steps withScale(double factor) {
    return new Steps(all, byGame, factor);
  }

  /**
   * The number for a game.
   *
   * @param preset what the game's preset says
   */
  long of(String game, long preset) {
    long steps = byGame.getOrDefault(game, all.orElse(preset));
    return Math.max(1, Math.round(steps * scale));
  }
}
