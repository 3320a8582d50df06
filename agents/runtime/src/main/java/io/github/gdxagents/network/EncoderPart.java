package io.github.gdxagents.network;

import java.util.List;

/** What an {@link Encoder} makes of one component of an observation. Immutable. */
public abstract class EncoderPart {

  private final int inputs;
  private final int outputs;

  EncoderPart(int inputs, int outputs) {
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

  /** The dense layers in it, from input to output; unmodifiable. */
  public abstract List<Dense> layers();

  /** How many numbers are multiplied and added for a row, at most. */
  abstract long multiplyAdds();

  /** How many numbers it computes with, beside those that enter and leave. */
  abstract int workSize();

  /**
   * Computes one row.
   *
   * @param x {@code [inputs]} from index {@code from} on
   * @param work modified: scratch of {@code [work size]}
   * @param sums modified: scratch for the sums of a layer
   * @param y modified: receives {@code [outputs]} from index {@code to} on
   */
  abstract void forward(float[] x, int from, float[] work, float[] sums, float[] y, int to);
}
