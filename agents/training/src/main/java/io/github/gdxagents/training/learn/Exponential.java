package io.github.gdxagents.training.learn;

/**
 * The exponential of many numbers at once, in double arithmetic without a branch, so that the
 * compiler turns loops over it into vector instructions.
 */
final class Exponential {

  /** At and below this, the result is 0. */
  static final double LEAST = -750;

  /** 2^10: as many squarings follow. */
  private static final double DIVISOR = 1024;

  private Exponential() {}

  /**
   * Computes {@code e^x} for x up to 0, to 2e-12 of itself for x above -40 and to 1e-12 below: the
   * Taylor series of {@code e^(x / 1024)}, squared ten times.
   *
   * @param x of the length of the result
   * @param result modified
   */
  static void apply(double[] x, double[] result) {
    // Three loops, because the compiler finds better vector instructions for short bodies.
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.max(LEAST, x[i]) / DIVISOR;
    }
    for (int i = 0; i < result.length; i++) {
      double y = result[i];
      double sum = 1 / 5040.0 + y * (1 / 40320.0);
      sum = 1 / 120.0 + y * (1 / 720.0 + y * sum);
      sum = 1 / 6.0 + y * (1 / 24.0 + y * sum);
      result[i] = 1 + y * (1 + y * (1 / 2.0 + y * sum));
    }
    for (int i = 0; i < result.length; i++) {
      double y = result[i];
      y *= y;
      y *= y;
      y *= y;
      y *= y;
      y *= y;
      y *= y;
      y *= y;
      y *= y;
      y *= y;
      y *= y;
      result[i] = y;
    }
  }
}
