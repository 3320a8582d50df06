package io.github.gdxagents.training.network;

/**
 * Runs the networks over a batch and back-propagates: from a gradient with respect to their outputs
 * to the one with respect to their parameters. What is minimized is its caller's business.
 */
public interface Backprop extends AutoCloseable {

  /**
   * Computes a gradient.
   *
   * @param parameters laid out as {@link ParameterLayout} says
   * @param batch what the networks see
   * @param outputGradient asked for every row once
   * @param gradient modified: overwritten, in the layout of the parameters
   */
  void compute(
      float[] parameters, InputBatch batch, OutputGradient outputGradient, float[] gradient);

  @Override
  default void close() {}
}
