package io.github.gdxagents.console.compare;

import io.github.gdxagents.console.text.StepCount;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

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

  private static final double LEAST_SCALE = 1e-6;
  private static final double GREATEST_SCALE = 1e6;

  public Steps {
    byGame = Collections.unmodifiableMap(new LinkedHashMap<>(byGame));
    all.ifPresent(Steps::requireValid);
    byGame.values().forEach(Steps::requireValid);
    if (!(scale >= LEAST_SCALE && scale <= GREATEST_SCALE)) {
      throw new InvalidComparisonException(
          "the scale of steps must be between 0.000001 and 1000000, not " + scale);
    }
  }

  private static void requireValid(long steps) {
    valid(() -> StepCount.requireValid(steps));
  }

  /**
   * Reads a number of steps; see {@link StepCount}.
   *
   * @throws InvalidComparisonException if it is none
   */
  public static long parse(String text) {
    return valid(() -> StepCount.parse(text));
  }

  private static long valid(LongSupplier steps) {
    try {
      return steps.getAsLong();
    } catch (IllegalArgumentException e) {
      throw new InvalidComparisonException(String.valueOf(e.getMessage()));
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
