package io.github.gdxagents.training.objective;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.training.objective.ReferencePenalty.Estimator;
import org.jspecify.annotations.Nullable;

/**
 * The loss that all methods minimize, by differently weighted terms: the mean over rows of
 *
 * <pre>
 *   - surrogate(r, A)                                    see {@link Surrogate}
 *   + beta KL(pi_old || pi)                              the penalty, by the exact divergence
 *   + beta_ref KL(pi || pi_ref)                          see {@link ReferencePenalty}
 *   - c_entropy H(pi)
 *   + c_value (V - V_target)^2
 * </pre>
 *
 * <p>with the probability ratio r = pi(a|s) / pi_old(a|s) and the advantage A. Schulman et al.,
 * "Proximal Policy Optimization Algorithms" (2017), equations 6 to 9. Gradients are with respect to
 * the networks' outputs; each term's derivation stands beside it.
 */
public final class ActorCriticLoss implements Loss {

  private final ActionSpec spec;
  private final Terms terms;

  /**
   * The loss' terms and their weights.
   *
   * @param surrogate what is to become large
   * @param klCoefficient beta
   * @param reference beta_ref, and how that divergence is computed
   * @param entropyCoefficient c_entropy
   * @param valueCoefficient c_value
   * @param valueClipRange how far a value may move from its old estimate; {@code Infinity} for no
   *     limit
   */
  public record Terms(
      Surrogate surrogate,
      double klCoefficient,
      ReferencePenalty reference,
      double entropyCoefficient,
      double valueCoefficient,
      double valueClipRange) {

    /** The surrogate and nothing else. */
    public static Terms of(Surrogate surrogate) {
      return new Terms(surrogate, 0, ReferencePenalty.NONE, 0, 0, Double.POSITIVE_INFINITY);
    }

    /** The same, with another penalty on moving away from a reference. */
    public Terms withReference(ReferencePenalty penalty) {
      return new Terms(
          surrogate, klCoefficient, penalty, entropyCoefficient, valueCoefficient, valueClipRange);
    }

    /** The same, with another entropy bonus. */
    public Terms withEntropy(double coefficient) {
      return new Terms(
          surrogate, klCoefficient, reference, coefficient, valueCoefficient, valueClipRange);
    }
  }

  public ActorCriticLoss(ActionSpec spec, Terms terms) {
    this.spec = spec;
    this.terms = terms;
  }

  /** What is to become large by the policy's doing: the negative loss without the values' part. */
  public double objective(LossStatistics statistics) {
    return statistics.surrogate()
        - terms.klCoefficient() * statistics.klExact()
        - terms.reference().coefficient() * statistics.referenceKl()
        + terms.entropyCoefficient() * statistics.entropy();
  }

  @Override
  public void differentiate(
      Minibatch minibatch,
      int from,
      int to,
      NetworkOutputs outputs,
      NetworkOutputs gradient,
      LossStatistics statistics) {
    Pass pass = new Pass(minibatch, from, to, outputs, gradient, statistics);
    for (int row = from; row < to; row++) {
      pass.differentiateRow(row, row - from);
    }
    pass.addLogDeviationSlopes();
    statistics.rows += to - from;
  }

  /** One call's inputs, outputs and scratch memory. */
  private final class Pass {

    final Minibatch minibatch;
    final NetworkOutputs outputs;
    final NetworkOutputs gradient;
    final LossStatistics statistics;
    final BranchProbabilities now;
    final BranchProbabilities old;
    final @Nullable BranchProbabilities reference;
    final double inverseRows;
    final double[] inverseDeviations = new double[spec.axisCount()];
    final double[] varianceRatios = new double[spec.axisCount()];
    final double[] logDeviationSlopes = new double[spec.axisCount()];

    Pass(
        Minibatch minibatch,
        int from,
        int to,
        NetworkOutputs outputs,
        NetworkOutputs gradient,
        LossStatistics statistics) {
      this.minibatch = minibatch;
      this.outputs = outputs;
      this.gradient = gradient;
      this.statistics = statistics;
      this.inverseRows = 1.0 / minibatch.rows();
      this.now =
          new BranchProbabilities(
              spec, outputs.policy(), minibatch.outputSize, 0, minibatch.masks, from, to - from);
      this.old =
          new BranchProbabilities(
              spec,
              minibatch.oldOutputs,
              minibatch.outputSize,
              from,
              minibatch.masks,
              from,
              to - from);
      this.reference =
          terms.reference().coefficient() == 0
              ? null
              : new BranchProbabilities(
                  spec,
                  minibatch.referenceOutputs,
                  minibatch.outputSize,
                  from,
                  minibatch.masks,
                  from,
                  to - from);
      for (int axis = 0; axis < spec.axisCount(); axis++) {
        double logDeviation = outputs.logDeviations()[axis];
        inverseDeviations[axis] = Math.exp(-logDeviation);
        varianceRatios[axis] = Math.exp(2 * (minibatch.oldLogDeviations[axis] - logDeviation));
      }
    }

