package io.github.gdxagents.training;

import org.jspecify.annotations.Nullable;

/**
 * What an evaluation plays, how long it may take, and who hears of it.
 *
 * <p>What is being played when a limit is reached counts only if it is the first episode: it ends
 * there, as truncated.
 *
 * @param episodes how many, at least 1, each of {@link Evaluation#MOST_TICKS} at most
 * @param seed decides which episodes; unrelated to those of a training run with the same seed
 * @param mostTicks of all episodes together, at least 1
 * @param mostSeconds of all episodes together, more than 0. What is evaluated for a limited time
 *     depends on the machine where the limit is reached
 * @param watch looks whether a hook of the game does not return; null where nobody does
 */
public record EvaluationSetup(
    int episodes,
    long seed,
    long mostTicks,
    double mostSeconds,
    EvaluationListener listener,
    @Nullable HookWatch watch) {

  /** The ticks of all episodes together, for each one that is asked for. */
  private static final int TICKS_PER_EPISODE = 10_000;

  public EvaluationSetup {
    if (episodes < 1) {
      throw new IllegalArgumentException("episodes must be at least 1, not " + episodes);
    }
    if (mostTicks < 1) {
      throw new IllegalArgumentException("mostTicks must be at least 1, not " + mostTicks);
    }
    if (!(mostSeconds > 0)) {
      throw new IllegalArgumentException("mostSeconds must be more than 0, not " + mostSeconds);
    }
  }

  /** As many ticks as such an evaluation has unless told otherwise, however long they take. */
  public static EvaluationSetup of(int episodes, long seed) {
    return new EvaluationSetup(
        episodes,
        seed,
        defaultMostTicks(episodes),
        Double.POSITIVE_INFINITY,
        new EvaluationListener() {},
        null);
  }

  /** The ticks of an evaluation with this number of episodes, unless another limit is given. */
  public static long defaultMostTicks(int episodes) {
    return Math.max(Evaluation.MOST_TICKS, (long) episodes * TICKS_PER_EPISODE);
  }

  /** The same for so many ticks, and so many seconds. */
  public EvaluationSetup limitedTo(long ticks, double seconds) {
    return new EvaluationSetup(episodes, seed, ticks, seconds, listener, watch);
  }

  /** The same, with somebody who hears of it. */
  public EvaluationSetup telling(EvaluationListener listener) {
    return new EvaluationSetup(episodes, seed, mostTicks, mostSeconds, listener, watch);
  }

  /** The same, with somebody who looks whether hooks return. */
  public EvaluationSetup watchedBy(@Nullable HookWatch watch) {
    return new EvaluationSetup(episodes, seed, mostTicks, mostSeconds, listener, watch);
  }
}
