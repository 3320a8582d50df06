package io.github.gdxagents.training.objective;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.policy.ActionDistribution;

/**
 * The loss of proximal policy optimisation. With the probability ratio r = pi(a|s) / pi_old(a|s),
 * it is the mean over rows of
 *
 * <pre>
 *   - min(r A, clip(r, 1 - epsilon, 1 + epsilon) A)     the clipped surrogate, or - r A without clipping
 *   + beta KL(pi_old || pi)                              the penalty, by the exact divergence
 *   - c_entropy H(pi)
 *   + c_value (V - V_target)^2
 * </pre>
 *
 * <p>Schulman et al., "Proximal Policy Optimization Algorithms" (2017), equations 6 to 9. Gradients
 * are with respect to the networks' outputs; each term's derivation stands beside it.
 */
public final class PpoLoss implements Loss {

  private final ActionSpec spec;
  private final Terms terms;

  /**
   * The weights of the loss' terms.
   *
   * @param clipRange epsilon; {@code Infinity} for no clipping
   * @param klCoefficient beta
   * @param entropyCoefficient c_entropy
   * @param valueCoefficient c_value
   * @param valueClipRange how far a value may move from its old estimate; {@code Infinity} for no
   *     limit
   */
  public record Terms(
      double clipRange,
      double klCoefficient,
      double entropyCoefficient,
      double valueCoefficient,
      double valueClipRange) {}

  public PpoLoss(ActionSpec spec, Terms terms) {
    this.spec = spec;
    this.terms = terms;
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
      double surrogateSlope = surrogateSlope(row, logProbability(row, i));
      for (int branch = 0; branch < spec.branchCount(); branch++) {
        differentiateBranch(row, i, branch, surrogateSlope);
      }
      for (int axis = 0; axis < spec.axisCount(); axis++) {
        differentiateAxis(row, i, axis, surrogateSlope);
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

    /**
     * The derivative of the surrogate with respect to the action's log-probability: r A where the
     * ratio may still move, for d r / d log pi = r, and 0 where clipping holds it.
     */
    double surrogateSlope(int row, double logProbability) {
      double logRatio = logProbability - minibatch.oldLogProbabilities[row];
      double ratio = Math.exp(logRatio);
      double advantage = minibatch.advantages[row];
      double clippedRatio = Math.max(1 - terms.clipRange, Math.min(1 + terms.clipRange, ratio));
      double unclipped = ratio * advantage;
      double clipped = clippedRatio * advantage;

      statistics.surrogate += Math.min(unclipped, clipped);
      statistics.klK1 -= logRatio;
      statistics.klK3 += ratio - 1 - logRatio;
      statistics.clipped += ratio == clippedRatio ? 0 : 1;
      statistics.greatestRatioDeviation =
          Math.max(statistics.greatestRatioDeviation, Math.abs(ratio - 1));
      return unclipped <= clipped ? unclipped : 0;
    }

    /**
     * For logits l with probabilities p (p = 0 where masked):
     *
     * <pre>
     *   d log p_a        / d l_j = [j = a] - p_j
     *   d H              / d l_j = - p_j (log p_j + H)
     *   d KL(old || new) / d l_j = p_j - p_old_j
     * </pre>
     */
    void differentiateBranch(int row, int i, int branch, double surrogateSlope) {
      double entropy = now.entropy(i, branch);
      statistics.entropy += entropy;
      statistics.klExact += old.divergenceFrom(now, i, branch);
      int taken = takenChoice(row, branch);
      int first = spec.choiceOffset(branch);
      for (int c = first; c < first + spec.choiceCount(branch); c++) {
        int index = i * minibatch.maskSize + c;
        double p = now.probabilities[index];
        double slope =
            -surrogateSlope * ((c == taken ? 1 : 0) - p)
                + terms.klCoefficient * (p - old.probabilities[index])
                + terms.entropyCoefficient * p * (now.logProbabilities[index] + entropy);
        gradient.policy()[i * minibatch.outputSize + c] = (float) (slope * inverseRows);
      }
    }

    /**
     * For a Gaussian with mean m, deviation s = exp(l), and z = (a - m) / s:
     *
     * <pre>
     *   d log p          / d m = z / s                     d log p          / d l = z^2 - 1
     *   d H              / d m = 0                         d H              / d l = 1
     *   d KL(old || new) / d m = (m - m_old) / s^2         d KL(old || new) / d l = 1 - (s_old^2 + (m - m_old)^2) / s^2
     * </pre>
     */
    void differentiateAxis(int row, int i, int axis, double surrogateSlope) {
      double inverseDeviation = inverseDeviations[axis];
      double varianceRatio = varianceRatios[axis];
      double mean = mean(outputs.policy(), i, axis);
      double z = (axisValue(row, axis) - mean) * inverseDeviation;
      double shift = (mean - mean(minibatch.oldOutputs, row, axis)) * inverseDeviation;

      statistics.entropy +=
          outputs.logDeviations()[axis] + ActionDistribution.UNIT_GAUSSIAN_ENTROPY;
      statistics.klExact += 0.5 * (varianceRatio - 1 - Math.log(varianceRatio) + shift * shift);

      double meanSlope =
          -surrogateSlope * z * inverseDeviation + terms.klCoefficient * shift * inverseDeviation;
      logDeviationSlopes[axis] +=
          -surrogateSlope * (z * z - 1)
              + terms.klCoefficient * (1 - varianceRatio - shift * shift)
              - terms.entropyCoefficient;
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
