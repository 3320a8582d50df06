package io.github.gdxagents.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Layers, each of which takes what the one before put out.
 *
 * <p>Three things are kept apart. The network is the weights: immutable, and shared by any number
 * of threads and bots. What a bot's past has left in layers that remember is an array of {@link
 * #memorySize} numbers, all 0 at the begin of a life, which the bot keeps. {@link Scratch} is where
 * one thread computes.
 *
 * <p>Each row of a batch goes through the same float operations in the same order as it would
 * alone, so results do not depend on how rows are batched.
 */
public final class Network {

  /** From this many rows on, loops over rows are the longer ones. */
  private static final int COLUMN_ROWS = 48;

  private static final float[] NO_MEMORY = new float[0];

  private final Layer[] layers;
  private final int memorySize;

  /**
   * @param layers from input to output, at least one
   * @throws IllegalArgumentException if there is none, or one does not fit the one before
   */
  public Network(List<? extends Layer> layers) {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("A network needs at least 1 layer");
    }
    this.layers = layers.toArray(new Layer[0]);
    int memory = this.layers[0].memorySize();
    for (int l = 1; l < this.layers.length; l++) {
      memory += this.layers[l].memorySize();
      if (this.layers[l].inputs() != this.layers[l - 1].outputs()) {
        throw new IllegalArgumentException(
            "Layer "
                + l
                + " takes "
                + this.layers[l].inputs()
                + " numbers, but layer "
                + (l - 1)
                + " puts out "
                + this.layers[l - 1].outputs());
      }
    }
    this.memorySize = memory;
  }

  /**
   * A network of dense layers only. Copies the arrays.
   *
   * @param sizes the width of the input, of each hidden layer and of the output, {@code [layers +
   *     1]}
   * @param activation applied after each layer but the last
   * @param weights for each layer {@code [inputs x outputs]}, row by row
   * @param biases for each layer {@code [outputs]}
   * @throws IllegalArgumentException if lengths do not fit the sizes
   */
  public static Network dense(
      int[] sizes, Activation activation, float[][] weights, float[][] biases) {
    int count = sizes.length - 1;
    if (count < 1 || weights.length != count || biases.length != count) {
      throw new IllegalArgumentException(
          "A network of sizes "
              + Arrays.toString(sizes)
              + " cannot have "
              + weights.length
              + " weight matrices and "
              + biases.length
              + " bias vectors; it needs one of each between neighboring sizes");
    }
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < count; l++) {
      layers.add(
          new Dense(
              sizes[l], sizes[l + 1], weights[l], biases[l], l < count - 1 ? activation : null));
    }
    return new Network(layers);
  }

  public int inputSize() {
    return layers[0].inputs();
  }

  public int outputSize() {
    return layers[layers.length - 1].outputs();
  }

  /** From input to output; unmodifiable. */
  public List<Layer> layers() {
    return Collections.unmodifiableList(Arrays.asList(layers));
  }

  /**
   * One layer, which must be a dense one.
   *
   * @throws IllegalStateException if it is of another kind
   */
  public Dense denseLayer(int index) {
    if (!(layers[index] instanceof Dense)) {
      throw new IllegalStateException(
          "Layer "
              + index
              + " is not dense, but of the kind "
              + layers[index].getClass().getSimpleName());
    }
    return (Dense) layers[index];
  }

  /** The number of weights and biases. */
  public int parameterCount() {
    int count = 0;
    for (Layer layer : layers) {
      count += layer.parameterCount();
    }
    return count;
  }

  /** How many numbers it remembers of each bot from one decision to the next. */
  public int memorySize() {
    return memorySize;
  }

  /** Memory to compute in for batches of up to {@code maxRows}. */
  public Scratch newScratch(int maxRows) {
    int widest = layers[0].inputs();
    int work = 0;
    int rowWork = 0;
    int sums = 0;
    for (Layer layer : layers) {
      widest = Math.max(widest, layer.outputs());
      work = Math.max(work, layer.workSize());
      rowWork = Math.max(rowWork, layer.rowWorkSize());
      sums = Math.max(sums, layer.sumSize());
    }
    return new Scratch(maxRows, widest, work, rowWork, sums);
  }

  /** The network with memory to compute in for batches of up to {@code maxRows}. */
  public NetworkPass newPass(int maxRows) {
    Scratch scratch = newScratch(maxRows);
    return (input, rows, memory, output) -> forward(input, rows, memory, scratch, output);
  }

  /**
   * Computes the outputs of a batch, with a network that remembers nothing.
   *
   * @param input {@code [rows x input size]}
   * @param rows how many rows, at most the scratch's
   * @param scratch modified
   * @param output modified: receives {@code [rows x output size]}
   * @throws IllegalArgumentException if the network remembers
   */
  public void forward(float[] input, int rows, Scratch scratch, float[] output) {
    forward(input, rows, NO_MEMORY, scratch, output);
  }

  /**
   * Computes the outputs of a batch.
   *
   * @param input {@code [rows x input size]}
   * @param rows how many rows, at most the scratch's
   * @param memory modified: what each row's bot remembers, {@code [rows x memory size]}
   * @param scratch modified
   * @param output modified: receives {@code [rows x output size]}
   * @throws IllegalArgumentException if there is no room for so many rows
   */
  public void forward(float[] input, int rows, float[] memory, Scratch scratch, float[] output) {
    if (memory.length < rows * memorySize) {
      throw new IllegalArgumentException(
          "The network remembers "
              + memorySize
              + " numbers of each of "
              + rows
              + " rows, but there is room for "
              + memory.length);
    }
    if (rows > scratch.maxRows) {
      throw new IllegalArgumentException(
          "The scratch memory holds " + scratch.maxRows + " rows, not " + rows);
    }
    scratch.memory = memory;
    scratch.memoryStride = memorySize;
    scratch.memoryOffset = 0;
    if (rows < COLUMN_ROWS) {
      forwardByRows(input, rows, scratch, output);
    } else {
      forwardByColumns(input, rows, scratch, output);
    }
  }

  private void forwardByRows(float[] input, int rows, Scratch scratch, float[] output) {
    float[] from = input;
    int last = layers.length - 1;
    for (int l = 0; l <= last; l++) {
      float[] to = l == last ? output : (l & 1) == 0 ? scratch.even : scratch.odd;
      layers[l].forwardByRows(from, rows, scratch, to);
      scratch.memoryOffset += layers[l].memorySize();
      from = to;
    }
  }

  private void forwardByColumns(float[] input, int rows, Scratch scratch, float[] output) {
    float[][] from = scratch.oddColumns;
    int inputs = inputSize();
    // A few inputs at a time: neighbors share a line of the cache.
    for (int first = 0; first < inputs; first += 16) {
      int end = Math.min(inputs, first + 16);
      for (int row = 0; row < rows; row++) {
        for (int i = first; i < end; i++) {
          from[i][row] = input[row * inputs + i];
        }
      }
    }
    for (int l = 0; l < layers.length; l++) {
      float[][] to = (l & 1) == 0 ? scratch.evenColumns : scratch.oddColumns;
      layers[l].forwardByColumns(from, rows, scratch, to);
      scratch.memoryOffset += layers[l].memorySize();
      from = to;
    }
    int outputs = outputSize();
    for (int o = 0; o < outputs; o++) {
      for (int row = 0; row < rows; row++) {
        output[row * outputs + o] = from[o][row];
      }
    }
  }

  /**
   * Holds what layers hand to each other while a batch passes through. To be used by one thread at
   * a time.
   */
  public static final class Scratch {

    final float[] sums;

    /** For layers that need room of their own: {@code [rows x work]}, and by columns. */
    final float[] work;

    final float[][] workColumns;

    /** The same for layers that compute row by row: {@code [row work]}. */
    final float[] rowWork;

    /** Number {@code u} of a layer, for a row: {@code memory[row * stride + offset + u]}. */
    float[] memory = NO_MEMORY;

    int memoryStride;
    int memoryOffset;
    private final int maxRows;
    private final float[] even;
    private final float[] odd;
    private final float[][] evenColumns;
    private final float[][] oddColumns;

    private Scratch(int maxRows, int widest, int workSize, int rowWorkSize, int sumSize) {
      this.maxRows = maxRows;
      int fewRows = Math.min(maxRows, COLUMN_ROWS - 1);
      this.even = new float[fewRows * widest];
      this.odd = new float[fewRows * widest];
      this.sums = new float[sumSize];
      this.rowWork = new float[rowWorkSize];
      this.work = new float[fewRows * workSize];
      int columns = maxRows < COLUMN_ROWS ? 0 : widest;
      this.workColumns = new float[maxRows < COLUMN_ROWS ? 0 : workSize][maxRows];
      this.evenColumns = new float[columns][maxRows];
      this.oddColumns = new float[columns][maxRows];
    }
  }
}
