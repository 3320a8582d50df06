package io.github.gdxagents.console.tune;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Successive halving: many trials are trained a little, the best third of them three times as far,
 * and so on. Jamieson and Talwalkar, "Non-stochastic Best Arm Identification and Hyperparameter
 * Optimization" (2016), with eta 3 and whole rungs: nothing goes on before all of a rung have come
 * as far, so that neither threads nor the machine decide what does.
 *
 * <p>The rungs are after a ninth, a third and all of the steps. The best third of those who made
 * all of them are trained with further seeds, and the best mean wins.
 */
final class Halving {

  /** The rate eta: one of so many goes on, and is trained so many times as far. */
  static final int RATE = 3;

  static final int RUNGS = 3;

  /** How many seeds the last ones are judged by. */
  static final int SEEDS = 3;

  private Halving() {}

  /**
   * After how many steps a rung ends.
   *
   * @param rung from 0
   * @param steps of a whole run
   */
  static long steps(int rung, long steps) {
    long parts = 1;
    for (int r = rung; r < RUNGS - 1; r++) {
      parts *= RATE;
    }
    return Math.max(1, (steps + parts - 1) / parts);
  }

  /**
   * Those that go on: the better third, rounded up. Of equals the earlier one is better; one
   * without a score never goes on.
   *
   * @param trials the best of the rung before first; in the first rung in their order
   * @param score of a trial; NaN where there is none
   * @return the best first; empty only where none has a score
   */
  static <T> List<T> best(List<T> trials, ToDoubleFunction<T> score) {
    List<T> ranked = ranked(trials, score);
    return ranked.subList(0, Math.min(ranked.size(), (trials.size() + RATE - 1) / RATE));
  }

  /** All that have a score, the best first. */
  static <T> List<T> ranked(List<T> trials, ToDoubleFunction<T> score) {
    return trials.stream()
        .filter(trial -> !Double.isNaN(score.applyAsDouble(trial)))
        .sorted(Comparator.comparingDouble(score).reversed()) // which leaves equals in their order
        .toList();
  }
}
