package io.github.gdxagents.training.learn;

/** Sums over rows of what a loss measures on the way. */
public final class LossStatistics {

  long rows;
  double objective;
  double valueLoss;
  double entropy;
  double klExact;
  double klK1;
  double klK3;
  double referenceKl;
  long clipped;
  double greatestRatioDeviation;

  public void clear() {
    rows = 0;
    objective = 0;
    valueLoss = 0;
    entropy = 0;
    klExact = 0;
    klK1 = 0;
    klK3 = 0;
    referenceKl = 0;
    clipped = 0;
    greatestRatioDeviation = 0;
  }

  /** Adds the rows of another. */
  public void add(LossStatistics other) {
    rows += other.rows;
    objective += other.objective;
    valueLoss += other.valueLoss;
    entropy += other.entropy;
    klExact += other.klExact;
    klK1 += other.klK1;
    klK3 += other.klK3;
    referenceKl += other.referenceKl;
    clipped += other.clipped;
    greatestRatioDeviation = Math.max(greatestRatioDeviation, other.greatestRatioDeviation);
  }

  public long rows() {
    return rows;
  }

  /** The mean surrogate objective (to be maximized), before penalties and bonuses. */
  public double surrogate() {
    return objective / rows;
  }

  /** The mean squared error of the values, where the row loss learns them. */
  double valueLoss() {
    return valueLoss / rows;
  }

  /** The mean entropy of the policy, in nats. */
  public double entropy() {
    return entropy / rows;
  }

  /** The mean of KL(old || new), computed from both distributions, in nats. */
  public double klExact() {
    return klExact / rows;
  }

  /** The mean of -log ratio: the unbiased estimator k1 of KL(old || new), in nats. */
  public double klK1() {
    return klK1 / rows;
  }

  /**
   * The mean of ratio - 1 - log ratio: the estimator k3 of KL(old || new), in nats, unbiased and
   * never negative. Schulman, "Approximating KL Divergence" (2020).
   */
  public double klK3() {
    return klK3 / rows;
  }

  /** The mean of KL(new || reference), in nats; 0 where there is no reference. */
  public double referenceKl() {
    return referenceKl / rows;
  }

  /** The share of rows whose probability ratio is outside the clip range. */
  public double clipFraction() {
    return (double) clipped / rows;
  }

  /**
   * The greatest distance of a probability ratio from 1. Before the first step it is rounding error
   * only.
   */
  public double greatestRatioDeviation() {
    return greatestRatioDeviation;
  }
}
