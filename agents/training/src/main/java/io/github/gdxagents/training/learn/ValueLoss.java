package io.github.gdxagents.training.objective;

import java.util.Arrays;

/** The mean squared error of the values alone; the policy is left as it is. */
public final class ValueLoss implements Loss {

  @Override
  public void differentiate(
      Minibatch minibatch,
      int from,
      int to,
      NetworkOutputs outputs,
      NetworkOutputs gradient,
      LossStatistics statistics) {
    double inverseRows = 1.0 / minibatch.rows();
    for (int row = from; row < to; row++) {
      double error = outputs.values()[row - from] - minibatch.valueTargets[row];
      gradient.values()[row - from] = (float) (2 * error * inverseRows);
      statistics.valueLoss += error * error;
    }
    Arrays.fill(gradient.policy(), 0, (to - from) * minibatch.outputSize, 0);
    statistics.rows += to - from;
  }
}
