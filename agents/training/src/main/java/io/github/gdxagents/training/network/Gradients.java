package io.github.gdxagents.training.network;

import io.github.gdxagents.training.objective.Loss;
import io.github.gdxagents.training.objective.LossStatistics;
import io.github.gdxagents.training.objective.Minibatch;

/**
 * Computes the gradient of a loss with respect to the networks' parameters: the one place where
 * back-propagation happens.
 */
public interface Gradients extends AutoCloseable {

  /**
   * Computes the gradient of a minibatch.
   *
   * @param parameters laid out as {@link ParameterLayout} says
   * @param minibatch the rows over which the loss is a mean
   * @param gradient modified: overwritten by d loss / d parameters, in the layout of the parameters
   * @param statistics modified: the minibatch's rows are added
   */
  void compute(
      float[] parameters,
      Minibatch minibatch,
      Loss loss,
      float[] gradient,
      LossStatistics statistics);

  @Override
  default void close() {}
}
