package io.github.gdxagents.training.network;

import io.github.gdxagents.policy.Activation;
import io.github.gdxagents.training.objective.Loss;
import io.github.gdxagents.training.objective.LossStatistics;
import io.github.gdxagents.training.objective.Minibatch;
import io.github.gdxagents.training.objective.NetworkOutputs;
import java.util.ArrayList;
import java.util.List;

/**
 * Forward pass, loss and backward pass over a chunk of a minibatch that is small enough for its
 * activations to stay in the cache. Matrix products run in BLAS on native memory, everything
 * between them in vectorized Java loops.
 */
final class FusedPass implements AutoCloseable {

  private static final int OBSERVATION = -1;

  private final ParameterLayout layout;
  private final FusedWeights weights;
  private final NativeMatrix nativeGradient;
  private final NativeMatrix ones;
  private final NativeMatrix observations;
  private final List<LayerPass> layers = new ArrayList<>();
  private final LayerPass policyHead;
  private final LayerPass valueHead;
  private final float[] policySlopes;
  private final float[] valueSlopes;

  /** One hidden layer's slopes at a time, for element-wise work. */
  private final float[] hiddenSlopes;

  /**
   * @param layout of the parameters and the gradient
   * @param weights of the parameters, up to date during {@link #compute}
   * @param maxRows the largest chunk
   */
  FusedPass(ParameterLayout layout, FusedWeights weights, int maxRows) {
    this.layout = layout;
    this.weights = weights;
    nativeGradient = new NativeMatrix(layout.parameterCount());
    ones = NativeMatrix.ones(maxRows);
    int trunkEnd = addChain(layout.trunk(), OBSERVATION, maxRows);
    policyHead = layers.get(addChain(layout.policy(), trunkEnd, maxRows));
    valueHead = layers.get(addChain(layout.value(), trunkEnd, maxRows));
    observations = new NativeMatrix(maxRows * layers.get(0).layer.inputs());
    policySlopes = new float[maxRows * policyHead.layer.outputs()];
    valueSlopes = new float[maxRows];
    hiddenSlopes =
        new float[maxRows * layers.stream().mapToInt(pass -> pass.layer.outputs()).max().orElse(0)];
  }

  /**
   * Appends a chain of layers that starts from {@code source}, and returns the index of its end.
   */
  private int addChain(List<ParameterLayout.Layer> chain, int source, int maxRows) {
    for (ParameterLayout.Layer layer : chain) {
      layers.add(
          new LayerPass(
              layer,
              source,
              weights.layer(layers.size()),
              nativeGradient.from(layer.weightOffset()),
              nativeGradient.from(layer.biasOffset()),
              maxRows));
      source = layers.size() - 1;
    }
    return source;
  }

  /** The memory of one layer. */
  private static final class LayerPass {

    final ParameterLayout.Layer layer;

    /** The index of the layer whose activations it takes, or {@link #OBSERVATION}. */
    final int source;

    final FusedWeights.OfLayer weights;

    /** {@code [outputs x inputs]} */
    final NativeMatrix weightGradient;

    /** {@code [outputs]} */
    final NativeMatrix biasGradient;

    /**
     * {@code [rows x outputs]}, on the heap for element-wise work and in native memory for
     * products.
     */
    final float[] activations;

    final NativeMatrix nativeActivations;

    /**
     * The loss' derivative with respect to the activations, and then to what enters the activation
     * function, {@code [rows x outputs]}.
     */
    final NativeMatrix slopes;

    /** Whether a later layer has put its share into {@link #slopes}. */
    boolean received;

    LayerPass(
        ParameterLayout.Layer layer,
        int source,
        FusedWeights.OfLayer weights,
        NativeMatrix weightGradient,
        NativeMatrix biasGradient,
        int maxRows) {
      this.layer = layer;
      this.source = source;
      this.weights = weights;
      this.weightGradient = weightGradient;
      this.biasGradient = biasGradient;
      int size = maxRows * layer.outputs();
      activations = new float[size];
      nativeActivations = new NativeMatrix(size);
      slopes = new NativeMatrix(size);
    }
  }

