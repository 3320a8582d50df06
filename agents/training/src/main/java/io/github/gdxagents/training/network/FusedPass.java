package io.github.gdxagents.training.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Forward and backward pass over a chunk of rows that is small enough for what its layers put out
 * to stay in the cache.
 */
final class FusedPass {

  private static final int OBSERVATION = -1;

  private final ParameterLayout layout;
  private final Matrix observations;
  private final List<DenseGradient> layers = new ArrayList<>();

  /** Where each layer's input comes from: the index of a layer, or {@link #OBSERVATION}. */
  private final List<Integer> sources = new ArrayList<>();

  private final DenseGradient policyHead;
  private final DenseGradient valueHead;
  private final float[] policyOutputs;
  private final float[] values;
  private final float[] policyGradient;
  private final float[] valueGradient;

  /**
   * @param layout of the parameters and the gradient
   * @param weights of {@link ParameterLayout#layers}, up to date during {@link #compute}
   * @param maxRows the largest chunk
   */
  FusedPass(ParameterLayout layout, List<DenseWeights> weights, int maxRows) {
    this.layout = layout;
    MatrixProducts products = Arithmetic.products();
    int trunkEnd = addChain(layout.trunk().size(), OBSERVATION, weights, products, maxRows);
    int policyEnd = addChain(layout.policy().size(), trunkEnd, weights, products, maxRows);
    int valueEnd = addChain(layout.value().size(), trunkEnd, weights, products, maxRows);
    policyHead = layers.get(policyEnd);
    valueHead = layers.get(valueEnd);
    observations = new Matrix(maxRows, layout.layers().get(0).inputs());
    policyOutputs = new float[maxRows * layout.policyOutputs()];
    values = new float[maxRows];
    policyGradient = new float[maxRows * layout.policyOutputs()];
    valueGradient = new float[maxRows];
  }

  /** Appends a chain of layers that starts from a source, and returns the index of its end. */
  private int addChain(
      int length, int source, List<DenseWeights> weights, MatrixProducts products, int maxRows) {
    int end = source;
    for (int l = 0; l < length; l++) {
      layers.add(new DenseGradient(weights.get(layers.size()), products, maxRows));
      sources.add(end);
      end = layers.size() - 1;
    }
    return end;
  }

  /**
   * Computes the share of rows {@code from} to {@code to} in the gradient.
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
    int size = layers.get(0).layer().inputs();
    this.observations.setRows(rows, observations, from * size);
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).forward(inputOf(l), rows);
    }
    policyHead.outputs().getRows(rows, policyOutputs, 0);
    valueHead.outputs().getRows(rows, values, 0);

    float[] logStandardDeviationGradient = new float[layout.axes()];
    outputGradient.compute(
        from,
        to,
        new NetworkOutputs(policyOutputs, values, layout.logStandardDeviations(parameters)),
        new NetworkOutputs(policyGradient, valueGradient, logStandardDeviationGradient));
    policyHead.setOutputGradient(policyGradient, rows);
    valueHead.setOutputGradient(valueGradient, rows);

    for (int l = layers.size() - 1; l >= 0; l--) {
      layers.get(l).backward(inputOf(l), rows, gradient);
      if (sources.get(l) != OBSERVATION) {
        layers.get(l).passBack(rows, layers.get(sources.get(l)));
      }
    }
    System.arraycopy(
        logStandardDeviationGradient,
        0,
        gradient,
        layout.logStandardDeviationOffset(),
        logStandardDeviationGradient.length);
  }

  private Matrix inputOf(int layer) {
    int source = sources.get(layer);
    return source == OBSERVATION ? observations : layers.get(source).outputs();
  }
}
