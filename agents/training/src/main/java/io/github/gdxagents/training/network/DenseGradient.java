package io.github.gdxagents.training.network;

import io.github.gdxagents.network.Activation;

/**
 * A dense layer's forward and backward pass over some rows, in memory of its own. Matrix products
 * run in BLAS on native memory, everything between them in vectorized Java loops.
 *
 * <pre>
 *   y  = f(x W^T + b)
 *   dz = dy f'(z)        dW = dz^T x        db = dz^T 1        dx = dz W
 * </pre>
 */
final class DenseGradient implements AutoCloseable {

  private final ParameterLayout.Layer layer;
  private final DenseWeights weights;

  /** {@code [outputs x inputs]} */
  private final NativeMatrix weightGradient;

  /** {@code [outputs]} */
  private final NativeMatrix biasGradient;

  /** y, on the heap for element-wise work: {@code [rows x outputs]} */
  private final float[] heapOutputs;

  /** y, for products. */
  private final NativeMatrix outputs;

  /** dy, and then dz: {@code [rows x outputs]} */
  private final NativeMatrix outputGradient;

  /** Whether a later layer has put its share into {@link #outputGradient}. */
  private boolean received;

  /**
   * @param parameterGradient of all layers; this one's share is written into it
   */
  DenseGradient(DenseWeights weights, NativeMatrix parameterGradient, int maxRows) {
    this.layer = weights.layer();
    this.weights = weights;
    this.weightGradient = parameterGradient.from(layer.weightOffset());
    this.biasGradient = parameterGradient.from(layer.biasOffset());
    int size = maxRows * layer.outputs();
    this.heapOutputs = new float[size];
    this.outputs = new NativeMatrix(size);
    this.outputGradient = new NativeMatrix(size);
  }

  ParameterLayout.Layer layer() {
    return layer;
  }

  /** What the latest forward pass put out, {@code [rows x outputs]}. */
  NativeMatrix outputs() {
    return outputs;
  }

  /** The same, on the heap. */
  float[] heapOutputs() {
    return heapOutputs;
  }

  /**
   * @param x {@code [rows x inputs]}
   */
  void forward(NativeMatrix x, int rows) {
    int size = rows * layer.outputs();
    weights.forward(x, rows, outputs);
    outputs.read(heapOutputs, size);
    if (layer.activation() != null) {
      layer.activation().apply(heapOutputs, 0, size);
      outputs.write(heapOutputs, 0, size);
    }
    received = false;
  }

  /** Takes over the gradient with respect to the outputs, {@code [rows x outputs]}. */
  void setOutputGradient(float[] gradient, int rows) {
    outputGradient.write(gradient, 0, rows * layer.outputs());
  }

  /**
   * Computes the gradient with respect to weights and biases.
   *
   * @param x what entered the forward pass
   * @param ones at least {@code [rows]}
   * @param scratch modified: at least {@code [rows x outputs]}
   */
  void backward(NativeMatrix x, int rows, NativeMatrix ones, float[] scratch) {
    if (layer.activation() != null) {
      int size = rows * layer.outputs();
      outputGradient.read(scratch, size);
      multiplyByDerivative(layer.activation(), heapOutputs, size, scratch);
      outputGradient.write(scratch, 0, size);
    }
    NativeMatrix.multiplyTransposed(
        outputGradient, x, rows, layer.inputs(), layer.outputs(), weightGradient);
    NativeMatrix.sumRows(outputGradient, rows, layer.outputs(), ones, biasGradient);
  }

  /** Hands dx, after {@link #backward}, to the layer that put x out. */
  void passBack(int rows, DenseGradient source) {
    weights.backward(outputGradient, rows, source.received, source.outputGradient);
    source.received = true;
  }

  /**
   * Both derivatives follow from the activation itself: 1 - tanh^2, and whether the rectifier let
   * something through.
   *
   * @param gradient modified: with respect to what left the activation, then to what enters it
   */
  static void multiplyByDerivative(
      Activation activation, float[] activations, int size, float[] gradient) {
    switch (activation) {
      case TANH -> {
        for (int i = 0; i < size; i++) {
          gradient[i] *= 1 - activations[i] * activations[i];
        }
      }
      case RELU -> {
        for (int i = 0; i < size; i++) {
          gradient[i] = activations[i] > 0 ? gradient[i] : 0;
        }
      }
    }
  }

  @Override
  public void close() {
    outputs.close();
    outputGradient.close();
  }
}