  /**
   * Computes the share of rows {@code from} to {@code to} in the gradient.
   *
   * @param gradient modified: overwritten, in the layout of the parameters
   * @param statistics modified: the rows are added
   */
  void compute(
      float[] parameters,
      Minibatch minibatch,
      Loss loss,
      int from,
      int to,
      float[] gradient,
      LossStatistics statistics) {
    int rows = to - from;
    observations.write(
        minibatch.observations, from * minibatch.observationSize, rows * minibatch.observationSize);
    for (LayerPass pass : layers) {
      forward(pass, rows);
    }

    float[] logDeviationSlopes = new float[layout.axes()];
    loss.differentiate(
        minibatch,
        from,
        to,
        new NetworkOutputs(
            policyHead.activations, valueHead.activations, layout.logDeviations(parameters)),
        new NetworkOutputs(policySlopes, valueSlopes, logDeviationSlopes),
        statistics);
    policyHead.slopes.write(policySlopes, 0, rows * policyHead.layer.outputs());
    valueHead.slopes.write(valueSlopes, 0, rows);

    for (int l = layers.size() - 1; l >= 0; l--) {
      backward(layers.get(l), rows);
    }
    nativeGradient.read(gradient, gradient.length);
    System.arraycopy(
        logDeviationSlopes, 0, gradient, layout.logDeviationOffset(), logDeviationSlopes.length);
  }

  private void forward(LayerPass pass, int rows) {
    ParameterLayout.Layer layer = pass.layer;
    pass.weights.forward(inputOf(pass), rows, pass.nativeActivations);
    pass.nativeActivations.read(pass.activations, rows * layer.outputs());
    if (isHidden(pass)) {
      layout.activation().apply(pass.activations, 0, rows * layer.outputs());
      pass.nativeActivations.write(pass.activations, 0, rows * layer.outputs());
    }
    pass.received = false;
  }

  private void backward(LayerPass pass, int rows) {
    ParameterLayout.Layer layer = pass.layer;
    if (isHidden(pass)) {
      int size = rows * layer.outputs();
      pass.slopes.read(hiddenSlopes, size);
      multiplyByDerivative(layout.activation(), pass.activations, size, hiddenSlopes);
      pass.slopes.write(hiddenSlopes, 0, size);
    }
    NativeMatrix.multiplyTransposed(
        pass.slopes, inputOf(pass), rows, layer.inputs(), layer.outputs(), pass.weightGradient);
    NativeMatrix.sumRows(pass.slopes, rows, layer.outputs(), ones, pass.biasGradient);
    if (pass.source != OBSERVATION) {
      LayerPass source = layers.get(pass.source);
      pass.weights.backward(pass.slopes, rows, source.received, source.slopes);
      source.received = true;
    }
  }

  private NativeMatrix inputOf(LayerPass pass) {
    return pass.source == OBSERVATION ? observations : layers.get(pass.source).nativeActivations;
  }

  private boolean isHidden(LayerPass pass) {
    return pass != policyHead && pass != valueHead;
  }

  /**
   * Both derivatives follow from the activation itself: 1 - tanh^2, and whether the rectifier let
   * something through.
   */
  static void multiplyByDerivative(
      Activation activation, float[] activations, int size, float[] slopes) {
    switch (activation) {
      case TANH -> {
        for (int i = 0; i < size; i++) {
          slopes[i] *= 1 - activations[i] * activations[i];
        }
      }
      case RELU -> {
        for (int i = 0; i < size; i++) {
          slopes[i] = activations[i] > 0 ? slopes[i] : 0;
        }
      }
    }
  }

  @Override
  public void close() {
    observations.close();
    nativeGradient.close();
    ones.close();
    for (LayerPass pass : layers) {
      pass.nativeActivations.close();
      pass.slopes.close();
    }
  }
}
