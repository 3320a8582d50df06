package io.github.gdxagents.training.learn;

import io.github.gdxagents.network.Network;
import io.github.gdxagents.training.network.NetworkOutputs;
import io.github.gdxagents.training.network.Parameterization;
import java.util.Arrays;

/** What a loss says about a policy over all rows of a minibatch, without a gradient. */
public final class PolicyMeasure {

  /** Rows at a time, which keeps the activations in the cache. */
  private static final int CHUNK_ROWS = 256;

  private PolicyMeasure() {}

  /**
   * Measures the policy with these parameters; values are not estimated, and count as 0.
   *
   * @param batch what the old policy did
   */
  public static LossStatistics of(
      Parameterization layout, float[] parameters, Minibatch batch, RowLoss loss) {
    Network policy = layout.policyNetwork(parameters);
    int maxRows = Math.min(CHUNK_ROWS, batch.rows());
    Network.Scratch workspace = policy.newScratch(maxRows);
    float[] policyOutputs = new float[maxRows * batch.outputSize];
    NetworkOutputs outputs =
        new NetworkOutputs(
            policyOutputs,
            new float[maxRows * batch.valueHeads],
            layout.logStandardDeviations(parameters));
    NetworkOutputs unused =
        NetworkOutputs.ofRows(maxRows, batch.outputSize, batch.valueHeads, layout.axes());
    LossStatistics statistics = new LossStatistics();
    for (int from = 0; from < batch.rows(); from += CHUNK_ROWS) {
      int to = Math.min(batch.rows(), from + CHUNK_ROWS);
      float[] observations =
          Arrays.copyOfRange(
              batch.observations, from * batch.observationSize, to * batch.observationSize);
      policy.forward(observations, to - from, workspace, policyOutputs);
      loss.differentiate(batch, from, to, outputs, unused, statistics);
    }
    return statistics;
  }
}
