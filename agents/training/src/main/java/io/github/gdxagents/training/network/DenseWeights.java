package io.github.gdxagents.training.network;

/**
 * A dense layer's weights and biases in the forms with which it is multiplied: brought up to date
 * once for each gradient step, then read by all threads.
 */
final class DenseWeights {

  private final ParameterLayout.Layer layer;

  /** {@code [outputs x inputs]} */
  private final Panels weights;

  /** {@code [inputs x outputs]} */
  private final Panels transposed;

  /** {@code [outputs]}, and zeros as far as a row goes. */
  private final float[] biases;

  DenseWeights(ParameterLayout.Layer layer) {
    this.layer = layer;
    weights = new Panels(layer.outputs(), layer.inputs(), Arithmetic.panelColumns());
    transposed = new Panels(layer.inputs(), layer.outputs(), Arithmetic.panelColumns());
    biases = new float[Matrix.roundedUp(layer.outputs(), Matrix.COLUMN_BLOCK)];
  }

  ParameterLayout.Layer layer() {
    return layer;
  }

  /** Takes over new parameters. */
  void load(float[] parameters) {
    int outputs = layer.outputs();
    weights.setRows(parameters, layer.weightOffset());
    transposed.setColumns(parameters, layer.weightOffset());
    System.arraycopy(parameters, layer.biasOffset(), biases, 0, outputs);
  }

  /**
   * {@code z = x W^T + b}.
   *
   * @param x {@code [rows x inputs]}
   * @param z modified: {@code [rows x outputs]}
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
   * @param dz {@code [rows x outputs]}
   * @param dx modified: {@code [rows x inputs]}
   */
  void backward(MatrixProducts products, Matrix dz, int rows, boolean add, Matrix dx) {
    products.multiply(dz, weights, rows, add, dx);
  }
}
