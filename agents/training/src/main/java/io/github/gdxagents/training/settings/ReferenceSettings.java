package io.github.gdxagents.training.settings;

/**
 * How closely training stays to a frozen reference: the policy that it starts from.
 *
 * @param referenceKl weight of the penalty on the divergence from the reference, or the divergence
 *     that it is to keep
 * @param referenceKlIn what is charged
 * @param initialReferenceKl the weight that an adaptive penalty begins with, in 1/nat; without one,
 *     of no use
 * @param referenceKlHorizon after how many decisions an adaptive penalty has moved as far as the
 *     divergence was off its target: the smaller, the faster it follows
 */
public record ReferenceSettings(
    ReferenceKl referenceKl,
    Placement referenceKlIn,
    double initialReferenceKl,
    int referenceKlHorizon) {

  /** What is charged for moving away from the reference. */
  public enum Placement {
    /** The loss, for KL(policy || reference) at each decision: this decision alone is to blame. */
    LOSS,
    /**
     * The reward, for log pi(a|s) - log pi_ref(a|s) of the action that was drawn: decisions are to
     * blame for where they lead as well, as in InstructGPT.
     */
    REWARD
  }

  public static final ReferenceSettings NONE =
      new ReferenceSettings(ReferenceKl.NONE, Placement.LOSS, 0.1, 10_000);

  public ReferenceSettings {
    Numbers.requireWithin("initial-reference-kl", initialReferenceKl, 1e-6, 1_000);
    Numbers.requireWithin("reference-kl-horizon", referenceKlHorizon, 1, Integer.MAX_VALUE);
  }

  /** A penalty of a weight that stays, in the loss. */
  public static ReferenceSettings fixed(double weight) {
    return new ReferenceSettings(
        ReferenceKl.fixed(weight),
        NONE.referenceKlIn,
        NONE.initialReferenceKl,
        NONE.referenceKlHorizon);
  }

  /** Whether there is a reference at all. */
  public boolean isActive() {
    return referenceKl.isActive();
  }

  /** Whether rewards are charged. */
  public boolean chargesRewards() {
    return isActive() && referenceKlIn == Placement.REWARD;
  }
}
