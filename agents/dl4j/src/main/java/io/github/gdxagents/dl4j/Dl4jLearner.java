package io.github.gdxagents.dl4j;

import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.network.Backprop;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.network.LearnerUnavailableException;
import io.github.gdxagents.training.network.ParameterLayout;

/**
 * The reference learner. Nothing of DL4J or ND4J is loaded before it is used.
 *
 * <p>Its results depend on the machine, as OpenBLAS has other kernels for other processors.
 */
public final class Dl4jLearner implements Learner {

  @Override
  public String name() {
    return "dl4j";
  }

  @Override
  public String description() {
    return "DL4J";
  }

  @Override
  public void requireUsable() {
    Natives.load();
    ProductCheck.require(Blas::description, Blas::multiply);
  }

  /**
   * {@inheritDoc}
   *
   * @param pool not used: DL4J computes on the thread that calls
   * @throws LearnerUnavailableException if natives are missing, or multiply wrongly
   */
  @Override
  public Backprop backprop(ParameterLayout layout, ThreadPool pool) {
    requireUsable();
    return new GraphBackprop(layout);
  }

  @Override
  public String toString() {
    return name();
  }
}
