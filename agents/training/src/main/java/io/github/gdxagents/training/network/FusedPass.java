package io.github.gdxagents.training.network;

import io.github.gdxagents.training.concurrent.ThreadPool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forward and backward pass over a chunk of rows, which is small enough for what dense layers put
 * out to stay in the cache.
 */
final class FusedPass {

  private final ParameterLayout layout;
  private final Matrix observations;
  private final ChunkMemory memory;

  /** What policy and value share; null where they are separate. */
  private final @Nullable LayerChain trunk;

  private final LayerChain policy;
  private final LayerChain value;
  private final float[] policyOutputs;
  private final float[] values;
  private final float[] policyGradient;
  private final float[] valueGradient;

  /**
   * @param layout of the parameters and the gradient
   * @param weights of its networks
   * @param maxRows the largest chunk
   */
  FusedPass(ParameterLayout layout, NetworkWeights weights, int maxRows) {
    this.layout = layout;
    observations = new Matrix(maxRows, layout.observationSize());
    int policyMemory = layout.policyMemorySize();
    memory = new ChunkMemory(policyMemory + layout.valueMemorySize());
    if (!weights.trunk().isEmpty()) {
      // Policy and value have no layers with memory beside those that they share.
      trunk = new LayerChain(weights.trunk(), observations, memory, 0, maxRows);
      policy = new LayerChain(weights.policy(), trunk, memory, policyMemory, maxRows);
      value = new LayerChain(weights.value(), trunk, memory, policyMemory, maxRows);
    } else {
      trunk = null;
      policy = new LayerChain(weights.policy(), observations, memory, 0, maxRows);
      value = new LayerChain(weights.value(), observations, memory, policyMemory, maxRows);
    }
    policyOutputs = new float[maxRows * layout.policyOutputs()];
    values = new float[maxRows * layout.valueHeads()];
    policyGradient = new float[maxRows * layout.policyOutputs()];
    valueGradient = new float[maxRows * layout.valueHeads()];
  }

  /**
   * Computes the share of rows {@code from} to {@code to} in the gradient. The weights are up to
   * date.
   *
   * @param batch of all rows
   * @param gradient modified: overwritten, in the layout of the parameters
   */
  void compute(
      float[] parameters,
      InputBatch batch,
      int from,
      int to,
      OutputGradient outputGradient,
      float[] gradient) {
    int rows = to - from;
    setInputs(batch, from, rows);
    if (trunk != null) {
      trunk.forward(rows);
    }
    policy.forward(rows);
    value.forward(rows);
    differentiate(parameters, from, to, outputGradient, gradient);
    value.backward(rows, gradient);
    policy.backward(rows, gradient);
    if (trunk != null) {
      trunk.backward(rows, gradient);
    }
  }

  /** Whether {@link #computeInTwo} is possible: policy and value share no layer. */
  boolean canComputeInTwo() {
    return trunk == null;
  }

  /**
   * Does what {@link #compute} does, with policy and value on two threads, and brings the weights
   * up to date on the way.
   */
  void computeInTwo(
      ThreadPool pool,
      float[] parameters,
      InputBatch batch,
      int from,
      int to,
      OutputGradient outputGradient,
      float[] gradient) {
    int rows = to - from;
    setInputs(batch, from, rows);
    List<LayerChain> chains = List.of(policy, value);
    pool.runParts(
        2,
        (member, part) -> {
          chains.get(part).load(parameters);
          chains.get(part).forward(rows);
        });
    differentiate(parameters, from, to, outputGradient, gradient);
    pool.runParts(2, (member, part) -> chains.get(part).backward(rows, gradient));
  }

  private void setInputs(InputBatch batch, int from, int rows) {
    observations.setRows(rows, batch.observations(), from * observations.columns);
    memory.set(batch, from);
  }

  /** From the outputs of policy and value to the gradient with respect to them. */
  private void differentiate(
      float[] parameters, int from, int to, OutputGradient outputGradient, float[] gradient) {
    int rows = to - from;
    policy.last().outputs.getRows(rows, policyOutputs, 0);
    value.last().outputs.getRows(rows, values, 0);
    float[] logStandardDeviationGradient = new float[layout.axes()];
    outputGradient.compute(
        from,
        to,
        new NetworkOutputs(policyOutputs, values, layout.logStandardDeviations(parameters)),
        new NetworkOutputs(policyGradient, valueGradient, logStandardDeviationGradient));
    policy.last().setOutputGradient(policyGradient, rows);
    value.last().setOutputGradient(valueGradient, rows);
    System.arraycopy(
        logStandardDeviationGradient,
        0,
        gradient,
        layout.logStandardDeviationOffset(),
        logStandardDeviationGradient.length);
  }
}
