package io.github.gdxagents.training.network;

import io.github.gdxagents.training.concurrent.ThreadPool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forward and backward pass over a chunk of rows that is small enough for what its layers put out
 * to stay in the cache.
 */
final class FusedPass {

  private final ParameterLayout layout;
  private final Matrix observations;

  /** What policy and value share; null where they are separate. */
  private final @Nullable DenseChain trunk;

  private final DenseChain policy;
  private final DenseChain value;
  private final float[] policyOutputs;
  private final float[] values;
  private final float[] policyGradient;
  private final float[] valueGradient;

  /**
   * @param layout of the parameters and the gradient
   * @param weights of {@link ParameterLayout#layers}
   * @param maxRows the largest chunk
   */
  FusedPass(ParameterLayout layout, List<DenseWeights> weights, int maxRows) {
    this.layout = layout;
    observations = new Matrix(maxRows, layout.layers().get(0).inputs());
    int trunkEnd = layout.trunk().size();
    int policyEnd = trunkEnd + layout.policy().size();
    List<DenseWeights> policyWeights = weights.subList(trunkEnd, policyEnd);
    List<DenseWeights> valueWeights = weights.subList(policyEnd, weights.size());
    if (trunkEnd > 0) {
      trunk = new DenseChain(weights.subList(0, trunkEnd), observations, maxRows);
      policy = new DenseChain(policyWeights, trunk, maxRows);
      value = new DenseChain(valueWeights, trunk, maxRows);
    } else {
      trunk = null;
      policy = new DenseChain(policyWeights, observations, maxRows);
      value = new DenseChain(valueWeights, observations, maxRows);
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
   * @param observations of all rows
   * @param gradient modified: overwritten, in the layout of the parameters
   */
  void compute(
      float[] parameters,
      float[] observations,
      int from,
      int to,
      OutputGradient outputGradient,
      float[] gradient) {
    int rows = to - from;
    setObservations(observations, from, rows);
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
      float[] observations,
      int from,
      int to,
      OutputGradient outputGradient,
      float[] gradient) {
    int rows = to - from;
    setObservations(observations, from, rows);
    List<DenseChain> chains = List.of(policy, value);
    pool.runParts(
        2,
        (member, part) -> {
          chains.get(part).load(parameters);
          chains.get(part).forward(rows);
        });
    differentiate(parameters, from, to, outputGradient, gradient);
    pool.runParts(2, (member, part) -> chains.get(part).backward(rows, gradient));
  }

  private void setObservations(float[] observations, int from, int rows) {
    this.observations.setRows(rows, observations, from * this.observations.columns);
  }

  /** From the outputs of policy and value to the gradient with respect to them. */
  private void differentiate(
      float[] parameters, int from, int to, OutputGradient outputGradient, float[] gradient) {
    int rows = to - from;
    policy.last().outputs().getRows(rows, policyOutputs, 0);
    value.last().outputs().getRows(rows, values, 0);
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
