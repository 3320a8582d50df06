package io.github.gdxagents.training.network;

import io.github.gdxagents.training.concurrent.ThreadPool;

/** The learner that is always there. */
final class FusedLearner implements Learner {

  @Override
  public String name() {
    return "fused";
  }

  @Override
  public String description() {
    return Arithmetic.description();
  }

  @Override
  public void requireUsable() {}

  @Override
  public Backprop backprop(ParameterLayout layout, ThreadPool pool) {
    return new FusedBackprop(layout, pool);
  }

  @Override
  public String toString() {
    return name();
  }
}
