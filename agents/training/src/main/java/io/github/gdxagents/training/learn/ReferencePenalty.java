package io.github.gdxagents.training.objective;

/**
 * A charge on moving away from a frozen reference policy: {@code coefficient * KL(pi || pi_ref)},
 * in nats.
 *
 * @param coefficient its weight in the loss; 0 where there is no reference
 * @param estimator how the divergence is computed
 */
public record ReferencePenalty(double coefficient, Estimator estimator) {

  /** No reference. */
  public static final ReferencePenalty NONE = new ReferencePenalty(0, Estimator.EXACT);

  /** How a divergence between two policies is computed. */
  public enum Estimator {
    /**
     * From both distributions, in closed form. The direction lets the policy do less than the
     * reference does, but hardly anything that the reference would never do.
     */
    EXACT,
    /**
     * From the drawn action alone: {@code rho - 1 - log rho} with {@code rho = pi_ref(a|s) /
     * pi(a|s)}. Its value is unbiased for actions drawn from pi, and never negative. Its gradient
     * for given actions, as GRPO takes it, is another matter: its mean, {@code E[(1 - rho) grad log
     * pi]}, is the gradient of KL(pi_ref || pi), which wants the policy to go on doing all that the
     * reference does. Schulman, "Approximating KL Divergence" (2020); Shao et al., "DeepSeekMath"
     * (2024), equation 4.
     */
    K3
  }
}
