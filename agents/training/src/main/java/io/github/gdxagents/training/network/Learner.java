package io.github.gdxagents.training.network;

import io.github.gdxagents.training.concurrent.ThreadPool;

/** What computes gradients. Both compute the same ones, up to rounding. */
public enum Learner {
  /** BLAS and vectorized loops on preallocated memory: many times faster. */
  FUSED,
  /** DL4J's own graph: the reference. */
  DL4J;

  /**
   * Makes what computes gradients for a graph's parameters.
   *
   * @param pool the threads to compute with, where the learner can use them
   */
  public Backprop backprop(ActorCriticGraph graph, ThreadPool pool) {
    return switch (this) {
      case FUSED -> new FusedBackprop(graph.layout(), pool);
      case DL4J -> new GraphBackprop(graph);
    };
  }
}
