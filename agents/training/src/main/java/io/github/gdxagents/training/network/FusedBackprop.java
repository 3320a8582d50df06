package io.github.gdxagents.training.network;

import io.github.gdxagents.training.concurrent.ThreadPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The gradient of networks, in plain Java on preallocated memory. It is the same on every machine,
 * to the last bit.
 *
 * <p>A batch is cut into chunks, whose gradients are computed in parallel and summed in order, each
 * thread some of the parameters. Their number follows from that of the rows, so that the result
 * does not depend on the number of threads. They come in waves, so that memory does not grow with
 * the batch. A batch of a single chunk keeps two threads busy where policy and value share nothing:
 * each has one of them.
 */
final class FusedBackprop implements Backprop {

  /**
   * About how many rows at a time for networks of up to {@link #NARROW_PARAMETERS} parameters: what
   * one chunk touches fits into a second-level cache.
   */
  private static final int NARROW_CHUNK_ROWS = 64;

  /** The same for wider ones, where adding up the chunks' gradients costs more. */
  private static final int WIDE_CHUNK_ROWS = 256;

  private static final int NARROW_PARAMETERS = 32_768;

  /** With about so many numbers an encoder computes for a chunk at most: 4 MiB. */
  private static final int MOST_ENCODER_WORK = 1 << 20;

  /** Chunks that each thread computes before their gradients are summed, at most. */
  private static final int CHUNKS_PER_MEMBER = 16;

  /** So many numbers these gradients have together at most, but for one of each thread: 64 MiB. */
  private static final int MOST_HELD = 1 << 24;

  private final ParameterLayout layout;
  private final int chunkRows;
  private final ThreadPool pool;
  private final NetworkWeights weights;
  private final List<FusedPass> passes = new ArrayList<>();

  /** The most rows that the passes take. */
  private int room;

  /** What each chunk of a wave contributes. */
  private final List<float[]> chunkGradients = new ArrayList<>();

  /**
   * @param layout of the parameters and gradients
   * @param pool the threads that compute chunks
   */
  FusedBackprop(ParameterLayout layout, ThreadPool pool) {
    this.layout = layout;
    this.pool = pool;
    this.chunkRows = chunkRows(layout);
    this.weights = NetworkWeights.of(layout);
    makePasses(chunkRows + chunkRows / 2);
  }

  private static int chunkRows(ParameterLayout layout) {
    int rows = layout.parameterCount() <= NARROW_PARAMETERS ? NARROW_CHUNK_ROWS : WIDE_CHUNK_ROWS;
    EncoderLayout encoder = layout.policyEncoder();
    return encoder == null
        ? rows
        : (int) Math.max(1, Math.min(rows, MOST_ENCODER_WORK / encoder.workSize()));
  }

  private void makePasses(int maxRows) {
    room = maxRows;
    passes.clear();
    for (int member = 0; member < pool.size(); member++) {
      passes.add(new FusedPass(layout, weights, maxRows));
    }
  }

  @Override
  public void compute(
      float[] parameters, InputBatch batch, OutputGradient outputGradient, float[] gradient) {
    int[] cuts = cuts(batch);
    int chunkCount = cuts.length - 1;
    makeRoom(cuts);
    FusedPass firstPass = passes.get(0);
    boolean inTwo = pool.size() > 1 && firstPass.canComputeInTwo();
    if (chunkCount == 1 && inTwo) {
      firstPass.computeInTwo(pool, parameters, batch, 0, batch.rows(), outputGradient, gradient);
      return;
    }
    weights.load(parameters);
    if (chunkCount == 1) {
      firstPass.compute(parameters, batch, 0, batch.rows(), outputGradient, gradient);
      return;
    }
    int fitting = Math.max(pool.size(), MOST_HELD / layout.parameterCount());
    int waveSize = Math.min(chunkCount, Math.min(fitting, CHUNKS_PER_MEMBER * pool.size()));
    while (chunkGradients.size() < waveSize) {
      chunkGradients.add(new float[layout.parameterCount()]);
    }
    Arrays.fill(gradient, 0);
    for (int first = 0; first < chunkCount; first += waveSize) {
      int wave = first;
      int count = Math.min(waveSize, chunkCount - first);
      pool.runParts(
          count,
          (member, c) -> {
            int from = cuts[wave + c];
            int to = cuts[wave + c + 1];
            passes
                .get(member)
                .compute(parameters, batch, from, to, outputGradient, chunkGradients.get(c));
          });
      List<float[]> contributions = chunkGradients.subList(0, count);
      pool.runRanges(
          gradient.length,
          (from, to) ->
              contributions.forEach(contribution -> add(contribution, from, to, gradient)));
    }
  }

  /** Where chunks begin and the last one ends: evenly, but never where a row follows another. */
  private int[] cuts(InputBatch batch) {
    int count = Math.max(1, Math.round((float) batch.rows() / chunkRows));
    int[] cuts = new int[count + 1];
    int cut = 0;
    for (int c = 1; c < count; c++) {
      int row = (int) ((long) batch.rows() * c / count);
      while (batch.remembers() && row < batch.rows() && !batch.starts()[row]) {
        row++;
      }
      if (row > cuts[cut] && row < batch.rows()) {
        cuts[++cut] = row;
      }
    }
    cuts[++cut] = batch.rows();
    return Arrays.copyOf(cuts, cut + 1);
  }

  private void makeRoom(int[] cuts) {
    int longest = 0;
    for (int c = 1; c < cuts.length; c++) {
      longest = Math.max(longest, cuts[c] - cuts[c - 1]);
    }
    if (longest > room) {
      makePasses(longest);
    }
  }

  /** How many gradients are held between the pool and their sum. */
  int heldGradients() {
    return chunkGradients.size();
  }

  private static void add(float[] values, int from, int to, float[] sums) {
    for (int i = from; i < to; i++) {
      sums[i] += values[i];
    }
  }
}
