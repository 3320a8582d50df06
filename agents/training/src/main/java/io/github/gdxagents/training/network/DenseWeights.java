package io.github.gdxagents.training.network;

/**
 * A dense layer's weights and biases in native memory, in the forms with which it is multiplied:
 * brought up to date once for each gradient step, then read by all threads.
 */
final class DenseWeights implements AutoCloseable {

  /** What OpenBLAS multiplies without packing: rows times inputs times outputs. */
  private static final long UNPACKED_PRODUCT = 1_000_000;

  private final ParameterLayout.Layer layer;

  /** {@code [outputs x inputs]} */
  private final NativeMatrix weights;

  /**
   * {@code [inputs x outputs]}. Where OpenBLAS need not pack, it multiplies by this in half the
   * time that it takes with {@link #weights}; where it packs, packing transposes as well, and this
   * is unused.
   */
  private final NativeMatrix transposed;

  private final boolean usesTransposed;

  /** The biases over and over, {@code [rows x outputs]}: what products are added to. */
  private final NativeMatrix biasRows;

  private final float[] scratch;

  /**
   * @param maxRows the most rows to be multiplied at once
   */
  DenseWeights(ParameterLayout.Layer layer, int maxRows) {
    this.layer = layer;
    int size = layer.inputs() * layer.outputs();
    usesTransposed = (long) maxRows * size <= UNPACKED_PRODUCT;
    weights = new NativeMatrix(size);
    transposed = new NativeMatrix(usesTransposed ? size : 1);
    biasRows = new NativeMatrix(maxRows * layer.outputs());
    scratch = new float[usesTransposed ? size : 0];
  }

  ParameterLayout.Layer layer() {
    return layer;
  }

  /**
   * Takes over new parameters.
   *
   * @param rows the most rows for which they will be used
   */
  void load(float[] parameters, int rows) {
    weights.write(parameters, layer.weightOffset(), layer.inputs() * layer.outputs());
    if (usesTransposed) {
      transpose(parameters, scratch);
      transposed.write(scratch, 0, layer.inputs() * layer.outputs());
    }
    biasRows.write(parameters, layer.biasOffset(), layer.outputs());
    biasRows.repeat(layer.outputs(), rows * layer.outputs());
  }

  private void transpose(float[] parameters, float[] result) {
    int inputs = layer.inputs();
    int outputs = layer.outputs();
    for (int out = 0; out < outputs; out++) {
      int first = layer.weightOffset() + out * inputs;
      for (int in = 0; in < inputs; in++) {
        result[in * outputs + out] = parameters[first + in];
      }
    }
  }

  /**
   * {@code z = x W^T + b}.
   *
   * @param x {@code [rows x inputs]}
   * @param z modified: {@code [rows x outputs]}
   */
  void forward(NativeMatrix x, int rows, NativeMatrix z) {
    z.write(biasRows, rows * layer.outputs());
    if (usesTransposed) {
      NativeMatrix.multiply(x, transposed, rows, layer.outputs(), layer.inputs(), true, z);
    } else {
      NativeMatrix.multiplyByTransposed(x, weights, rows, layer.inputs(), layer.outputs(), z);
    }
  }

  /**
   * {@code dx = dz W}, or {@code dx += dz W}.
   *
   * @param dz {@code [rows x outputs]}
   * @param dx modified: {@code [rows x inputs]}
   */
  void backward(NativeMatrix dz, int rows, boolean add, NativeMatrix dx) {
    NativeMatrix.multiply(dz, weights, rows, layer.inputs(), layer.outputs(), add, dx);
  }

  @Override
  public void close() {
    weights.close();
    transposed.close();
    biasRows.close();
  }
}
