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
    float[] memory = new float[policy.memorySize()];
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
      if (memory.length == 0) {
        policy.forward(observations(batch, from, to), to - from, workspace, policyOutputs);
      } else {
        forwardInTurn(policy, batch, from, to, memory, workspace, policyOutputs);
      }
      loss.differentiate(batch, from, to, outputs, unused, statistics);
    }
    return statistics;
  }

  private static float[] observations(Minibatch batch, int from, int to) {
    return Arrays.copyOfRange(
        batch.observations, from * batch.observationSize, to * batch.observationSize);
  }

  /**
   * Each row with what the row before leaves in memory, unless it follows none.
   *
   * @param memory modified: of the row before, and then of the last one
   */
  private static void forwardInTurn(
      Network policy,
      Minibatch batch,
      int from,
      int to,
      float[] memory,
      Network.Scratch workspace,
      float[] outputs) {
    float[] output = new float[batch.outputSize];
    for (int row = from; row < to; row++) {
      if (batch.starts[row]) {
        System.arraycopy(batch.memories, row * batch.memorySize, memory, 0, memory.length);
      }
      policy.forward(observations(batch, row, row + 1), 1, memory, workspace, output);
      System.arraycopy(output, 0, outputs, (row - from) * batch.outputSize, batch.outputSize);
    }
  }
}
