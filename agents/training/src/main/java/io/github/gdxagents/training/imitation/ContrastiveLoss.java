package io.github.gdxagents.training.imitation;

/**
 * The loss of contrastive preference learning for one comparison. A clip's score is the discounted
 * sum of alpha (log pi(a|s) - log pi_ref(a|s)); with p the preference for the left one, 1, 0 or one
 * half, the loss is
 *
 * <pre>
 *   - p log sigmoid(left - lambda right) - (1 - p) log sigmoid(right - lambda left)
 * </pre>
 *
 * @param alpha what a nat counts
 * @param bias lambda
 * @param discount gamma
 */
record ContrastiveLoss(double alpha, double bias, double discount) {

  /**
   * A clip's score.
   *
   * @param logRatios log pi(a|s) - log pi_ref(a|s) of its decisions, from index {@code from} to
   *     before {@code to}
   */
  double score(double[] logRatios, int from, int to) {
    double sum = 0;
    for (int i = to - 1; i >= from; i--) {
      sum = alpha * logRatios[i] + discount * sum;
    }
    return sum;
  }

  /** The loss of a comparison, in nats, from both scores. */
  double loss(double left, double right, double preferenceForLeft) {
    return preferenceForLeft * negativeLogSigmoid(left - bias * right)
        + (1 - preferenceForLeft) * negativeLogSigmoid(right - bias * left);
  }

  /**
   * The derivative of the loss with respect to the left score; with sides and preference exchanged,
   * that with respect to the right one.
   */
  double gradient(double left, double right, double preferenceForLeft) {
    return -preferenceForLeft * sigmoid(bias * right - left)
        + (1 - preferenceForLeft) * bias * sigmoid(bias * left - right);
  }

  private static double negativeLogSigmoid(double x) {
    return x > 0 ? StrictMath.log1p(StrictMath.exp(-x)) : StrictMath.log1p(StrictMath.exp(x)) - x;
  }

  private static double sigmoid(double x) {
    return x >= 0 ? 1 / (1 + StrictMath.exp(-x)) : StrictMath.exp(x) / (1 + StrictMath.exp(x));
  }
}
