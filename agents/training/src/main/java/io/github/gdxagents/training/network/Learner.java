package io.github.gdxagents.training.network;

import io.github.gdxagents.training.concurrent.ThreadPool;

/** What computes gradients. Both compute the same ones, up to rounding. */
public enum Learner {
  /** Java on preallocated memory: the same bits on every machine, and many times faster. */
  FUSED,
  /** DL4J's own graph: the reference. */
  DL4J;

  /**
   * Makes what computes gradients.
   *
   * @param layout of the parameters
   * @param pool the threads to compute with, where the learner can use them
   */
  public Backprop backprop(ParameterLayout layout, ThreadPool pool) {
    return switch (this) {
      case FUSED -> new FusedBackprop(layout, pool);
      case DL4J -> new GraphBackprop(layout);
    };
  }
}
