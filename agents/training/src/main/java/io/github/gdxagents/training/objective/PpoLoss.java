package io.github.gdxagents.training.objective;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.policy.ActionDistribution;

/**
 * The loss of proximal policy optimisation. With the probability ratio r = pi(a|s) / pi_old(a|s), it is the mean over
 * rows of
 *
 * <pre>
 *   - min(r A, clip(r, 1 - epsilon, 1 + epsilon) A)     the clipped surrogate, or - r A without clipping
 *   + beta KL(pi_old || pi)                              the penalty, by the exact divergence
 *   - c_entropy H(pi)
 *   + c_value (V - V_target)^2
 * </pre>
 *
 * <p>Schulman et al., "Proximal Policy Optimization Algorithms" (2017), equations 6 to 9. Gradients are with respect to
 * the networks' outputs; each term's derivation stands beside it.
 */
public final class PpoLoss implements Loss {

  private final ActionSpec spec;
  private final ActionDistribution distribution;
  private final Terms terms;

  /**
   * The weights of the loss' terms.
   *
   * @param clipRange epsilon; {@code Infinity} for no clipping
   * @param klCoefficient beta
   * @param entropyCoefficient c_entropy
   * @param valueCoefficient c_value
   * @param valueClipRange how far a value may move from its old estimate; {@code Infinity} for no limit
   */
  public record Terms(
      double clipRange, double klCoefficient, double entropyCoefficient, double valueCoefficient, double valueClipRange) {}

  public PpoLoss(ActionSpec spec, Terms terms) {
    this.spec = spec;
    this.distribution = new ActionDistribution(spec);
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
    for (int row = from; row < to; row++) {
      int i = row - from;
      double ratioWeight = surrogateSlope(minibatch, row, outputs, i, statistics);
      for (int branch = 0; branch < spec.branchCount(); branch++) {
        differentiateBranch(minibatch, row, outputs, i, branch, ratioWeight, gradient, statistics);
      }
      for (int axis = 0; axis < spec.axisCount(); axis++) {
        differentiateAxis(minibatch, row, outputs, i, axis, ratioWeight, gradient, statistics);
      }
      differentiateValue(minibatch, row, outputs, i, gradient, statistics);
    }
    statistics.rows += to - from;
  }

  /**
   * The derivative of the surrogate with respect to the action's log-probability: r A where the ratio may still move,
   * for d r / d log pi = r, and 0 where clipping holds it.
   */
  private double surrogateSlope(
      Minibatch minibatch, int row, NetworkOutputs outputs, int i, LossStatistics statistics) {
    double logProbability =
        distribution.logProbability(
            outputs.policy(),
            i * minibatch.outputSize,
            outputs.logDeviations(),
            minibatch.masks,
            row * minibatch.maskSize,
            minibatch.actions,
            row * minibatch.actionSize);
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
    statistics.greatestRatioDeviation = Math.max(statistics.greatestRatioDeviation, Math.abs(ratio - 1));
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
  private void differentiateBranch(
      Minibatch minibatch,
      int row,
      NetworkOutputs outputs,
      int i,
      int branch,
      double ratioWeight,
      NetworkOutputs gradient,
      LossStatistics statistics) {
    int newOffset = i * minibatch.outputSize;
    int oldOffset = row * minibatch.outputSize;
    int maskOffset = row * minibatch.maskSize;
    int first = spec.choiceOffset(branch);
    int end = first + spec.choiceCount(branch);
    double newNormaliser = distribution.logSumExp(branch, outputs.policy(), newOffset, minibatch.masks, maskOffset);
    double oldNormaliser = distribution.logSumExp(branch, minibatch.oldOutputs, oldOffset, minibatch.masks, maskOffset);

    double entropy = 0;
    double divergence = 0;
    for (int c = first; c < end; c++) {
      if (minibatch.masks[maskOffset + c]) {
        double logNew = outputs.policy()[newOffset + c] - newNormaliser;
        double logOld = minibatch.oldOutputs[oldOffset + c] - oldNormaliser;
        entropy -= Math.exp(logNew) * logNew;
        divergence += Math.exp(logOld) * (logOld - logNew);
      }
    }
    statistics.entropy += entropy;
    statistics.klExact += divergence;

    int taken = first + (int) minibatch.actions[row * minibatch.actionSize + branch];
    for (int c = first; c < end; c++) {
      double slope = 0;
      if (minibatch.masks[maskOffset + c]) {
        double logNew = outputs.policy()[newOffset + c] - newNormaliser;
        double pNew = Math.exp(logNew);
        double pOld = Math.exp(minibatch.oldOutputs[oldOffset + c] - oldNormaliser);
        slope =
            -ratioWeight * ((c == taken ? 1 : 0) - pNew)
                + terms.klCoefficient * (pNew - pOld)
                + terms.entropyCoefficient * pNew * (logNew + entropy);
      }
      gradient.policy()[newOffset + c] = (float) (slope / minibatch.rows());
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
  private void differentiateAxis(
      Minibatch minibatch,
      int row,
      NetworkOutputs outputs,
      int i,
      int axis,
      double ratioWeight,
      NetworkOutputs gradient,
      LossStatistics statistics) {
    int column = spec.totalChoices() + axis;
    double mean = outputs.policy()[i * minibatch.outputSize + column];
    double oldMean = minibatch.oldOutputs[row * minibatch.outputSize + column];
    double logDeviation = outputs.logDeviations()[axis];
    double oldLogDeviation = minibatch.oldLogDeviations[axis];
    double inverseDeviation = Math.exp(-logDeviation);
    double z = (minibatch.actions[row * minibatch.actionSize + spec.branchCount() + axis] - mean) * inverseDeviation;
    double shift = (mean - oldMean) * inverseDeviation;
    double varianceRatio = Math.exp(2 * (oldLogDeviation - logDeviation));

    statistics.entropy += logDeviation + ActionDistribution.UNIT_GAUSSIAN_ENTROPY;
    statistics.klExact += logDeviation - oldLogDeviation + 0.5 * (varianceRatio + shift * shift - 1);

    double meanSlope = -ratioWeight * z * inverseDeviation + terms.klCoefficient * shift * inverseDeviation;
    double logDeviationSlope =
        -ratioWeight * (z * z - 1)
            + terms.klCoefficient * (1 - varianceRatio - shift * shift)
            - terms.entropyCoefficient;
    gradient.policy()[i * minibatch.outputSize + column] = (float) (meanSlope / minibatch.rows());
    gradient.logDeviations()[axis] += (float) (logDeviationSlope / minibatch.rows());
  }

  /** The squared error, or with clipping the greater of it and the error of the value held near its old estimate. */
  private void differentiateValue(
      Minibatch minibatch, int row, NetworkOutputs outputs, int i, NetworkOutputs gradient, LossStatistics statistics) {
    double value = outputs.values()[i];
    double target = minibatch.valueTargets[row];
    double oldValue = minibatch.oldValues[row];
    double error = value - target;
    double heldError = oldValue + Math.copySign(terms.valueClipRange, value - oldValue) - target;
    boolean held = Math.abs(value - oldValue) > terms.valueClipRange && heldError * heldError > error * error;
    statistics.valueLoss += held ? heldError * heldError : error * error;
    gradient.values()[i] = held ? 0 : (float) (2 * terms.valueCoefficient * error / minibatch.rows());
  }
}
