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

  /** From this many rows on, loops over rows are the longer ones. */
  private static final int COLUMN_ROWS = 48;

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
              + " bias vectors; it needs one of each between neighboring sizes");
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
    for (int layer = 0; layer < sizes.length; layer++) {
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
    if (rows < COLUMN_ROWS) {
      forwardByRows(input, rows, workspace, output);
    } else {
      forwardByColumns(input, rows, workspace, output);
    }
  }

  /** For few rows: each row's outputs side by side, one row after the other. */
  private void forwardByRows(float[] input, int rows, Workspace workspace, float[] output) {
    float[] from = input;
    int last = biases.length - 1;
    for (int layer = 0; layer < last; layer++) {
      float[] to = (layer & 1) == 0 ? workspace.even : workspace.odd;
      affineByRows(from, rows, weightRows[layer], biases[layer], workspace.sums, to);
      activation.apply(to, 0, rows * sizes[layer + 1]);
      from = to;
    }
    affineByRows(from, rows, weightRows[last], biases[last], workspace.sums, output);
  }

  /**
   * Computes {@code y = x W + b}.
   *
   * @param w for each input the weights to all outputs, {@code [inputs][outputs]}
   * @param sums modified: scratch of at least {@code [outputs]}
   * @param y modified: receives {@code [rows x outputs]}
   */
  private static void affineByRows(
      float[] x, int rows, float[][] w, float[] b, float[] sums, float[] y) {
    int inputs = w.length;
    int outputs = b.length;
    for (int row = 0; row < rows; row++) {
      int first = row * inputs;
      System.arraycopy(b, 0, sums, 0, outputs);
      int i = 0;
      for (; i + 3 < inputs; i += 4) {
        addFour(
            x[first + i],
            x[first + i + 1],
            x[first + i + 2],
            x[first + i + 3],
            w[i],
            w[i + 1],
            w[i + 2],
            w[i + 3],
            outputs,
            sums);
      }
      for (; i < inputs; i++) {
        addOne(x[first + i], w[i], outputs, sums);
      }
      System.arraycopy(sums, 0, y, row * outputs, outputs);
    }
  }

  /** For many rows: all rows' values of one output side by side, one output after the other. */
  private void forwardByColumns(float[] input, int rows, Workspace workspace, float[] output) {
    float[][] from = workspace.oddColumns;
    for (int i = 0; i < sizes[0]; i++) {
      for (int row = 0; row < rows; row++) {
        from[i][row] = input[row * sizes[0] + i];
      }
    }
    int last = biases.length - 1;
    for (int layer = 0; layer <= last; layer++) {
      float[][] to = (layer & 1) == 0 ? workspace.evenColumns : workspace.oddColumns;
      for (int o = 0; o < sizes[layer + 1]; o++) {
        affineColumn(from, rows, weightRows[layer], biases[layer][o], o, to[o]);
        if (layer < last) {
          activation.apply(to[o], 0, rows);
        }
      }
      from = to;
    }
    int outputs = sizes[last + 1];
    for (int o = 0; o < outputs; o++) {
      for (int row = 0; row < rows; row++) {
        output[row * outputs + o] = from[o][row];
      }
    }
  }

  /** Computes the column of output {@code o}, in the order in which its row would. */
  private static void affineColumn(
      float[][] x, int rows, float[][] w, float b, int o, float[] sums) {
    Arrays.fill(sums, 0, rows, b);
    int inputs = w.length;
    int i = 0;
    for (; i + 3 < inputs; i += 4) {
      addFour(
          w[i][o],
          w[i + 1][o],
          w[i + 2][o],
          w[i + 3][o],
          x[i],
          x[i + 1],
          x[i + 2],
          x[i + 3],
          rows,
          sums);
    }
    for (; i < inputs; i++) {
      addOne(w[i][o], x[i], rows, sums);
    }
  }

  // The compiler turns the loops below into vector instructions as they stand. It needs each array
  // read from index 0, and a short body: an offset or a longer sum makes them three times slower.

  private static void addFour(
      float a0,
      float a1,
      float a2,
      float a3,
      float[] v0,
      float[] v1,
      float[] v2,
      float[] v3,
      int length,
      float[] sums) {
    for (int j = 0; j < length; j++) {
      sums[j] += a0 * v0[j] + a1 * v1[j] + (a2 * v2[j] + a3 * v3[j]);
    }
  }

  private static void addOne(float a0, float[] v0, int length, float[] sums) {
    for (int j = 0; j < length; j++) {
      sums[j] += a0 * v0[j];
    }
  }

  /** Holds what layers hand to each other while a batch passes through. */
  public static final class Workspace {

    private final int maxRows;
    private final float[] even;
    private final float[] odd;
    private final float[] sums;
    private final float[][] evenColumns;
    private final float[][] oddColumns;

    private Workspace(int maxRows, int widest) {
      this.maxRows = maxRows;
      int fewRows = Math.min(maxRows, COLUMN_ROWS - 1);
      this.even = new float[fewRows * widest];
      this.odd = new float[fewRows * widest];
      this.sums = new float[widest];
      int columns = maxRows < COLUMN_ROWS ? 0 : widest;
      this.evenColumns = new float[columns][maxRows];
      this.oddColumns = new float[columns][maxRows];
    }
  }
}
