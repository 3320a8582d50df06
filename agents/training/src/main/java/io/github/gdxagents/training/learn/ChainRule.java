package io.github.gdxagents.training.learn;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.training.learn.RowLoss.Regularization;
import io.github.gdxagents.training.network.NetworkOutputs;
import org.jspecify.annotations.Nullable;

/**
 * From what a method wants of each row, in the action's log-probability and in the value, to the
 * gradient of a {@link RowLoss} with respect to the networks' outputs. Knows distributions, and no
 * method; each derivation stands beside its code.
 */
final class ChainRule {

  private final ActionSpec spec;
  private final Regularization regularization;
  private final Minibatch minibatch;
  private final int from;
  private final int to;
  private final NetworkOutputs outputs;
  private final NetworkOutputs gradient;
  private final LossStatistics statistics;
  private final BranchProbabilities now;
  private final BranchProbabilities old;
  private final @Nullable BranchProbabilities reference;
  private final double inverseRows;
  private final double[] inverseDeviations;
  private final double[] inverseReferenceDeviations;

  /** s_old^2 / s^2 of each axis. */
  private final double[] varianceRatios;

  private final double[] logVarianceRatios;

  /** s^2 / s_ref^2 of each axis. */
  private final double[] referenceVarianceRatios;

  private final double[] logReferenceVarianceRatios;
  private final double[] logStandardDeviationGradient;

  /**
   * See {@link RowLoss#differentiate(Minibatch, int, int, NetworkOutputs, NetworkOutputs,
   * LossStatistics)}.
   */
  ChainRule(
      ActionSpec spec,
      Regularization regularization,
      Minibatch minibatch,
      int from,
      int to,
      NetworkOutputs outputs,
      NetworkOutputs gradient,
      LossStatistics statistics) {
    this.spec = spec;
    this.regularization = regularization;
    this.minibatch = minibatch;
    this.from = from;
    this.to = to;
    this.outputs = outputs;
    this.gradient = gradient;
    this.statistics = statistics;
    this.inverseRows = 1.0 / minibatch.rows();
    this.now = probabilities(outputs.policy(), 0);
    this.old = probabilities(minibatch.oldOutputs, from);
    this.reference =
        minibatch.hasReference() ? probabilities(minibatch.referenceOutputs, from) : null;
    int axes = spec.axisCount();
    this.inverseDeviations = new double[axes];
    this.inverseReferenceDeviations = new double[axes];
    this.varianceRatios = new double[axes];
    this.logVarianceRatios = new double[axes];
    this.referenceVarianceRatios = new double[axes];
    this.logReferenceVarianceRatios = new double[axes];
    this.logStandardDeviationGradient = new double[axes];
    for (int axis = 0; axis < axes; axis++) {
      double logDeviation = outputs.logStandardDeviations()[axis];
      double referenceLogDeviation = minibatch.referenceLogDeviations[axis];
      inverseDeviations[axis] = StrictMath.exp(-logDeviation);
      inverseReferenceDeviations[axis] = StrictMath.exp(-referenceLogDeviation);
      logVarianceRatios[axis] = 2 * (minibatch.oldLogDeviations[axis] - logDeviation);
      varianceRatios[axis] = StrictMath.exp(logVarianceRatios[axis]);
      logReferenceVarianceRatios[axis] = 2 * (logDeviation - referenceLogDeviation);
      referenceVarianceRatios[axis] = StrictMath.exp(logReferenceVarianceRatios[axis]);
    }
  }

  private BranchProbabilities probabilities(float[] policyOutputs, int firstRow) {
    return new BranchProbabilities(
        spec, policyOutputs, minibatch.outputSize, firstRow, minibatch.masks, from, to - from);
  }

