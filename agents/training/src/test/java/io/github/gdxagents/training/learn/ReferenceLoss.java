package io.github.gdxagents.training.learn;

import io.github.gdxagents.hook.ActionSpec;

/**
 * The loss once more, in doubles and straight from the definitions: probabilities and densities
 * instead of their logarithms, no gradient, nothing shared with the code under test.
 */
final class ReferenceLoss {

  private final ActionSpec spec;
  private final LossKind.Terms terms;
  private final Minibatch minibatch;

  double surrogate;
  double valueLoss;
  double entropy;
  double divergence;
  double k1;
  double k3;
  double referenceDivergence;
  double referenceK3;
  double clipFraction;

  ReferenceLoss(ActionSpec spec, LossKind.Terms terms, Minibatch minibatch) {
    this.spec = spec;
    this.terms = terms;
    this.minibatch = minibatch;
  }

  /** The loss at these network outputs; leaves its parts, each a mean over rows, in the fields. */
  double at(double[] policy, double[] values, double[] logDeviations) {
    surrogate = 0;
    valueLoss = 0;
    entropy = 0;
    divergence = 0;
    k1 = 0;
    k3 = 0;
    referenceDivergence = 0;
    referenceK3 = 0;
    clipFraction = 0;
    int n = minibatch.rows();
    for (int row = 0; row < n; row++) {
      addRow(row, policy, logDeviations, n);
      addValue(values[row], minibatch.oldValues[row], minibatch.valueTargets[row], n);
    }
    return -surrogate
        + terms.klCoefficient() * divergence
        + terms.referenceCoefficient()
            * (terms.samplesReference() ? referenceK3 : referenceDivergence)
        - terms.entropyCoefficient() * entropy
        + terms.valueCoefficient() * valueLoss;
  }

  private void addRow(int row, double[] policy, double[] logDeviations, int n) {
    double probability = 1;
    double referenceProbability = 1;
    int column = row * minibatch.outputSize;
    int mask = row * minibatch.maskSize;
    int action = row * minibatch.actionSize;
    for (int branch = 0; branch < spec.branchCount(); branch++) {
      int count = spec.choiceCount(branch);
      double[] now = new double[count];
      double[] old = new double[count];
      double[] reference = new double[count];
      for (int c = 0; c < count; c++) {
        now[c] = minibatch.masks[mask + c] ? Math.exp(policy[column + c]) : 0;
        old[c] = minibatch.masks[mask + c] ? Math.exp(minibatch.oldOutputs[column + c]) : 0;
        reference[c] =
            minibatch.masks[mask + c] ? Math.exp(minibatch.referenceOutputs[column + c]) : 0;
      }
      double nowSum = sum(now);
      double oldSum = sum(old);
      double referenceSum = sum(reference);
      for (int c = 0; c < count; c++) {
        double p = now[c] / nowSum;
        double q = old[c] / oldSum;
        entropy -= p > 0 ? p * Math.log(p) / n : 0;
        divergence += q > 0 ? q * Math.log(q / p) / n : 0;
        double r = reference[c] / referenceSum;
        referenceDivergence += p > 0 ? p * Math.log(p / r) / n : 0;
      }
      int taken = (int) minibatch.actions[action + branch];
      probability *= now[taken] / nowSum;
      referenceProbability *= reference[taken] / referenceSum;
      column += count;
      mask += count;
    }
    for (int axis = 0; axis < spec.axisCount(); axis++) {
      double mean = policy[column + axis];
      double oldMean = minibatch.oldOutputs[column + axis];
      double variance = Math.exp(2 * logDeviations[axis]);
      double oldVariance = Math.exp(2.0 * minibatch.oldLogDeviations[axis]);
      double referenceMean = minibatch.referenceOutputs[column + axis];
      double referenceVariance = Math.exp(2.0 * minibatch.referenceLogDeviations[axis]);
      double value = minibatch.actions[action + spec.branchCount() + axis];
      probability *= density(value, mean, variance);
      referenceProbability *= density(value, referenceMean, referenceVariance);
      entropy += 0.5 * Math.log(2 * Math.PI * Math.E * variance) / n;
      divergence +=
          (0.5 * Math.log(variance / oldVariance)
                  + (oldVariance + (oldMean - mean) * (oldMean - mean)) / (2 * variance)
                  - 0.5)
              / n;
      referenceDivergence +=
          (0.5 * Math.log(referenceVariance / variance)
                  + (variance + (referenceMean - mean) * (referenceMean - mean))
                      / (2 * referenceVariance)
                  - 0.5)
              / n;
    }
    double rho = referenceProbability / probability;
    referenceK3 += (rho - 1 - Math.log(rho)) / n;
    addSurrogate(
        probability,
        probability / Math.exp(minibatch.oldLogProbabilities[row]),
        minibatch.advantages[row],
        n);
  }

  private static double density(double value, double mean, double variance) {
    return Math.exp(-(value - mean) * (value - mean) / (2 * variance))
        / Math.sqrt(2 * Math.PI * variance);
  }

  private void addSurrogate(double probability, double ratio, double advantage, int n) {
    double range = terms.clipRange();
    boolean above = ratio > 1 + range;
    boolean below = ratio < 1 - range;
    double bound = above ? 1 + range : below ? 1 - range : ratio;
    surrogate +=
        terms.method() == LossKind.Method.VPG
            ? Math.log(probability) * advantage / n
            : Math.min(ratio * advantage, bound * advantage) / n;
    clipFraction += above || below ? 1.0 / n : 0;
    k1 += Math.log(1 / ratio) / n;
    k3 += (ratio - 1 - Math.log(ratio)) / n;
  }

  private void addValue(double value, double old, double target, int n) {
    double range = terms.valueClipRange();
    double held = value > old + range ? old + range : value < old - range ? old - range : value;
    valueLoss +=
        Math.max((value - target) * (value - target), (held - target) * (held - target)) / n;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
