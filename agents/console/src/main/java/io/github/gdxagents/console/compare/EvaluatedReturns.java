package io.github.gdxagents.console.compare;

import java.util.Arrays;

/**
 * What the last policies of a variant's runs on a game return when they are evaluated. All but
 * {@code solved} are NaN if a run diverged, or if there is none.
 *
 * @param mean over runs
 * @param deviation the standard deviation of the sample; NaN if there is one run only
 * @param interquartileMean the mean of the middle half, which a few good or bad runs do not move:
 *     Agarwal et al., "Deep Reinforcement Learning at the Edge of the Statistical Precipice" (2021)
 * @param interval the 95 % confidence interval of the interquartile mean
 * @param worst the worst run
 * @param solved how many runs reach what counts as solved; 0 where nothing does
 */
record EvaluatedReturns(
    double mean,
    double deviation,
    double interquartileMean,
    Interval interval,
    double worst,
    int solved) {

  /**
   * Computes all figures.
   *
   * @param solvedAt the least return that counts as solved; NaN where none does
   */
  static EvaluatedReturns of(double[] returns, double solvedAt) {
    return new EvaluatedReturns(
        Scores.mean(returns),
        Scores.deviation(returns),
        interquartileMean(returns),
        Interval.of(returns, EvaluatedReturns::interquartileMean),
        Arrays.stream(returns).min().orElse(Double.NaN),
        (int) Arrays.stream(returns).filter(value -> value >= solvedAt).count());
  }

  /** The mean without the lowest and the highest quarter, each rounded down to whole values. */
  static double interquartileMean(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int quarter = sorted.length / 4;
    return sorted.length > 0 && Double.isNaN(sorted[sorted.length - 1])
        ? Double.NaN
        : Scores.mean(Arrays.copyOfRange(sorted, quarter, sorted.length - quarter));
  }
}
