package io.github.gdxagents.training.learn;

import io.github.gdxagents.hook.ActionSpec;

/**
 * The probabilities of every discrete choice at each of some decisions, branch after branch; 0 for
 * forbidden ones.
 */
final class BranchProbabilities {

  private final ActionSpec spec;
  private final int choices;

  /** {@code [rows x total choices]} */
  final double[] probabilities;

  /** The logarithms of the probabilities; unused where forbidden. {@code [rows x total choices]} */
  final double[] logProbabilities;

  /**
   * Takes the softmax of each branch's allowed logits.
   *
   * @param outputs {@code [rows x output]}, from row {@code outputRow} on
   * @param masks {@code [rows x total choices]}, from row {@code maskRow} on
   */
  BranchProbabilities(
      ActionSpec spec,
      float[] outputs,
      int outputSize,
      int outputRow,
      boolean[] masks,
      int maskRow,
      int rows) {
    this.spec = spec;
    this.choices = spec.totalChoices();
    this.probabilities = new double[rows * choices];
    this.logProbabilities = new double[rows * choices];
    for (int row = 0; row < rows; row++) {
      for (int branch = 0; branch < spec.branchCount(); branch++) {
        shift(
            row, branch, outputs, (outputRow + row) * outputSize, masks, (maskRow + row) * choices);
      }
    }
    Exponential.apply(logProbabilities, probabilities);
    for (int row = 0; row < rows; row++) {
      for (int branch = 0; branch < spec.branchCount(); branch++) {
        normalize(row, branch);
      }
    }
  }

  /**
   * Subtracts the greatest allowed logit, so that no exponential overflows. It is found without a
   * branch that is hard to predict.
   */
  private void shift(
      int row, int branch, float[] outputs, int outputOffset, boolean[] masks, int maskOffset) {
    int first = spec.choiceOffset(branch);
    int end = spec.choiceOffset(branch + 1);
    float greatest = Float.NEGATIVE_INFINITY;
    for (int c = first; c < end; c++) {
      greatest =
          Math.max(
              greatest,
              masks[maskOffset + c] ? outputs[outputOffset + c] : Float.NEGATIVE_INFINITY);
    }
    for (int c = first; c < end; c++) {
      logProbabilities[row * choices + c] =
          masks[maskOffset + c] ? (double) outputs[outputOffset + c] - greatest : Exponential.LEAST;
    }
  }

  private void normalize(int row, int branch) {
    int first = row * choices + spec.choiceOffset(branch);
    int end = row * choices + spec.choiceOffset(branch + 1);
    double sum = 0;
    for (int c = first; c < end; c++) {
      sum += probabilities[c];
    }
    double scale = 1 / sum;
    double logSum = StrictMath.log(sum);
    for (int c = first; c < end; c++) {
      probabilities[c] *= scale;
      logProbabilities[c] -= logSum;
    }
  }

  /** One branch's entropy, in nats. */
  double entropy(int row, int branch) {
    double entropy = 0;
    int end = row * choices + spec.choiceOffset(branch + 1);
    for (int c = row * choices + spec.choiceOffset(branch); c < end; c++) {
      if (probabilities[c] > 0) {
        entropy -= probabilities[c] * logProbabilities[c];
      }
    }
    return entropy;
  }

  /** KL(this || other) of one branch, in nats; both must allow the same choices. */
  double divergenceFrom(BranchProbabilities other, int row, int branch) {
    double divergence = 0;
    int end = row * choices + spec.choiceOffset(branch + 1);
    for (int c = row * choices + spec.choiceOffset(branch); c < end; c++) {
      if (probabilities[c] > 0) {
        divergence += probabilities[c] * (logProbabilities[c] - other.logProbabilities[c]);
      }
    }
    return divergence;
  }
}
