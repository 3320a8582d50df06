package io.github.gdxagents.network;

/**
 * One layer of a {@link Network}: immutable weights, and how numbers pass through them. A layer
 * that remembers finds what it knows of each row in the {@linkplain Network.Scratch scratch}, and
 * leaves there what is to be known at the bot's next decision.
 *
 * <p>Each row of a batch goes through the same float operations in the same order in both forms, so
 * that results do not depend on how rows are batched.
 */
public abstract class Layer {

  private final int inputs;
  private final int outputs;

  Layer(int inputs, int outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /** How many numbers enter. */
  public final int inputs() {
    return inputs;
  }

  /** How many numbers leave. */
  public final int outputs() {
    return outputs;
  }

  /**
   * A copy of the weights, row by row: for each input those to all sums; empty where something
   * outside of this library has them.
   */
  public abstract float[] weights();

  /** A copy of the biases, one for each sum; empty where something outside has them. */
  public abstract float[] biases();

  /** The number of trained numbers, such as weights and biases. */
  public abstract int parameterCount();

  /** How many numbers the layer remembers of each bot from one decision to the next. */
  public int memorySize() {
    return 0;
  }

  /** How many numbers of each row the layer computes with, beside those that enter and leave. */
  int workSize() {
    return 0;
  }

  /** How many numbers the layer computes with for one row after the other, beside all others. */
  int rowWorkSize() {
    return 0;
  }

  /** How many numbers its sums take, for a row. */
  int sumSize() {
    return outputs;
  }

  /**
   * For few rows: each row's outputs side by side, one row after the other.
   *
   * @param x {@code [rows x inputs]}
   * @param scratch modified
   * @param y modified: receives {@code [rows x outputs]}
   */
  abstract void forwardByRows(float[] x, int rows, Network.Scratch scratch, float[] y);

  /**
   * For many rows: all rows' values of one number side by side, one number after the other.
   *
   * @param x {@code [inputs][rows]}
   * @param scratch modified
   * @param y modified: receives {@code [outputs][rows]}
   */
  abstract void forwardByColumns(float[][] x, int rows, Network.Scratch scratch, float[][] y);
}
