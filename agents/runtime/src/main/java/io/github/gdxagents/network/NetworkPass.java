package io.github.gdxagents.network;

/**
 * Runs a network over batches, in memory of its own. To be used by one thread at a time.
 *
 * <p>Whoever implements it computes as {@link Network#forward} does, bit by bit.
 */
@FunctionalInterface
public interface NetworkPass {

  /**
   * Computes the outputs of a batch.
   *
   * @param input {@code [rows x input size]}
   * @param memory modified: what each row's bot remembers, {@code [rows x memory size]}
   * @param output modified: receives {@code [rows x output size]}
   */
  void forward(float[] input, int rows, float[] memory, float[] output);
}
