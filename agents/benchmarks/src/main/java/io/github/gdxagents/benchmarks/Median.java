package io.github.gdxagents.benchmarks;

import java.util.Collection;

/** What stands for repeated measurements: half of them are at most this, half at least. */
final class Median {

  private Median() {}

  /** The middle value, or the mean of the middle two; NaN of none. */
  static double of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int count = sorted.length;
    return count == 0 ? Double.NaN : 0.5 * (sorted[(count - 1) / 2] + sorted[count / 2]);
  }
}
