package io.github.gdxagents.training.network;

import io.github.gdxagents.network.Activation;

/**
 * Forward and backward pass of a dense layer.
 *
 * <pre>
 *   y  = f(x W^T + b)
 *   dz = dy f'(z)        dW = dz^T x        db = dz^T 1        dx = dz W
 * </pre>
 */
final class DenseGradient extends LayerGradient {

  private final ParameterLayout.Layer layer;
  private final DenseWeights weights;
  private final MatrixProducts products;

  /** dW: {@code [outputs x inputs]} */
  private final Matrix weightGradient;

  /** db: {@code [outputs]}, and as far as a row goes. */
  private final float[] biasGradient;

  DenseGradient(DenseWeights weights, MatrixProducts products, int maxRows) {
    super(weights.layer().sums(), maxRows);
    this.layer = weights.layer();
    this.weights = weights;
    this.products = products;
    this.weightGradient = new Matrix(layer.sums(), layer.inputs());
    this.biasGradient = new float[outputs.stride];
  }

  @Override
  void forward(Matrix x, int rows) {
    weights.forward(products, x, rows, outputs);
    if (layer.activation() != null) {
      layer.activation().apply(outputs.values, 0, rows * outputs.stride);
    }
    received = false;
  }

  @Override
  void backward(Matrix x, int rows, float[] gradient) {
    if (layer.activation() != null) {
      multiplyByDerivative(
          layer.activation(), outputs.values, rows * outputs.stride, outputGradient.values);
    }
    products.multiplyTransposed(outputGradient, x, rows, weightGradient);
    weightGradient.getRows(layer.sums(), gradient, layer.weightOffset());
    products.sumRows(outputGradient, rows, biasGradient);
    System.arraycopy(biasGradient, 0, gradient, layer.biasOffset(), layer.sums());
  }

  /**
   * Computes dx, after {@link #backward}.
   *
   * @param dx modified: overwritten, {@code [rows x inputs]}
   */
  void inputGradient(int rows, Matrix dx) {
    weights.backward(products, outputGradient, rows, false, dx);
  }

  @Override
  void passBack(int rows, LayerGradient source) {
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
