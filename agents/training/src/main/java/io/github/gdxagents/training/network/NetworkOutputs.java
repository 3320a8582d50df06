package io.github.gdxagents.training.network;

/**
 * What the networks put out for some rows, or the gradient with respect to each of those numbers.
 *
 * @param policy {@code [rows x output]}: logits, then means of axes
 * @param values {@code [rows x heads]}: usually one for each row
 * @param logStandardDeviations {@code [axes]}: they do not depend on the observation, so all rows
 *     share them
 */
public record NetworkOutputs(float[] policy, float[] values, float[] logStandardDeviations) {

  /** With one value for each row. */
  public static NetworkOutputs ofRows(int rows, int outputSize, int axes) {
    return ofRows(rows, outputSize, 1, axes);
  }

  public static NetworkOutputs ofRows(int rows, int outputSize, int valueHeads, int axes) {
    return new NetworkOutputs(
        new float[rows * outputSize], new float[rows * valueHeads], new float[axes]);
  }
}