  /** Fills the gradient and adds to the statistics. */
  void apply(RowObjective objective) {
    RowObjective.Row row = new RowObjective.Row();
    for (int r = from; r < to; r++) {
      int i = r - from; // its place in the outputs and the gradient
      read(r, i, row);
      differentiateValues(r, i, objective, row);
      measure(row);
      for (int branch = 0; branch < spec.branchCount(); branch++) {
        differentiateBranch(r, i, branch, row.logProbabilityGradient);
      }
      for (int axis = 0; axis < spec.axisCount(); axis++) {
        differentiateAxis(r, i, axis, row.logProbabilityGradient);
      }
    }
    for (int axis = 0; axis < logStandardDeviationGradient.length; axis++) {
      gradient.logStandardDeviations()[axis] +=
          (float) (logStandardDeviationGradient[axis] * inverseRows);
    }
    statistics.rows += to - from;
  }

  private void read(int r, int i, RowObjective.Row row) {
    row.logProbability =
        logProbability(
            r, i, now, outputs.policy(), i, outputs.logStandardDeviations(), inverseDeviations);
    row.oldLogProbability = minibatch.oldLogProbabilities[r];
    row.ratio = StrictMath.exp(row.logProbability - row.oldLogProbability);
    row.referenceLogProbability =
        reference == null
            ? Double.NaN
            : logProbability(
                r,
                i,
                reference,
                minibatch.referenceOutputs,
                r,
                minibatch.referenceLogDeviations,
                inverseReferenceDeviations);
    row.advantage = minibatch.advantages[r];
  }

  /**
   * The loss of values is the mean over heads. Of the policy, the objective says the same each
   * time.
   */
  private void differentiateValues(int r, int i, RowObjective objective, RowObjective.Row row) {
    int heads = minibatch.valueHeads;
    for (int head = 0; head < heads; head++) {
      row.value = outputs.values()[i * heads + head];
      row.oldValue = minibatch.oldValues[r * heads + head];
      row.valueTarget = minibatch.valueTargets[r * heads + head];
      clear(row);
      objective.weigh(row);
      statistics.valueLoss += row.valueLoss / heads;
      gradient.values()[i * heads + head] = (float) (row.valueGradient / heads * inverseRows);
    }
  }

  private static void clear(RowObjective.Row row) {
    row.objective = 0;
    row.logProbabilityGradient = 0;
    row.valueLoss = 0;
    row.valueGradient = 0;
    row.referenceKl = 0;
    row.clipped = false;
  }

  /**
   * The logarithm of the taken action's probability.
   *
   * @param policyOutputs whose means belong to the row at {@code outputRow}
   */
  private double logProbability(
      int r,
      int i,
      BranchProbabilities probabilities,
      float[] policyOutputs,
      int outputRow,
      float[] logStandardDeviations,
      double[] inverseDeviations) {
    double sum = 0;
    for (int branch = 0; branch < spec.branchCount(); branch++) {
      sum += probabilities.logProbabilities[i * minibatch.maskSize + takenChoice(r, branch)];
    }
    for (int axis = 0; axis < spec.axisCount(); axis++) {
      double z =
          (axisValue(r, axis) - mean(policyOutputs, outputRow, axis)) * inverseDeviations[axis];
      sum -= 0.5 * z * z + logStandardDeviations[axis] + ActionDistribution.HALF_LOG_TWO_PI;
    }
    return sum;
  }

