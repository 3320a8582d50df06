package io.github.gdxagents.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The first layer of networks that see more than vectors. It has a part for each component of the
 * observation, in their order; what the parts put out lies end to end.
 */
public final class Encoder extends Layer {

  private static final int MAX_SIZE = 1 << 24;

  /**
   * How many numbers are multiplied and added for a decision at most: some hundredths of a second.
   * The size of a file does not bound that, since patches share their weights.
   */
  public static final long MAX_MULTIPLY_ADDS = 1 << 28;

  private final EncoderPart[] parts;
  private final int partWorkSize;

  /**
   * @param parts in the order of the observation's components, at least one
   * @throws IllegalArgumentException if there is none, or all of them take or put out more than
   *     16,777,216 numbers, or multiply more than {@link #MAX_MULTIPLY_ADDS}
   */
  public Encoder(List<? extends EncoderPart> parts) {
    super(inputs(parts), outputs(parts));
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("An encoder needs at least 1 part");
    }
    this.parts = parts.toArray(new EncoderPart[0]);
    int work = 0;
    long multiplyAdds = 0;
    for (EncoderPart part : parts) {
      work = Math.max(work, part.workSize());
      multiplyAdds += part.multiplyAdds();
    }
    if (multiplyAdds > MAX_MULTIPLY_ADDS) {
      throw new IllegalArgumentException(
          "An encoder multiplies and adds at most "
              + MAX_MULTIPLY_ADDS
              + " numbers for a decision, not "
              + multiplyAdds);
    }
    this.partWorkSize = work;
  }

  private static int inputs(List<? extends EncoderPart> parts) {
    long sum = 0;
    for (EncoderPart part : parts) {
      sum += part.inputs();
    }
    return size(sum);
  }

  private static int outputs(List<? extends EncoderPart> parts) {
    long sum = 0;
    for (EncoderPart part : parts) {
      sum += part.outputs();
    }
    return size(sum);
  }

  private static int size(long sum) {
    if (sum > MAX_SIZE) {
      throw new IllegalArgumentException(
          "An encoder takes and puts out at most " + MAX_SIZE + " numbers, not " + sum);
    }
    return (int) sum;
  }

  /** In the order of the observation's components; unmodifiable. */
  public List<EncoderPart> parts() {
    return Collections.unmodifiableList(Arrays.asList(parts));
  }

  /** The dense layers of all parts; unmodifiable. */
  public List<Dense> layers() {
    List<Dense> layers = new ArrayList<>();
    for (EncoderPart part : parts) {
      layers.addAll(part.layers());
    }
    return Collections.unmodifiableList(layers);
  }

  /** A copy of the weights of all its dense layers, one layer after the other. */
  @Override
  public float[] weights() {
    List<float[]> all = new ArrayList<>();
    for (Dense layer : layers()) {
      all.add(layer.weights());
    }
    return joined(all);
  }

  /** A copy of the biases of all its dense layers, one layer after the other. */
  @Override
  public float[] biases() {
    List<float[]> all = new ArrayList<>();
    for (Dense layer : layers()) {
      all.add(layer.biases());
    }
    return joined(all);
  }

  private static float[] joined(List<float[]> arrays) {
    int length = 0;
    for (float[] array : arrays) {
      length += array.length;
    }
    float[] joined = new float[length];
    int at = 0;
    for (float[] array : arrays) {
      System.arraycopy(array, 0, joined, at, array.length);
      at += array.length;
    }
    return joined;
  }

  @Override
  public int parameterCount() {
    int count = 0;
    for (Dense layer : layers()) {
      count += layer.parameterCount();
    }
    return count;
  }

  @Override
  int sumSize() {
    int widest = 0;
    for (Dense layer : layers()) {
      widest = Math.max(widest, layer.outputs());
    }
    return widest;
  }

  /** For a part; then, where rows come by columns, for a row and what comes out of it. */
  @Override
  int rowWorkSize() {
    return partWorkSize + inputs() + outputs();
  }

  @Override
  void forwardByRows(float[] x, int rows, Network.Scratch scratch, float[] y) {
    for (int row = 0; row < rows; row++) {
      forward(x, row * inputs(), scratch, y, row * outputs());
    }
  }

  private void forward(float[] x, int from, Network.Scratch scratch, float[] y, int to) {
    int source = from;
    int target = to;
    for (EncoderPart part : parts) {
      part.forward(x, source, scratch.rowWork, scratch.sums, y, target);
      source += part.inputs();
      target += part.outputs();
    }
  }

  /** Row by row all the same: what is long here are patches and filters. */
  @Override
  void forwardByColumns(float[][] x, int rows, Network.Scratch scratch, float[][] y) {
    float[] work = scratch.rowWork;
    int entering = partWorkSize;
    int leaving = entering + inputs();
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < inputs(); i++) {
        work[entering + i] = x[i][row];
      }
      forward(work, entering, scratch, work, leaving);
      for (int o = 0; o < outputs(); o++) {
        y[o][row] = work[leaving + o];
      }
    }
  }
}
