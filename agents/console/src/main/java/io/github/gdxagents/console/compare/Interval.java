package io.github.gdxagents.console.compare;

import io.github.gdxagents.hook.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A 95 % confidence interval, by the percentile bootstrap: Efron and Tibshirani, "An Introduction
 * to the Bootstrap" (1993), section 13.3.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {

  static final int RESAMPLES = 10_000;

  private static final long SEED = 1;
  private static final double TAIL = 0.025;

  /** Where there is nothing to estimate from. */
  private static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  /**
   * The interval of the mean of all values, where each stratum is a sample of its own: a resample
   * draws as many values from each as it has, with replacement. The draws are the same at each
   * call.
   *
   * @param strata the values of each stratum, such as the scores of a game's runs
   * @return NaN to NaN if there are no values
   */
  public static Interval ofMean(List<double[]> strata) {
    int count = strata.stream().mapToInt(stratum -> stratum.length).sum();
    if (count == 0) {
      return NONE;
    }
    return resampled(
        random -> {
          double sum = 0;
          for (double[] stratum : strata) {
            for (int draw = 0; draw < stratum.length; draw++) {
              sum += stratum[random.nextInt(stratum.length)];
            }
          }
          return sum / count;
        });
  }

  /**
   * The interval of any statistic of a sample. The draws are the same at each call.
   *
   * @return NaN to NaN if there are no values, or one of them is none
   */
  static Interval of(double[] values, ToDoubleFunction<double[]> statistic) {
    if (values.length == 0 || Arrays.stream(values).anyMatch(Double::isNaN)) {
      return NONE;
    }
    double[] resample = new double[values.length];
    return resampled(
        random -> {
          for (int draw = 0; draw < resample.length; draw++) {
            resample[draw] = values[random.nextInt(values.length)];
          }
          return statistic.applyAsDouble(resample);
        });
  }

  /**
   * @param draw resamples, and returns the statistic
   */
  private static Interval resampled(ToDoubleFunction<RandomStream> draw) {
    RandomStream random = new RandomStream(SEED);
    double[] statistics = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      statistics[r] = draw.applyAsDouble(random);
    }
    Arrays.sort(statistics);
    return new Interval(quantile(statistics, TAIL), quantile(statistics, 1 - TAIL));
  }

  /**
   * The value below which a share of the others lies, between neighbors by linear interpolation.
   *
   * @param sorted in ascending order, at least one
   */
  static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