  private void measure(RowObjective.Row row) {
    double logRatio = row.logProbability - row.oldLogProbability;
    statistics.objective += row.objective;
    statistics.klK1 -= logRatio;
    statistics.klK3 += row.ratio - 1 - logRatio;
    statistics.referenceKl += row.referenceKl;
    statistics.clipped += row.clipped ? 1 : 0;
    statistics.greatestRatioDeviation =
        Math.max(statistics.greatestRatioDeviation, Math.abs(row.ratio - 1));
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
   */
  private void differentiateBranch(int r, int i, int branch, double logProbabilityGradient) {
    double entropy = now.entropy(i, branch);
    statistics.entropy += entropy;
    statistics.klExact += old.divergenceFrom(now, i, branch);
    int taken = takenChoice(r, branch);
    int first = spec.choiceOffset(branch);
    for (int c = first; c < first + spec.choiceCount(branch); c++) {
      int index = i * minibatch.maskSize + c;
      double p = now.probabilities[index];
      double loss =
          -logProbabilityGradient * ((c == taken ? 1 : 0) - p)
              + regularization.klCoefficient() * (p - old.probabilities[index])
              + regularization.entropyCoefficient() * p * (now.logProbabilities[index] + entropy);
      gradient.policy()[i * minibatch.outputSize + c] = (float) (loss * inverseRows);
    }
    if (reference != null && regularization.referenceCoefficient() > 0) {
      addReferenceDivergence(reference, i, branch);
    }
  }

  private void addReferenceDivergence(BranchProbabilities reference, int i, int branch) {
    double divergence = now.divergenceFrom(reference, i, branch);
    statistics.referenceKl += divergence;
    int first = spec.choiceOffset(branch);
    for (int c = first; c < first + spec.choiceCount(branch); c++) {
      int index = i * minibatch.maskSize + c;
      double p = now.probabilities[index];
      double change =
          p * (now.logProbabilities[index] - reference.logProbabilities[index] - divergence);
      gradient.policy()[i * minibatch.outputSize + c] +=
          (float) (regularization.referenceCoefficient() * change * inverseRows);
    }
  }

  /**
   * For a Gaussian with mean m, standard deviation s = exp(l), and z = (a - m) / s:
   *
   * <pre>
   *   d log p          / d m = z / s                     d log p          / d l = z^2 - 1
   *   d H              / d m = 0                         d H              / d l = 1
   *   d KL(old || new) / d m = (m - m_old) / s^2         d KL(old || new) / d l = 1 - (s_old^2 + (m - m_old)^2) / s^2
   *   d KL(new || ref) / d m = (m - m_ref) / s_ref^2     d KL(new || ref) / d l = s^2 / s_ref^2 - 1
   * </pre>
   */
  private void differentiateAxis(int r, int i, int axis, double logProbabilityGradient) {
    double inverseDeviation = inverseDeviations[axis];
    double varianceRatio = varianceRatios[axis];
    double klCoefficient = regularization.klCoefficient();
    double mean = mean(outputs.policy(), i, axis);
    double z = (axisValue(r, axis) - mean) * inverseDeviation;
    double shift = (mean - mean(minibatch.oldOutputs, r, axis)) * inverseDeviation;

    statistics.entropy +=
        outputs.logStandardDeviations()[axis] + ActionDistribution.UNIT_GAUSSIAN_ENTROPY;
    statistics.klExact += 0.5 * (varianceRatio - 1 - logVarianceRatios[axis] + shift * shift);

    double meanGradient =
        -logProbabilityGradient * z * inverseDeviation + klCoefficient * shift * inverseDeviation;
    logStandardDeviationGradient[axis] +=
        -logProbabilityGradient * (z * z - 1)
            + klCoefficient * (1 - varianceRatio - shift * shift)
            - regularization.entropyCoefficient();
    if (reference != null && regularization.referenceCoefficient() > 0) {
      double coefficient = regularization.referenceCoefficient();
      double inverseReference = inverseReferenceDeviations[axis];
      double distance = (mean - mean(minibatch.referenceOutputs, r, axis)) * inverseReference;
      double ratio = referenceVarianceRatios[axis];
      statistics.referenceKl +=
          0.5 * (ratio - 1 - logReferenceVarianceRatios[axis] + distance * distance);
      meanGradient += coefficient * distance * inverseReference;
      logStandardDeviationGradient[axis] += coefficient * (ratio - 1);
    }
    gradient.policy()[i * minibatch.outputSize + spec.totalChoices() + axis] =
        (float) (meanGradient * inverseRows);
  }

  private int takenChoice(int r, int branch) {
    return spec.choiceOffset(branch) + (int) minibatch.actions[r * minibatch.actionSize + branch];
  }

  private double axisValue(int r, int axis) {
    return minibatch.actions[r * minibatch.actionSize + spec.branchCount() + axis];
  }

  private double mean(float[] policyOutputs, int row, int axis) {
    return policyOutputs[row * minibatch.outputSize + spec.totalChoices() + axis];
  }
}