    /**
     * @param row the row's place in the minibatch
     * @param i its place in the outputs and the gradient
     */
    void differentiateRow(int row, int i) {
      double logProbability = logProbability(row, i);
      double actionSlope =
          surrogateSlope(row, logProbability) - sampledReferenceSlope(row, i, logProbability);
      for (int branch = 0; branch < spec.branchCount(); branch++) {
        differentiateBranch(row, i, branch, actionSlope);
      }
      for (int axis = 0; axis < spec.axisCount(); axis++) {
        differentiateAxis(row, i, axis, actionSlope);
      }
      differentiateValue(row, i);
    }

    /** The logarithm of the taken action's probability under the networks as they are now. */
    double logProbability(int row, int i) {
      double sum = 0;
      for (int branch = 0; branch < spec.branchCount(); branch++) {
        sum += now.logProbabilities[i * minibatch.maskSize + takenChoice(row, branch)];
      }
      for (int axis = 0; axis < spec.axisCount(); axis++) {
        double z =
            (axisValue(row, axis) - mean(outputs.policy(), i, axis)) * inverseDeviations[axis];
        sum -= 0.5 * z * z + outputs.logDeviations()[axis] + ActionDistribution.HALF_LOG_TWO_PI;
      }
      return sum;
    }

    /** The derivative of the surrogate with respect to the action's log-probability. */
    double surrogateSlope(int row, double logProbability) {
      double logRatio = logProbability - minibatch.oldLogProbabilities[row];
      double ratio = Math.exp(logRatio);
      double advantage = minibatch.advantages[row];
      statistics.surrogate += terms.surrogate().value(logProbability, ratio, advantage);
      statistics.klK1 -= logRatio;
      statistics.klK3 += ratio - 1 - logRatio;
      statistics.clipped += terms.surrogate().clips(ratio) ? 1 : 0;
      statistics.greatestRatioDeviation =
          Math.max(statistics.greatestRatioDeviation, Math.abs(ratio - 1));
      return terms.surrogate().slope(ratio, advantage);
    }

    /**
     * The derivative of the reference penalty by its sampled estimator, with respect to the
     * action's log-probability: of rho - 1 - log rho it is 1 - rho, for d rho / d log pi = - rho.
     */
    double sampledReferenceSlope(int row, int i, double logProbability) {
      if (reference == null || terms.reference().estimator() != Estimator.K3) {
        return 0;
      }
      double logRho = referenceLogProbability(reference, row, i) - logProbability;
      double rho = Math.exp(logRho);
      statistics.referenceKl += rho - 1 - logRho;
      return terms.reference().coefficient() * (1 - rho);
    }

    double referenceLogProbability(BranchProbabilities reference, int row, int i) {
      double sum = 0;
      for (int branch = 0; branch < spec.branchCount(); branch++) {
        sum += reference.logProbabilities[i * minibatch.maskSize + takenChoice(row, branch)];
      }
      for (int axis = 0; axis < spec.axisCount(); axis++) {
        double logDeviation = minibatch.referenceLogDeviations[axis];
        double mean = mean(minibatch.referenceOutputs, row, axis);
        double z = (axisValue(row, axis) - mean) * Math.exp(-logDeviation);
        sum -= 0.5 * z * z + logDeviation + ActionDistribution.HALF_LOG_TWO_PI;
      }
      return sum;
    }

    boolean chargesExactReference() {
      return reference != null && terms.reference().estimator() == Estimator.EXACT;
    }

    /**
     * For logits l with probabilities p (p = 0 where masked):
     *
     * <pre>
     *   d log p_a        / d l_j = [j = a] - p_j
     *   d H              / d l_j = - p_j (log p_j + H)
     *   d KL(old || new) / d l_j = p_j - p_old_j
     *   d KL(new || ref) / d l_j = p_j (log p_j - log p_ref_j - KL(new || ref))
     * </pre>
     *
     * @param actionSlope what the action's log-probability is worth
     */
    void differentiateBranch(int row, int i, int branch, double actionSlope) {
      double entropy = now.entropy(i, branch);
      statistics.entropy += entropy;
      statistics.klExact += old.divergenceFrom(now, i, branch);
      int taken = takenChoice(row, branch);
      int first = spec.choiceOffset(branch);
      for (int c = first; c < first + spec.choiceCount(branch); c++) {
        int index = i * minibatch.maskSize + c;
        double p = now.probabilities[index];
        double slope =
            -actionSlope * ((c == taken ? 1 : 0) - p)
                + terms.klCoefficient * (p - old.probabilities[index])
                + terms.entropyCoefficient * p * (now.logProbabilities[index] + entropy);
        gradient.policy()[i * minibatch.outputSize + c] = (float) (slope * inverseRows);
      }
      if (reference != null && chargesExactReference()) {
        addExactReference(reference, i, branch);
      }
    }

