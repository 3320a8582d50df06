package io.github.gdxagents.training.preference;

/**
 * How probable it is that one of two clips is preferred, given what they are worth: of two
 * strengths the difference decides, through the logistic function, but for a share of answers that
 * are given at random. Christiano et al., "Deep Reinforcement Learning from Human Preferences"
 * (2017), section 2.2.3; Bradley and Terry, "Rank Analysis of Incomplete Block Designs" (1952).
 */
final class BradleyTerry {

  private final double randomShare;

  /**
   * @param randomShare of answers that are no better than tossing a coin, from 0 to below 1
   */
  BradleyTerry(double randomShare) {
    this.randomShare = randomShare;
  }

  /**
   * The probability that the first is preferred.
   *
   * @param difference what the first is worth more than the second, in nats
   */
  double probability(double difference) {
    return (1 - randomShare) * logistic(difference) + 0.5 * randomShare;
  }

  /**
   * The cross-entropy of an answer, in nats.
   *
   * @param preference how much the first was preferred, 0 to 1
   */
  double loss(double difference, double preference) {
    return -preference * logProbability(difference)
        - (1 - preference) * logProbability(-difference);
  }

  private double logProbability(double difference) {
    // Without random answers, the logarithm of a probability that is too small for a number.
    return randomShare == 0 && difference < -30
        ? difference
        : StrictMath.log(probability(difference));
  }

  /** The derivative of {@link #loss} with respect to the difference. */
  double gradient(double difference, double preference) {
    double first = logistic(difference);
    double second = logistic(-difference);
    double shareOfFirst = share(first, difference);
    double shareOfSecond = share(second, -difference);
    return -preference * second * shareOfFirst + (1 - preference) * first * shareOfSecond;
  }

  /** How much of a probability is due to the difference, and not to chance. */
  private double share(double logistic, double difference) {
    return randomShare == 0 ? 1 : (1 - randomShare) * logistic / probability(difference);
  }

  private static double logistic(double x) {
    return x >= 0 ? 1 / (1 + StrictMath.exp(-x)) : StrictMath.exp(x) / (1 + StrictMath.exp(x));
  }
}
