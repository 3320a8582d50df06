package io.github.gdxagents.network;

/**
 * A memory: a gated recurrent unit whose gate and candidate depend on what enters now, and not on
 * what is remembered. For each number {@code h} that is remembered of a bot,
 *
 * <pre>
 *   z  = (1 + tanh(x W_z + b_z)) / 2      how much of the old one is given up
 *   c  = tanh(x W_c + b_c)                the candidate to replace it
 *   h += z (c - h)
 * </pre>
 *
 * <p>and {@code h} stays within {@code [-1, 1]}. Put out is what is remembered now, followed by
 * what entered: {@code [h, x]}.
 *
 * <p>Feng et al., "Were RNNs All We Needed?" (2024), section 3.1, with a candidate that is bounded.
 */
public final class MinimalGru extends Layer {

  private final Dense sums;
  private final int memorySize;

  /**
   * Copies the arrays.
   *
   * @param inputs how many numbers enter
   * @param memorySize how many are remembered
   * @param weights {@code [inputs x 2 memory]}, row by row: to the gates, and then to the
   *     candidates
   * @param biases {@code [2 memory]}, in the same order
   * @throws IllegalArgumentException if there are no inputs or nothing is remembered, or lengths do
   *     not fit
   */
  public MinimalGru(int inputs, int memorySize, float[] weights, float[] biases) {
    super(inputs, memorySize + inputs);
    this.sums = new Dense(inputs, 2 * memorySize, weights, biases, Activation.TANH);
    this.memorySize = memorySize;
  }

  /** A copy of the weights {@code [inputs x 2 memory]}, row by row: gates, then candidates. */
  @Override
  public float[] weights() {
    return sums.weights();
  }

  /** A copy of the biases {@code [2 memory]}: gates, then candidates. */
  @Override
  public float[] biases() {
    return sums.biases();
  }

  @Override
  public int memorySize() {
    return memorySize;
  }

  @Override
  public int parameterCount() {
    return sums.parameterCount();
  }

  @Override
  int workSize() {
    return sums.outputs();
  }

  @Override
  int sumSize() {
    return sums.outputs();
  }

  @Override
  void forwardByRows(float[] x, int rows, Network.Scratch scratch, float[] y) {
    float[] work = scratch.work;
    sums.forwardByRows(x, rows, scratch, work);
    for (int row = 0; row < rows; row++) {
      int memory = row * scratch.memoryStride + scratch.memoryOffset;
      remember(work, row * 2 * memorySize, memorySize, scratch.memory, memory);
      System.arraycopy(scratch.memory, memory, y, row * outputs(), memorySize);
      System.arraycopy(x, row * inputs(), y, row * outputs() + memorySize, inputs());
    }
  }

  /**
   * Brings what is remembered of one row up to date.
   *
   * @param gates from index {@code at} on: tanh of the sums of gates, and then of candidates
   * @param size how many numbers are remembered
   * @param memory modified: from index {@code to} on
   */
  public static void remember(float[] gates, int at, int size, float[] memory, int to) {
    for (int u = 0; u < size; u++) {
      memory[to + u] = next(gates[at + u], gates[at + size + u], memory[to + u]);
    }
  }

  private static float next(float gate, float candidate, float memory) {
    return memory + (0.5f + 0.5f * gate) * (candidate - memory);
  }

  @Override
  void forwardByColumns(float[][] x, int rows, Network.Scratch scratch, float[][] y) {
    float[][] work = scratch.workColumns;
    sums.forwardByColumns(x, rows, scratch, work);
    float[] memory = scratch.memory;
    int stride = scratch.memoryStride;
    for (int u = 0; u < memorySize; u++) {
      float[] gates = work[u];
      float[] candidates = work[memorySize + u];
      float[] remembered = y[u];
      int at = scratch.memoryOffset + u;
      for (int row = 0; row < rows; row++) {
        float now = next(gates[row], candidates[row], memory[row * stride + at]);
        memory[row * stride + at] = now;
        remembered[row] = now;
      }
    }
    for (int i = 0; i < inputs(); i++) {
      System.arraycopy(x[i], 0, y[memorySize + i], 0, rows);
    }
  }
}
