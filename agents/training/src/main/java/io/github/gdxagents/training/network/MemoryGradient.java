package io.github.gdxagents.training.network;

import io.github.gdxagents.network.MinimalGru;
import java.util.Arrays;

/**
 * Forward and backward pass of a {@link MinimalGru}. Its gates and candidates are computed for all
 * rows at once; then a scan goes from row to row, and back:
 *
 * <pre>
 *   z = (1 + tanh(s_z)) / 2        h_t = h + z (c - h)         h: what the row before left, or the row's own memory
 *   dh_t = dy_t + carried          dz = dh_t (c - h)           dc = dh_t z           carried = dh_t (1 - z)
 * </pre>
 *
 * <p>What is carried ends where a row follows none: at the begin of a life or of a sequence.
 */
final class MemoryGradient extends LayerGradient {

  private final DenseGradient gates;
  private final ChunkMemory memory;
  private final int offset;
  private final int inputs;
  private final int size;
  private final float[] before;
  private final float[] carried;

  /**
   * @param memory of the rows at work
   * @param offset of this layer's numbers in it
   */
  MemoryGradient(
      DenseWeights weights, MatrixProducts products, ChunkMemory memory, int offset, int maxRows) {
    super(weights.layer().outputs(), maxRows);
    this.gates = new DenseGradient(weights, products, maxRows);
    this.memory = memory;
    this.offset = offset;
    this.inputs = weights.layer().inputs();
    this.size = weights.layer().memorySize();
    this.before = new float[size];
    this.carried = new float[size];
  }

  @Override
  void forward(Matrix x, int rows) {
    gates.forward(x, rows);
    for (int row = 0; row < rows; row++) {
      int at = row * outputs.stride;
      copyBefore(row, outputs.values, at);
      MinimalGru.remember(
          gates.outputs.values, row * gates.outputs.stride, size, outputs.values, at);
      System.arraycopy(x.values, row * x.stride, outputs.values, at + size, inputs);
    }
    received = false;
  }

  /** Copies what was remembered before a row. */
  private void copyBefore(int row, float[] target, int at) {
    if (memory.starts(row)) {
      memory.copy(row, offset, size, target, at);
    } else {
      System.arraycopy(outputs.values, (row - 1) * outputs.stride, target, at, size);
    }
  }

  @Override
  void backward(Matrix x, int rows, float[] gradient) {
    Arrays.fill(carried, 0);
    for (int row = rows - 1; row >= 0; row--) {
      copyBefore(row, before, 0);
      backward(row);
      if (memory.starts(row)) {
        Arrays.fill(carried, 0);
      }
    }
    gates.backward(x, rows, gradient);
  }

  private void backward(int row) {
    float[] gate = gates.outputs.values;
    float[] gateGradient = gates.outputGradient.values;
    int at = row * gates.outputs.stride;
    int out = row * outputs.stride;
    for (int u = 0; u < size; u++) {
      float z = 0.5f + 0.5f * gate[at + u];
      float change = outputGradient.values[out + u] + carried[u];
      gateGradient[at + u] = 0.5f * change * (gate[at + size + u] - before[u]);
      gateGradient[at + size + u] = change * z;
      carried[u] = change * (1 - z);
    }
  }

  @Override
  void passBack(int rows, LayerGradient source) {
    gates.passBack(rows, source);
    Matrix target = source.outputGradient;
    for (int row = 0; row < rows; row++) {
      int from = row * outputGradient.stride + size;
      int to = row * target.stride;
      for (int i = 0; i < inputs; i++) {
        target.values[to + i] += outputGradient.values[from + i];
      }
    }
  }
}
