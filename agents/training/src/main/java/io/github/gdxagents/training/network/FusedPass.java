package io.github.gdxagents.training.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Forward and backward pass over a chunk of rows that is small enough for what its layers put out
 * to stay in the cache.
 */
final class FusedPass implements AutoCloseable {

  private static final int OBSERVATION = -1;

  private final ParameterLayout layout;
  private final NativeMatrix nativeGradient;
  private final NativeMatrix ones;
  private final NativeMatrix observations;
  private final List<DenseGradient> layers = new ArrayList<>();

  /** Where each layer's input comes from: the index of a layer, or {@link #OBSERVATION}. */
  private final List<Integer> sources = new ArrayList<>();

  private final DenseGradient policyHead;
  private final DenseGradient valueHead;
  private final float[] policyGradient;
  private final float[] valueGradient;
  private final float[] scratch;

  /**
   * @param layout of the parameters and the gradient
   * @param weights of {@link ParameterLayout#layers}, up to date during {@link #compute}
   * @param maxRows the largest chunk
   */
  FusedPass(ParameterLayout layout, List<DenseWeights> weights, int maxRows) {
    this.layout = layout;
    nativeGradient = new NativeMatrix(layout.parameterCount());
    ones = NativeMatrix.ones(maxRows);
    int trunkEnd = addChain(layout.trunk().size(), OBSERVATION, weights, maxRows);
    policyHead = layers.get(addChain(layout.policy().size(), trunkEnd, weights, maxRows));
    valueHead = layers.get(addChain(layout.value().size(), trunkEnd, weights, maxRows));
    observations = new NativeMatrix(maxRows * layout.layers().get(0).inputs());
    policyGradient = new float[maxRows * policyHead.layer().outputs()];
    valueGradient = new float[maxRows];
    int widest = 0;
    for (ParameterLayout.Layer layer : layout.layers()) {
      widest = Math.max(widest, layer.outputs());
    }
    scratch = new float[maxRows * widest];
  }

  /** Appends a chain of layers that starts from a source, and returns the index of its end. */
  private int addChain(int length, int source, List<DenseWeights> weights, int maxRows) {
    int end = source;
    for (int l = 0; l < length; l++) {
      layers.add(new DenseGradient(weights.get(layers.size()), nativeGradient, maxRows));
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
    this.observations.write(observations, from * size, rows * size);
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).forward(inputOf(l), rows);
    }

    float[] logStandardDeviationGradient = new float[layout.axes()];
    outputGradient.compute(
        from,
        to,
        new NetworkOutputs(
            policyHead.heapOutputs(),
            valueHead.heapOutputs(),
            layout.logStandardDeviations(parameters)),
        new NetworkOutputs(policyGradient, valueGradient, logStandardDeviationGradient));
    policyHead.setOutputGradient(policyGradient, rows);
    valueHead.setOutputGradient(valueGradient, rows);

    for (int l = layers.size() - 1; l >= 0; l--) {
      layers.get(l).backward(inputOf(l), rows, ones, scratch);
      if (sources.get(l) != OBSERVATION) {
        layers.get(l).passBack(rows, layers.get(sources.get(l)));
      }
    }
    nativeGradient.read(gradient, gradient.length);
    System.arraycopy(
        logStandardDeviationGradient,
        0,
        gradient,
        layout.logStandardDeviationOffset(),
        logStandardDeviationGradient.length);
  }

  private NativeMatrix inputOf(int layer) {
    int source = sources.get(layer);
    return source == OBSERVATION ? observations : layers.get(source).outputs();
  }

  @Override
  public void close() {
    observations.close();
    nativeGradient.close();
    ones.close();
    layers.forEach(DenseGradient::close);
  }
}
