package io.github.gdxagents.training.objective;

/**
 * What a policy is to make large: an estimate, from actions that an older policy drew, of how much
 * better than it the new one is.
 *
 * <p>Each is a function of the action's log-probability and of its advantage A, with the
 * probability ratio r = pi(a|s) / pi_old(a|s).
 */
public sealed interface Surrogate {

  /**
   * {@code A log pi(a|s)}: its gradient, where pi is still the policy that acted, is the policy
   * gradient.
   *
   * <p>Williams, "Simple Statistical Gradient-Following Algorithms for Connectionist Reinforcement
   * Learning" (1992); Sutton et al., "Policy Gradient Methods for Reinforcement Learning with
   * Function Approximation" (2000), theorem 1.
   */
  static Surrogate logLikelihood() {
    return new LogLikelihood();
  }

  /**
   * {@code r A}: by importance sampling, what the new policy gains in states that the old one
   * visits. Without a bound on r, several steps on it leave the region where it says anything.
   *
   * <p>Kakade and Langford, "Approximately Optimal Approximate Reinforcement Learning" (2002);
   * Schulman et al., "Trust Region Policy Optimization" (2015), equation 14.
   */
  static Surrogate importanceSampled() {
    return new ImportanceSampled();
  }

  /**
   * {@code min(r A, clip(r, 1 - epsilon, 1 + epsilon) A)}: a bound from below on {@code r A} that
   * has nothing to gain from moving the ratio further than epsilon.
   *
   * <p>Schulman et al., "Proximal Policy Optimization Algorithms" (2017), equation 7.
   *
   * @param epsilon the clip range
   */
  static Surrogate clipped(double epsilon) {
    return new Clipped(epsilon);
  }

  /** Its value for one action. */
  double value(double logProbability, double ratio, double advantage);

  /** The derivative of its value with respect to the action's log-probability. */
  double slope(double ratio, double advantage);

  /** Whether the ratio is where the surrogate clips. */
  default boolean clips(double ratio) {
    return false;
  }

  /** See {@link #logLikelihood}. */
  record LogLikelihood() implements Surrogate {

    @Override
    public double value(double logProbability, double ratio, double advantage) {
      return logProbability * advantage;
    }

    @Override
    public double slope(double ratio, double advantage) {
      return advantage;
    }
  }

  /** See {@link #importanceSampled}. */
  record ImportanceSampled() implements Surrogate {

    @Override
    public double value(double logProbability, double ratio, double advantage) {
      return ratio * advantage;
    }

    /** d r / d log pi = r. */
    @Override
    public double slope(double ratio, double advantage) {
      return ratio * advantage;
    }
  }

  /** See {@link #clipped}. */
  record Clipped(double epsilon) implements Surrogate {

    @Override
    public double value(double logProbability, double ratio, double advantage) {
      return Math.min(ratio * advantage, clip(ratio) * advantage);
    }

    /** As without clipping while the minimum is the unclipped term, and 0 where it is not. */
    @Override
    public double slope(double ratio, double advantage) {
      double unclipped = ratio * advantage;
      return unclipped <= clip(ratio) * advantage ? unclipped : 0;
    }

    @Override
    public boolean clips(double ratio) {
      return ratio != clip(ratio);
    }

    private double clip(double ratio) {
      return Math.max(1 - epsilon, Math.min(1 + epsilon, ratio));
    }
  }
}
