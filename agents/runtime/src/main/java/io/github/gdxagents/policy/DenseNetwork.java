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

  /** For each layer and each of its inputs, the weights to all outputs. */
  private final float[][][] weightRows;

  private final float[][] biases;

  /**
   * Copies the arrays.
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
    this.sizes = sizes.clone();
    this.activation = activation;
    this.weightRows = new float[layers][][];
    this.biases = new float[layers][];
    for (int layer = 0; layer < layers; layer++) {
      int outputs = sizes[layer + 1];
      weightRows[layer] = new float[sizes[layer]][];
      for (int i = 0; i < sizes[layer]; i++) {
        weightRows[layer][i] = Arrays.copyOfRange(weights[layer], i * outputs, (i + 1) * outputs);
      }
      this.biases[layer] = biases[layer].clone();
    }
  }

  public int inputSize() {
    return sizes[0];
  }

  public int outputSize() {
    return sizes[sizes.length - 1];
  }

  public int layerCount() {
    return biases.length;
  }

  /** The width of the input (0), of a hidden layer, or of the output ({@link #layerCount()}). */
  public int size(int index) {
    return sizes[index];
  }

  public Activation activation() {
    return activation;
  }

  /** A copy of one layer's weights {@code [inputs x outputs]}, row by row. */
  public float[] weights(int layer) {
    int outputs = sizes[layer + 1];
    float[] copy = new float[sizes[layer] * outputs];
    for (int i = 0; i < sizes[layer]; i++) {
      System.arraycopy(weightRows[layer][i], 0, copy, i * outputs, outputs);
    }
    return copy;
  }

  /** A copy of one layer's biases {@code [outputs]}. */
  public float[] biases(int layer) {
    return biases[layer].clone();
  }

  /** The number of weights and biases. */
  public int parameterCount() {
    int count = 0;
    for (int layer = 0; layer < biases.length; layer++) {
      count += (sizes[layer] + 1) * sizes[layer + 1];
    }
    return count;
  }

  /** Scratch memory for batches of up to {@code maxRows}, to be used by one thread at a time. */
  public Workspace newWorkspace(int maxRows) {
    int widest = 0;
    for (int layer = 1; layer < sizes.length; layer++) {
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
    int last = biases.length - 1;
    for (int layer = 0; layer < last; layer++) {
      float[] to = (layer & 1) == 0 ? workspace.even : workspace.odd;
      affine(from, rows, weightRows[layer], biases[layer], workspace.sums, to);
      activation.apply(to, 0, rows * sizes[layer + 1]);
      from = to;
    }
    affine(from, rows, weightRows[last], biases[last], workspace.sums, output);
  }

  /**
   * Computes {@code y = x W + b}.
   *
   * @param w for each input the weights to all outputs, {@code [inputs][outputs]}
   * @param sums modified: scratch of at least {@code [outputs]}
   * @param y modified: receives {@code [rows x outputs]}
   */
  private static void affine(float[] x, int rows, float[][] w, float[] b, float[] sums, float[] y) {
    int inputs = w.length;
    int outputs = b.length;
    for (int row = 0; row < rows; row++) {
      int first = row * inputs;
      System.arraycopy(b, 0, sums, 0, outputs);
      int i = 0;
      for (; i + 3 < inputs; i += 4) {
        addFour(x, first + i, w[i], w[i + 1], w[i + 2], w[i + 3], outputs, sums);
      }
      for (; i < inputs; i++) {
        addOne(x[first + i], w[i], outputs, sums);
      }
      System.arraycopy(sums, 0, y, row * outputs, outputs);
    }
  }

  // The compiler turns the loops below into vector instructions as they stand. It needs each array
  // read from index 0, and a short body: an offset or a longer sum makes them three times slower.

  private static void addFour(
      float[] x,
      int first,
      float[] w0,
      float[] w1,
      float[] w2,
      float[] w3,
      int outputs,
      float[] sums) {
    float x0 = x[first];
    float x1 = x[first + 1];
    float x2 = x[first + 2];
    float x3 = x[first + 3];
    for (int j = 0; j < outputs; j++) {
      sums[j] += x0 * w0[j] + x1 * w1[j] + (x2 * w2[j] + x3 * w3[j]);
    }
  }

  private static void addOne(float x0, float[] w0, int outputs, float[] sums) {
    for (int j = 0; j < outputs; j++) {
      sums[j] += x0 * w0[j];
    }
  }

  /** Holds what layers hand to each other while a batch passes through. */
  public static final class Workspace {

    private final int maxRows;
    private final float[] even;
    private final float[] odd;
    private final float[] sums;

    private Workspace(int maxRows, int widest) {
      this.maxRows = maxRows;
      this.even = new float[maxRows * widest];
      this.odd = new float[maxRows * widest];
      this.sums = new float[widest];
    }
  }
}
