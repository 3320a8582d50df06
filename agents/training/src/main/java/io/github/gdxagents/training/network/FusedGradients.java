package io.github.gdxagents.training.network;

import io.github.gdxagents.training.objective.Loss;
import io.github.gdxagents.training.objective.LossStatistics;
import io.github.gdxagents.training.objective.Minibatch;

/**
 * The fast way to the same gradient as {@link GraphGradients}: for dense networks only, on
 * preallocated memory, with the BLAS that ND4J brings along.
 *
 * <p>A minibatch is cut into chunks of a fixed size, whose gradients are summed in order, so that
 * the result does not depend on who computes them.
 */
public final class FusedGradients implements Gradients {

  /**
   * Rows at a time: with 64 hidden units, what one chunk touches fits into a second-level cache.
   */
  private static final int CHUNK_ROWS = 256;

  private final NativeMatrix weights;
  private final FusedPass pass;

  public FusedGradients(ParameterLayout layout) {
    weights = new NativeMatrix(layout.parameterCount());
    pass = new FusedPass(layout, CHUNK_ROWS);
  }

  @Override
  public void compute(
      float[] parameters,
      Minibatch minibatch,
      Loss loss,
      float[] gradient,
      LossStatistics statistics) {
    weights.write(parameters, 0, parameters.length);
    for (int from = 0; from < minibatch.rows(); from += CHUNK_ROWS) {
      pass.compute(
          parameters,
          weights,
          minibatch,
          loss,
          from,
          Math.min(minibatch.rows(), from + CHUNK_ROWS));
      statistics.add(pass.statistics());
      if (from == 0) {
        System.arraycopy(pass.gradient(), 0, gradient, 0, gradient.length);
      } else {
        add(pass.gradient(), gradient);
      }
    }
  }

  private static void add(float[] values, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }

  @Override
  public void close() {
    weights.close();
    pass.close();
  }
}
