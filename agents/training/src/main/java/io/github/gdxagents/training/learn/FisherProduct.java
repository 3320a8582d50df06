package io.github.gdxagents.training.learn;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.training.network.NetworkOutputs;
import io.github.gdxagents.training.network.OutputGradient;
import java.util.Arrays;

/**
 * The middle of a Fisher-vector product. The Fisher information of the policy is {@code F = mean
 * J^T M J}, where J are the derivatives of the network's outputs with respect to its parameters and
 * M is the information of the action's distribution about those outputs. Given {@code J v}, what
 * this gives to back-propagation is {@code M J v}, so that back-propagation yields {@code F v}.
 *
 * <p>F is also the matrix of second derivatives of {@code KL(pi_old || pi)} at pi_old: Schulman et
 * al., "Trust Region Policy Optimization" (2015), appendix C.
 *
 * <pre>
 *   categorical with probabilities p, in logits              M = diag(p) - p p^T
 *   Gaussian, in its mean and the logarithm of its deviation s    M = diag(1 / s^2, 2)
 * </pre>
 */
final class FisherProduct implements OutputGradient {

  private final ActionSpec spec;
  private final Minibatch minibatch;
  private final float[] outputTangents;
  private final float[] logStandardDeviationTangents;

  /**
   * @param outputTangents J v for the policy's outputs, {@code [rows x output]}
   * @param logStandardDeviationTangents J v for the log standard deviations, {@code [axes]}
   */
  FisherProduct(
      ActionSpec spec,
      Minibatch minibatch,
      float[] outputTangents,
      float[] logStandardDeviationTangents) {
    this.spec = spec;
    this.minibatch = minibatch;
    this.outputTangents = outputTangents;
    this.logStandardDeviationTangents = logStandardDeviationTangents;
  }

  @Override
  public void compute(int from, int to, NetworkOutputs outputs, NetworkOutputs gradient) {
    int rows = to - from;
    int size = minibatch.outputSize;
    double inverseRows = 1.0 / minibatch.rows();
    BranchProbabilities now =
        new BranchProbabilities(spec, outputs.policy(), size, 0, minibatch.masks, from, rows);
    for (int i = 0; i < rows; i++) {
      for (int branch = 0; branch < spec.branchCount(); branch++) {
        int first = spec.choiceOffset(branch);
        int end = first + spec.choiceCount(branch);
        double mean = 0;
        for (int c = first; c < end; c++) {
          mean +=
              now.probabilities[i * minibatch.maskSize + c] * outputTangents[(from + i) * size + c];
        }
        for (int c = first; c < end; c++) {
          double p = now.probabilities[i * minibatch.maskSize + c];
          double tangent = outputTangents[(from + i) * size + c];
          gradient.policy()[i * size + c] = (float) (p * (tangent - mean) * inverseRows);
        }
      }
      for (int axis = 0; axis < spec.axisCount(); axis++) {
        int index = spec.totalChoices() + axis;
        double information = StrictMath.exp(-2 * outputs.logStandardDeviations()[axis]);
        gradient.policy()[i * size + index] =
            (float) (information * outputTangents[(from + i) * size + index] * inverseRows);
      }
    }
    for (int axis = 0; axis < spec.axisCount(); axis++) {
      gradient.logStandardDeviations()[axis] +=
          (float) (2 * logStandardDeviationTangents[axis] * rows * inverseRows);
    }
    Arrays.fill(gradient.values(), 0);
  }
}
