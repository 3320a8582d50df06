package io.github.gdxagents.training.objective;

import io.github.gdxagents.hook.ActionSpec;

/**
 * The probabilities of every discrete choice at one decision, branch after branch; 0 for forbidden
 * ones. Scratch memory that is filled again for each row.
 */
final class BranchProbabilities {

  private final ActionSpec spec;

  /** {@code [total choices]} */
  final double[] probabilities;

  /** The logarithms of the probabilities; unused where forbidden. {@code [total choices]} */
  final double[] logProbabilities;

  BranchProbabilities(ActionSpec spec) {
    this.spec = spec;
    this.probabilities = new double[spec.totalChoices()];
    this.logProbabilities = new double[spec.totalChoices()];
  }

  /** Fills in the softmax of each branch's allowed logits. */
  void fill(float[] outputs, int outputOffset, boolean[] mask, int maskOffset) {
    for (int branch = 0; branch < spec.branchCount(); branch++) {
      int first = spec.choiceOffset(branch);
      int end = first + spec.choiceCount(branch);
      double greatest = Double.NEGATIVE_INFINITY;
      for (int c = first; c < end; c++) {
        if (mask[maskOffset + c]) {
          greatest = Math.max(greatest, outputs[outputOffset + c]);
        }
      }
      double sum = 0;
      for (int c = first; c < end; c++) {
        probabilities[c] =
            mask[maskOffset + c] ? Math.exp(outputs[outputOffset + c] - greatest) : 0;
        sum += probabilities[c];
      }
      double logSum = greatest + Math.log(sum);
      for (int c = first; c < end; c++) {
        probabilities[c] /= sum;
        logProbabilities[c] = outputs[outputOffset + c] - logSum;
      }
    }
  }

  /** One branch's entropy, in nats. */
  double entropy(int branch) {
    double entropy = 0;
    for (int c = spec.choiceOffset(branch);
        c < spec.choiceOffset(branch) + spec.choiceCount(branch);
        c++) {
      if (probabilities[c] > 0) {
        entropy -= probabilities[c] * logProbabilities[c];
      }
    }
    return entropy;
  }

  /** KL(this || other) of one branch, in nats; both must allow the same choices. */
  double divergenceFrom(BranchProbabilities other, int branch) {
    double divergence = 0;
    for (int c = spec.choiceOffset(branch);
        c < spec.choiceOffset(branch) + spec.choiceCount(branch);
        c++) {
      if (probabilities[c] > 0) {
        divergence += probabilities[c] * (logProbabilities[c] - other.logProbabilities[c]);
      }
    }
    return divergence;
  }
}
