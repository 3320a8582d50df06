package io.github.gdxagents.training.network;

/** What the rows of a chunk remember, for the layers that pass over them. */
final class ChunkMemory {

  private final int size;
  private InputBatch batch = InputBatch.of(new float[0], 0);
  private int first;

  /**
   * @param size how many numbers all layers remember of a row
   */
  ChunkMemory(int size) {
    this.size = size;
  }

  /**
   * @param first the chunk's first row in the batch
   */
  void set(InputBatch batch, int first) {
    this.batch = batch;
    this.first = first;
  }

  /** Whether a row of the chunk follows none. */
  boolean starts(int row) {
    return batch.starts()[first + row];
  }

  /** Copies some of what a row's bot remembered. */
  void copy(int row, int offset, int length, float[] target, int at) {
    System.arraycopy(batch.memories(), (first + row) * size + offset, target, at, length);
  }
}