    void addExactReference(BranchProbabilities reference, int i, int branch) {
      double divergence = now.divergenceFrom(reference, i, branch);
      statistics.referenceKl += divergence;
      int first = spec.choiceOffset(branch);
      for (int c = first; c < first + spec.choiceCount(branch); c++) {
        int index = i * minibatch.maskSize + c;
        double p = now.probabilities[index];
        double slope =
            p * (now.logProbabilities[index] - reference.logProbabilities[index] - divergence);
        gradient.policy()[i * minibatch.outputSize + c] +=
            (float) (terms.reference().coefficient() * slope * inverseRows);
      }
    }

    /**
     * For a Gaussian with mean m, deviation s = exp(l), and z = (a - m) / s:
     *
     * <pre>
     *   d log p          / d m = z / s                     d log p          / d l = z^2 - 1
     *   d H              / d m = 0                         d H              / d l = 1
     *   d KL(old || new) / d m = (m - m_old) / s^2         d KL(old || new) / d l = 1 - (s_old^2 + (m - m_old)^2) / s^2
     *   d KL(new || ref) / d m = (m - m_ref) / s_ref^2     d KL(new || ref) / d l = s^2 / s_ref^2 - 1
     * </pre>
     *
     * @param actionSlope what the action's log-probability is worth
     */
    void differentiateAxis(int row, int i, int axis, double actionSlope) {
      double inverseDeviation = inverseDeviations[axis];
      double varianceRatio = varianceRatios[axis];
      double mean = mean(outputs.policy(), i, axis);
      double z = (axisValue(row, axis) - mean) * inverseDeviation;
      double shift = (mean - mean(minibatch.oldOutputs, row, axis)) * inverseDeviation;

      statistics.entropy +=
          outputs.logDeviations()[axis] + ActionDistribution.UNIT_GAUSSIAN_ENTROPY;
      statistics.klExact += 0.5 * (varianceRatio - 1 - Math.log(varianceRatio) + shift * shift);

      double meanSlope =
          -actionSlope * z * inverseDeviation + terms.klCoefficient * shift * inverseDeviation;
      logDeviationSlopes[axis] +=
          -actionSlope * (z * z - 1)
              + terms.klCoefficient * (1 - varianceRatio - shift * shift)
              - terms.entropyCoefficient;
      if (chargesExactReference()) {
        double coefficient = terms.reference().coefficient();
        double inverseReference = Math.exp(-minibatch.referenceLogDeviations[axis]);
        double distance = (mean - mean(minibatch.referenceOutputs, row, axis)) * inverseReference;
        double ratio = Math.pow(inverseReference / inverseDeviation, 2); // s^2 / s_ref^2
        statistics.referenceKl += 0.5 * (ratio - 1 - Math.log(ratio) + distance * distance);
        meanSlope += coefficient * distance * inverseReference;
        logDeviationSlopes[axis] += coefficient * (ratio - 1);
      }
      gradient.policy()[i * minibatch.outputSize + spec.totalChoices() + axis] =
          (float) (meanSlope * inverseRows);
    }

    /**
     * The squared error, or with clipping the greater of it and the error of the value held near
     * its old estimate.
     */
    void differentiateValue(int row, int i) {
      double value = outputs.values()[i];
      double target = minibatch.valueTargets[row];
      double move = value - minibatch.oldValues[row];
      double error = value - target;
      double heldError =
          minibatch.oldValues[row] + Math.copySign(terms.valueClipRange, move) - target;
      boolean held = Math.abs(move) > terms.valueClipRange && heldError * heldError > error * error;
      statistics.valueLoss += held ? heldError * heldError : error * error;
      gradient.values()[i] = held ? 0 : (float) (2 * terms.valueCoefficient * error * inverseRows);
    }

    void addLogDeviationSlopes() {
      for (int axis = 0; axis < logDeviationSlopes.length; axis++) {
        gradient.logDeviations()[axis] += (float) (logDeviationSlopes[axis] * inverseRows);
      }
    }

    int takenChoice(int row, int branch) {
      return spec.choiceOffset(branch)
          + (int) minibatch.actions[row * minibatch.actionSize + branch];
    }

    double axisValue(int row, int axis) {
      return minibatch.actions[row * minibatch.actionSize + spec.branchCount() + axis];
    }

    double mean(float[] policyOutputs, int row, int axis) {
      return policyOutputs[row * minibatch.outputSize + spec.totalChoices() + axis];
    }
  }
}
