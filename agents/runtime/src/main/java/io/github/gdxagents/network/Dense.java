package io.github.gdxagents.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A layer in which every input reaches every output: {@code y = activation(x W + b)}. */
public final class Dense extends Layer {

  /** So many numbers stay in the first-level cache with room to spare: 16 KiB. */
  private static final int BLOCK = 4096;

  /** For each input the weights to all outputs, {@code [inputs][outputs]}. */
  private final float[][] weightRows;

  private final float[] biases;
  private final @Nullable Activation activation;

  /**
   * Copies the arrays.
   *
   * @param weights {@code [inputs x outputs]}, row by row
   * @param biases {@code [outputs]}
   * @param activation applied to each output; null for none
   * @throws IllegalArgumentException if there are no inputs or outputs, or lengths do not fit them
   */
  public Dense(
      int inputs, int outputs, float[] weights, float[] biases, @Nullable Activation activation) {
    super(inputs, outputs);
    if (inputs < 1
        || outputs < 1
        || weights.length != (long) inputs * outputs
        || biases.length != outputs) {
      throw new IllegalArgumentException(
          "A dense layer maps "
              + inputs
              + " to "
              + outputs
              + " numbers, but got "
              + weights.length
              + " weights and "
              + biases.length
              + " biases");
    }
    this.weightRows = new float[inputs][];
    for (int i = 0; i < inputs; i++) {
      weightRows[i] = Arrays.copyOfRange(weights, i * outputs, (i + 1) * outputs);
    }
    this.biases = biases.clone();
    this.activation = activation;
  }

  /** A copy of the weights {@code [inputs x outputs]}, row by row. */
  @Override
  public float[] weights() {
    float[] copy = new float[inputs() * outputs()];
    for (int i = 0; i < weightRows.length; i++) {
      System.arraycopy(weightRows[i], 0, copy, i * outputs(), outputs());
    }
    return copy;
  }

  /** A copy of the biases {@code [outputs]}. */
  @Override
  public float[] biases() {
    return biases.clone();
  }

  /** What is applied to each output; null for nothing. */
  public @Nullable Activation activation() {
    return activation;
  }

  @Override
  public int parameterCount() {
    return (inputs() + 1) * outputs();
  }

  @Override
  void forwardByRows(float[] x, int rows, Network.Scratch scratch, float[] y) {
    forward(x, 0, rows, scratch.sums, y, 0);
  }

  /**
   * The same from and to some place.
   *
   * @param x {@code [rows x inputs]} from index {@code from} on
   * @param sums modified: scratch of at least {@code [outputs]}
   * @param y modified: receives {@code [rows x outputs]} from index {@code to} on
   */
  void forward(float[] x, int from, int rows, float[] sums, float[] y, int to) {
    affineByRows(x, from, rows, weightRows, biases, sums, y, to);
    if (activation != null) {
      activation.apply(y, to, to + rows * biases.length);
    }
  }

  /**
   * Computes {@code y = x W + b}.
   *
   * @param w for each input the weights to all outputs, {@code [inputs][outputs]}
   * @param sums modified: scratch of at least {@code [outputs]}
   * @param y modified: receives {@code [rows x outputs]}
   */
  private static void affineByRows(
      float[] x, int from, int rows, float[][] w, float[] b, float[] sums, float[] y, int to) {
    int inputs = w.length;
    int outputs = b.length;
    for (int row = 0; row < rows; row++) {
      int first = from + row * inputs;
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
      System.arraycopy(sums, 0, y, to + row * outputs, outputs);
    }
  }

  @Override
  void forwardByColumns(float[][] x, int rows, Network.Scratch scratch, float[][] y) {
    int inputs = weightRows.length;
    int outputs = biases.length;
    for (int o = 0; o < outputs; o++) {
      Arrays.fill(y[o], 0, rows, biases[o]);
    }
    int block = inputsAtOnce(rows);
    for (int from = 0; from < inputs; from += block) {
      int to = Math.min(inputs, from + block);
      for (int o = 0; o < outputs; o++) {
        addInputs(x, from, to, rows, o, y[o]);
      }
    }
    if (activation != null) {
      for (int o = 0; o < outputs; o++) {
        activation.apply(y[o], 0, rows);
      }
    }
  }

  /**
   * Adds what inputs {@code from} to {@code to} contribute to output {@code o} of all rows, in the
   * order in which it is added up for a row alone.
   *
   * @param sums modified: {@code [rows]}
   */
  private void addInputs(float[][] x, int from, int to, int rows, int o, float[] sums) {
    float[][] w = weightRows;
    int i = from;
    for (; i + 3 < to; i += 4) {
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
    for (; i < to; i++) {
      addOne(w[i][o], x[i], rows, sums);
    }
  }

  /**
   * Computes one row in double precision.
   *
   * @param y modified: receives {@code [outputs]}
   */
  void forward(double[] x, double[] y) {
    int outputs = biases.length;
    for (int o = 0; o < outputs; o++) {
      y[o] = biases[o];
    }
    for (int i = 0; i < weightRows.length; i++) {
      float[] w = weightRows[i];
      for (int o = 0; o < outputs; o++) {
        y[o] += x[i] * w[o];
      }
    }
    if (activation != null) {
      for (int o = 0; o < outputs; o++) {
        y[o] = activation.of(y[o]);
      }
    }
  }

  /**
   * Leads the gradient of something by one row's outputs back to its inputs.
   *
   * @param y what {@link #forward} put out
   * @param gradient modified: {@code [outputs]}; from by outputs to by sums before the activation
   * @param inputGradient modified: receives {@code [inputs]}
   */
  void backward(double[] y, double[] gradient, double[] inputGradient) {
    int outputs = biases.length;
    if (activation != null) {
      for (int o = 0; o < outputs; o++) {
        gradient[o] *= activation.derivativeAt(y[o]);
      }
    }
    for (int i = 0; i < weightRows.length; i++) {
      float[] w = weightRows[i];
      double sum = 0;
      for (int o = 0; o < outputs; o++) {
        sum += gradient[o] * w[o];
      }
      inputGradient[i] = sum;
    }
  }

  /**
   * How many inputs to deal with before the next ones, so that they stay at hand for all outputs: a
   * multiple of four, so that no sum takes another order.
   */
  private static int inputsAtOnce(int rows) {
    return Math.max(4, (BLOCK / rows) & -4);
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
}
