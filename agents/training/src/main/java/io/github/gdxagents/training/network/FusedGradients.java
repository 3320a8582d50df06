package io.github.gdxagents.training.network;

import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.objective.Loss;
import io.github.gdxagents.training.objective.LossStatistics;
import io.github.gdxagents.training.objective.Minibatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fast way to the same gradient as {@link GraphGradients}: for dense networks only, on
 * preallocated memory, with the BLAS that ND4J brings along.
 *
 * <p>A minibatch is cut into chunks, whose gradients are computed in parallel and summed in order.
 * Their number follows from that of the rows, so that the result does not depend on the number of
 * threads. They come in waves, so that memory does not grow with the minibatch.
 */
public final class FusedGradients implements Gradients {

  /**
   * About how many rows at a time for networks of up to {@link #NARROW_PARAMETERS} parameters: what
   * one chunk touches fits into a second-level cache, and OpenBLAS has kernels for such small
   * products that need no packing.
   */
  private static final int NARROW_CHUNK_ROWS = 64;

  /** The same for wider ones, where adding up the chunks' gradients costs more. */
  private static final int WIDE_CHUNK_ROWS = 256;

  private static final int NARROW_PARAMETERS = 32_768;

  /** Chunks that each thread computes before their gradients are summed. */
  private static final int CHUNKS_PER_MEMBER = 16;

  private final ParameterLayout layout;
  private final int chunkRows;
  private final ThreadPool pool;
  private final FusedWeights weights;
  private final List<FusedPass> passes = new ArrayList<>();
  private final List<Chunk> chunks = new ArrayList<>();

  /** What one chunk contributes. */
  private static final class Chunk {
    final float[] gradient;
    final LossStatistics statistics = new LossStatistics();

    Chunk(int parameterCount) {
      gradient = new float[parameterCount];
    }
  }

  /**
   * @param layout of the parameters and gradients
   * @param pool the threads that compute chunks
   */
  public FusedGradients(ParameterLayout layout, ThreadPool pool) {
    this.layout = layout;
    this.pool = pool;
    this.chunkRows =
        layout.parameterCount() <= NARROW_PARAMETERS ? NARROW_CHUNK_ROWS : WIDE_CHUNK_ROWS;
    int maxRows = chunkRows + chunkRows / 2;
    this.weights = new FusedWeights(layout, maxRows);
    for (int member = 0; member < pool.size(); member++) {
      passes.add(new FusedPass(layout, weights, maxRows));
    }
  }

  @Override
  public void compute(
      float[] parameters,
      Minibatch minibatch,
      Loss loss,
      float[] gradient,
      LossStatistics statistics) {
    int rows = minibatch.rows();
    int chunkCount = Math.max(1, Math.round((float) rows / chunkRows));
    weights.load(parameters, (rows + chunkCount - 1) / chunkCount);
    if (chunkCount == 1) {
      passes.get(0).compute(parameters, minibatch, loss, 0, rows, gradient, statistics);
      return;
    }
    int waveSize = Math.min(chunkCount, CHUNKS_PER_MEMBER * pool.size());
    while (chunks.size() < waveSize) {
      chunks.add(new Chunk(layout.parameterCount()));
    }
    Arrays.fill(gradient, 0);
    for (int first = 0; first < chunkCount; first += waveSize) {
      int wave = first;
      int count = Math.min(waveSize, chunkCount - first);
      pool.run(
          member -> {
            for (int c = member; c < count; c += pool.size()) {
              int from = (int) ((long) rows * (wave + c) / chunkCount);
              int to = (int) ((long) rows * (wave + c + 1) / chunkCount);
              computeChunk(
                  chunks.get(c), passes.get(member), parameters, minibatch, loss, from, to);
            }
          });
      for (Chunk chunk : chunks.subList(0, count)) {
        add(chunk.gradient, gradient);
        statistics.add(chunk.statistics);
      }
    }
  }

  private static void computeChunk(
      Chunk chunk,
      FusedPass pass,
      float[] parameters,
      Minibatch minibatch,
      Loss loss,
      int from,
      int to) {
    chunk.statistics.clear();
    pass.compute(parameters, minibatch, loss, from, to, chunk.gradient, chunk.statistics);
  }

  /** How many gradients are held between the pool and their sum. */
  int heldGradients() {
    return chunks.size();
  }

  private static void add(float[] values, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }

  @Override
  public void close() {
    weights.close();
    passes.forEach(FusedPass::close);
  }
}
