package io.github.gdxagents.training.network;

/**
 * A layer's weights and biases in the forms with which it is multiplied: brought up to date once
 * for each gradient step, then read by all threads.
 */
final class DenseWeights {

  private final ParameterLayout.Layer layer;

  /** {@code [sums x inputs]} */
  private final Panels weights;

  /** {@code [inputs x sums]} */
  private final Panels transposed;

  /** {@code [sums]}, and zeros as far as a row goes. */
  private final float[] biases;

  DenseWeights(ParameterLayout.Layer layer) {
    this.layer = layer;
    weights = new Panels(layer.sums(), layer.inputs(), Arithmetic.panelColumns());
    transposed = new Panels(layer.inputs(), layer.sums(), Arithmetic.panelColumns());
    biases = new float[Matrix.roundedUp(layer.sums(), Matrix.COLUMN_BLOCK)];
  }

  ParameterLayout.Layer layer() {
    return layer;
  }

  /** Takes over new parameters. */
  void load(float[] parameters) {
    weights.setRows(parameters, layer.weightOffset());
    transposed.setColumns(parameters, layer.weightOffset());
    System.arraycopy(parameters, layer.biasOffset(), biases, 0, layer.sums());
  }

  /**
   * {@code z = x W^T + b}.
   *
   * @param x {@code [rows x inputs]}
   * @param z modified: {@code [rows x sums]}
   */
  void forward(MatrixProducts products, Matrix x, int rows, Matrix z) {
    int computed = Matrix.roundedUp(rows, Matrix.ROW_BLOCK);
    for (int row = 0; row < computed; row++) {
      System.arraycopy(biases, 0, z.values, row * z.stride, z.stride);
    }
    products.multiply(x, transposed, rows, true, z);
  }

  /**
   * {@code dx = dz W}, or {@code dx += dz W}.
   *
   * @param dz {@code [rows x sums]}
   * @param dx modified: {@code [rows x inputs]}
   */
  void backward(MatrixProducts products, Matrix dz, int rows, boolean add, Matrix dx) {
    products.multiply(dz, weights, rows, add, dx);
  }
}
