package io.github.gdxagents.policy;

import java.util.Arrays;

/**
 * A feed-forward network of dense layers: {@code y = activation(x W + b)} for each hidden layer,
 * and the same without the activation for the last one.
 *
 * <p>Immutable; the weights may be shared by any number of threads, each of which brings its own
 * {@link Workspace}. Each row of a batch goes through the same float operations in the same order
 * as it would alone, so results do not depend on how rows are batched.
 */
public final class DenseNetwork {

  private final int[] sizes;
  private final Activation activation;
  private final float[][] weights;
  private final float[][] biases;

  /**
   * Takes over the arrays; they must not be changed afterwards.
   *
   * @param sizes the width of the input, of each hidden layer and of the output, {@code [layers +
   *     1]}
   * @param activation applied after each layer but the last
   * @param weights for each layer {@code [inputs x outputs]}, row by row
   * @param biases for each layer {@code [outputs]}
   * @throws IllegalArgumentException if lengths do not fit the sizes
   */
  public DenseNetwork(int[] sizes, Activation activation, float[][] weights, float[][] biases) {
    int layers = sizes.length - 1;
    if (layers < 1 || weights.length != layers || biases.length != layers) {
      throw new IllegalArgumentException(
          "A network of sizes "
              + Arrays.toString(sizes)
              + " cannot have "
              + weights.length
              + " weight matrices and "
              + biases.length
              + " bias vectors; it needs one of each between neighbouring sizes");
    }
    for (int layer = 0; layer < layers; layer++) {
      int inputs = sizes[layer];
      int outputs = sizes[layer + 1];
      if (inputs < 1
          || outputs < 1
          || weights[layer].length != (long) inputs * outputs
          || biases[layer].length != outputs) {
        throw new IllegalArgumentException(
            "Layer "
                + layer
                + " maps "
                + inputs
                + " to "
                + outputs
                + " numbers, but got "
                + weights[layer].length
                + " weights and "
                + biases[layer].length
                + " biases");
      }
    }
    this.sizes = sizes;
    this.activation = activation;
    this.weights = weights;
    this.biases = biases;
  }

  public int inputSize() {
    return sizes[0];
  }

  public int outputSize() {
    return sizes[sizes.length - 1];
  }

  public int layerCount() {
    return weights.length;
  }

  /** The width of the input (0), of a hidden layer, or of the output ({@link #layerCount()}). */
  public int size(int index) {
    return sizes[index];
  }

  public Activation activation() {
    return activation;
  }

  /** One layer's weights {@code [inputs x outputs]}, row by row; not to be changed. */
  public float[] weights(int layer) {
    return weights[layer];
  }

  /** One layer's biases {@code [outputs]}; not to be changed. */
  public float[] biases(int layer) {
    return biases[layer];
  }

  /** The number of weights and biases. */
  public int parameterCount() {
    int count = 0;
    for (int layer = 0; layer < weights.length; layer++) {
      count += weights[layer].length + biases[layer].length;
    }
    return count;
  }

  /** Scratch memory for batches of up to {@code maxRows}, to be used by one thread at a time. */
  public Workspace newWorkspace(int maxRows) {
    int widest = 0;
    for (int layer = 1; layer < sizes.length - 1; layer++) {
      widest = Math.max(widest, sizes[layer]);
    }
    return new Workspace(maxRows, widest);
  }

  /**
   * Computes the outputs of a batch.
   *
   * @param input {@code [rows x input size]}
   * @param rows how many rows, at most the workspace's
   * @param workspace modified
   * @param output modified: receives {@code [rows x output size]}
   */
  public void forward(float[] input, int rows, Workspace workspace, float[] output) {
    if (rows > workspace.maxRows) {
      throw new IllegalArgumentException(
          "The workspace holds " + workspace.maxRows + " rows, not " + rows);
    }
    float[] from = input;
    int last = weights.length - 1;
    for (int layer = 0; layer < last; layer++) {
      float[] to = (layer & 1) == 0 ? workspace.even : workspace.odd;
      affine(from, rows, weights[layer], biases[layer], sizes[layer], to);
      activation.apply(to, 0, rows * sizes[layer + 1]);
      from = to;
    }
    affine(from, rows, weights[last], biases[last], sizes[last], output);
  }

  private static void affine(float[] x, int rows, float[] w, float[] b, int inputs, float[] y) {
    int outputs = b.length;
    for (int row = 0; row < rows; row++) {
      int yOffset = row * outputs;
      int xOffset = row * inputs;
      System.arraycopy(b, 0, y, yOffset, outputs);
      int i = 0;
      for (; i + 3 < inputs; i += 4) {
        addFourRows(x, xOffset + i, w, i * outputs, outputs, y, yOffset);
      }
      for (; i < inputs; i++) {
        addRow(x[xOffset + i], w, i * outputs, outputs, y, yOffset);
      }
    }
  }

  private static void addFourRows(
      float[] x, int xOffset, float[] w, int wOffset, int outputs, float[] y, int yOffset) {
    float x0 = x[xOffset];
    float x1 = x[xOffset + 1];
    float x2 = x[xOffset + 2];
    float x3 = x[xOffset + 3];
    int w1 = wOffset + outputs;
    int w2 = w1 + outputs;
    int w3 = w2 + outputs;
    for (int j = 0; j < outputs; j++) {
      y[yOffset + j] += x0 * w[wOffset + j] + x1 * w[w1 + j] + (x2 * w[w2 + j] + x3 * w[w3 + j]);
    }
  }

  private static void addRow(
      float x0, float[] w, int wOffset, int outputs, float[] y, int yOffset) {
    for (int j = 0; j < outputs; j++) {
      y[yOffset + j] += x0 * w[wOffset + j];
    }
  }

  /** Holds hidden activations while a batch passes through. */
  public static final class Workspace {

    private final int maxRows;
    private final float[] even;
    private final float[] odd;

    private Workspace(int maxRows, int widest) {
      this.maxRows = maxRows;
      this.even = new float[maxRows * widest];
      this.odd = new float[maxRows * widest];
    }
  }
}
