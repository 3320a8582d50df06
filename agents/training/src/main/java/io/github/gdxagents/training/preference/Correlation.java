package io.github.gdxagents.training.preference;

import java.util.Arrays;
import java.util.Comparator;

/** How much two rows of numbers go together, from -1 to 1; NaN where one of them does not vary. */
final class Correlation {

  private Correlation() {}

  /** Pearson's: of the numbers themselves. */
  static double pearson(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElse(Double.NaN);
    double meanY = Arrays.stream(y).average().orElse(Double.NaN);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    return xx == 0 || yy == 0 ? Double.NaN : xy / Math.sqrt(xx * yy);
  }

  /** Spearman's: of their ranks. */
  static double spearman(double[] x, double[] y) {
    return pearson(ranks(x), ranks(y));
  }

  /** The rank of each number, from 0; equal numbers share the mean of theirs. */
  private static double[] ranks(double[] numbers) {
    Integer[] order = new Integer[numbers.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> numbers[i]));
    double[] ranks = new double[numbers.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && numbers[order[to]] == numbers[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = 0.5 * (from + to - 1);
      }
      from = to;
    }
    return ranks;
  }
}
