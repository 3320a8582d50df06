package io.github.gdxagents.training.network;

import io.github.gdxagents.training.concurrent.Crew;
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
 * <p>A minibatch is cut into chunks of a fixed size, whose gradients are computed in parallel and
 * summed in order, so that the result does not depend on the number of threads. They come in waves,
 * so that memory does not grow with the minibatch.
 */
public final class FusedGradients implements Gradients {

  /**
   * Rows at a time: with 64 hidden units, what one chunk touches fits into a second-level cache.
   */
  private static final int CHUNK_ROWS = 256;

  /** Chunks that each thread computes before their gradients are summed. */
  private static final int CHUNKS_PER_MEMBER = 4;

  private final ParameterLayout layout;
  private final Crew crew;
  private final NativeMatrix parameterCopy;
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
   * @param crew the threads that compute chunks
   */
  public FusedGradients(ParameterLayout layout, Crew crew) {
    this.layout = layout;
    this.crew = crew;
    this.parameterCopy = new NativeMatrix(layout.parameterCount());
    for (int member = 0; member < crew.size(); member++) {
      passes.add(new FusedPass(layout, parameterCopy, CHUNK_ROWS));
    }
  }

  @Override
  public void compute(
      float[] parameters,
      Minibatch minibatch,
      Loss loss,
      float[] gradient,
      LossStatistics statistics) {
    int chunkCount = (minibatch.rows() + CHUNK_ROWS - 1) / CHUNK_ROWS;
    int waveSize = Math.min(chunkCount, CHUNKS_PER_MEMBER * crew.size());
    while (chunks.size() < waveSize) {
      chunks.add(new Chunk(layout.parameterCount()));
    }
    parameterCopy.write(parameters, 0, parameters.length);
    float[] logDeviations = layout.logDeviations(parameters);
    Arrays.fill(gradient, 0);
    for (int first = 0; first < chunkCount; first += waveSize) {
      int count = Math.min(waveSize, chunkCount - first);
      computeWave(first, count, logDeviations, minibatch, loss);
      for (Chunk chunk : chunks.subList(0, count)) {
        add(chunk.gradient, gradient);
        statistics.add(chunk.statistics);
      }
    }
  }

  private void computeWave(
      int first, int count, float[] logDeviations, Minibatch minibatch, Loss loss) {
    if (count == 1) {
      computeChunk(chunks.get(0), first, passes.get(0), logDeviations, minibatch, loss);
      return;
    }
    crew.run(
        member -> {
          for (int c = member; c < count; c += crew.size()) {
            computeChunk(
                chunks.get(c), first + c, passes.get(member), logDeviations, minibatch, loss);
          }
        });
  }

  /** How many gradients are held between the crew and their sum. */
  int heldGradients() {
    return chunks.size();
  }

  private void computeChunk(
      Chunk chunk,
      int index,
      FusedPass pass,
      float[] logDeviations,
      Minibatch minibatch,
      Loss loss) {
    int from = index * CHUNK_ROWS;
    int to = Math.min(minibatch.rows(), from + CHUNK_ROWS);
    chunk.statistics.clear();
    pass.compute(logDeviations, minibatch, loss, from, to, chunk.gradient, chunk.statistics);
  }

  private static void add(float[] values, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }

  @Override
  public void close() {
    parameterCopy.close();
    passes.forEach(FusedPass::close);
  }
}
