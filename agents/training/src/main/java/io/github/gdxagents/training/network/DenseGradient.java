package io.github.gdxagents.training.network;

import io.github.gdxagents.network.Activation;

/**
 * A dense layer's forward and backward pass over some rows, in memory of its own.
 *
 * <pre>
 *   y  = f(x W^T + b)
 *   dz = dy f'(z)        dW = dz^T x        db = dz^T 1        dx = dz W
 * </pre>
 */
final class DenseGradient {

  private final ParameterLayout.Layer layer;
  private final DenseWeights weights;
  private final MatrixProducts products;

  /** dW: {@code [outputs x inputs]} */
  private final Matrix weightGradient;

  /** db: {@code [outputs]}, and as far as a row goes. */
  private final float[] biasGradient;

  /** y: {@code [rows x outputs]} */
  private final Matrix outputs;

  /** dy, and then dz: {@code [rows x outputs]} */
  private final Matrix outputGradient;

  /** Whether a later layer has put its share into {@link #outputGradient}. */
  private boolean received;

  DenseGradient(DenseWeights weights, MatrixProducts products, int maxRows) {
    this.layer = weights.layer();
    this.weights = weights;
    this.products = products;
    this.weightGradient = new Matrix(layer.outputs(), layer.inputs());
    this.outputs = new Matrix(maxRows, layer.outputs());
    this.outputGradient = new Matrix(maxRows, layer.outputs());
    this.biasGradient = new float[outputs.stride];
  }

  ParameterLayout.Layer layer() {
    return layer;
  }

  /** What the latest forward pass put out, {@code [rows x outputs]}. */
  Matrix outputs() {
    return outputs;
  }

  /**
   * @param x {@code [rows x inputs]}
   */
  void forward(Matrix x, int rows) {
    weights.forward(products, x, rows, outputs);
    if (layer.activation() != null) {
      layer.activation().apply(outputs.values, 0, rows * outputs.stride);
    }
    received = false;
  }

  /** Takes over the gradient with respect to the outputs, {@code [rows x outputs]}. */
  void setOutputGradient(float[] gradient, int rows) {
    outputGradient.setRows(rows, gradient, 0);
  }

  /**
   * Computes the gradient with respect to weights and biases.
   *
   * @param x what entered the forward pass
   * @param gradient modified: this layer's share, in the layout of the parameters
   */
  void backward(Matrix x, int rows, float[] gradient) {
    if (layer.activation() != null) {
      multiplyByDerivative(
          layer.activation(), outputs.values, rows * outputs.stride, outputGradient.values);
    }
    products.multiplyTransposed(outputGradient, x, rows, weightGradient);
    weightGradient.getRows(layer.outputs(), gradient, layer.weightOffset());
    products.sumRows(outputGradient, rows, biasGradient);
    System.arraycopy(biasGradient, 0, gradient, layer.biasOffset(), layer.outputs());
  }

  /** Hands dx, after {@link #backward}, to the layer that put x out. */
  void passBack(int rows, DenseGradient source) {
    weights.backward(products, outputGradient, rows, source.received, source.outputGradient);
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
        // Without a branch, which nobody can predict: of what the rectifier put out, 0 is the only
        // number whose bits, as an integer, are not positive.
        for (int i = 0; i < size; i++) {
          int all = -Float.floatToRawIntBits(activations[i]) >> 31;
          gradient[i] = Float.intBitsToFloat(Float.floatToRawIntBits(gradient[i]) & all);
        }
      }
    }
  }
}
