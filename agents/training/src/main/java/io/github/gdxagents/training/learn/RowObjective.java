package io.github.gdxagents.training.learn;

/**
 * What a method wants of one decision: its objective, and the gradients that {@link RowLoss}
 * carries on to the networks. Called by several threads at once, each with a row of its own.
 */
@FunctionalInterface
public interface RowObjective {

  /**
   * Reads the first half of a row's fields, and sets those of the second half that are not 0. Where
   * several values are estimated, it is called for each, with the same action and advantage.
   */
  void weigh(Row row);

  /** One decision as the networks see it now. Reused from decision to decision. */
  final class Row {

    /** log pi(a|s), under the policy as it is now, in nats. */
    public double logProbability;

    /** log pi_old(a|s), under the policy that acted, in nats. */
    public double oldLogProbability;

    /** pi(a|s) / pi_old(a|s). */
    public double ratio;

    /** log pi_ref(a|s), under the reference policy, in nats; NaN where there is none. */
    public double referenceLogProbability;

    /** A: how much better the action was than the policy's average one. */
    public double advantage;

    /** V(s), as estimated now. */
    public double value;

    /** V(s), as estimated before the update. */
    public double oldValue;

    /** What the value is to become. */
    public double valueTarget;

    /** To set: what is to become large by the policy's doing, before penalties and bonuses. */
    public double objective;

    /** To set: the derivative of what is to become large with respect to log pi(a|s). */
    public double logProbabilityGradient;

    /** To set: the squared error of the value, for the report. */
    public double valueLoss;

    /** To set: the derivative of what is to become small with respect to V(s). */
    public double valueGradient;

    /** To set: an estimate of KL(pi || pi_ref) from the action, for the report. */
    public double referenceKl;

    /** To set: whether the probability ratio is where the objective clips it. */
    public boolean clipped;
  }
}
