package io.github.gdxagents.training.learn;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.training.network.NetworkOutputs;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The loss that a method minimizes: the mean over rows of
 *
 * <pre>
 *   - objective                     the method's own, see {@link RowObjective}
 *   + value loss                  the mean over heads, where there are several
 *   + beta KL(pi_old || pi)
 *   + beta_ref KL(pi || pi_ref)
 *   - c_entropy H(pi)
 * </pre>
 *
 * <p>The divergences and the entropy are computed in closed form from the distributions.
 */
public final class RowLoss {

  private final ActionSpec spec;
  private final RowObjective objective;
  private final Regularization regularization;

  /**
   * What is added to a method's objective, whatever the method.
   *
   * @param entropyCoefficient c_entropy
   * @param klCoefficient beta
   * @param referenceCoefficient beta_ref: a charge on moving away from a frozen reference policy.
   *     The direction lets the policy do less than the reference does, but hardly anything that the
   *     reference would never do. 0 where there is no reference
   */
  public record Regularization(
      double entropyCoefficient, double klCoefficient, double referenceCoefficient) {

    public static final Regularization NONE = new Regularization(0, 0, 0);
  }

  public RowLoss(ActionSpec spec, RowObjective objective, Regularization regularization) {
    this.spec = spec;
    this.objective = objective;
    this.regularization = regularization;
  }

  /**
   * Runs the networks over a minibatch and back-propagates the loss.
   *
   * @param setup whose parameters the gradient is at
   * @param gradient modified: overwritten, in the layout of the parameters
   * @return what was measured on the way, the same for any number of threads
   */
  public LossStatistics differentiate(LearningSetup setup, Minibatch minibatch, float[] gradient) {
    Map<Integer, LossStatistics> chunks = new ConcurrentSkipListMap<>();
    setup
        .backprop()
        .compute(
            setup.parameters(),
            minibatch.inputs(),
            (from, to, outputs, outputGradient) -> {
              LossStatistics chunk = new LossStatistics();
              differentiate(minibatch, from, to, outputs, outputGradient, chunk);
              chunks.put(from, chunk);
            },
            gradient);
    LossStatistics sum = new LossStatistics();
    chunks.values().forEach(sum::add);
    return sum;
  }

  /**
   * Computes the share of rows {@code from} to {@code to} in the gradient with respect to the
   * networks' outputs. Safe to call from several threads at once for different rows.
   *
   * @param minibatch the whole minibatch; the gradient is of the mean over all its rows
   * @param outputs what the networks put out for these rows; index 0 belongs to row {@code from}
   * @param gradient modified: receives the gradients of the rows' policy outputs and values, and
   *     adds to those of the log standard deviations
   * @param statistics modified: these rows are added
   */
  void differentiate(
      Minibatch minibatch,
      int from,
      int to,
      NetworkOutputs outputs,
      NetworkOutputs gradient,
      LossStatistics statistics) {
    new ChainRule(spec, regularization, minibatch, from, to, outputs, gradient, statistics)
        .apply(objective);
  }
}
