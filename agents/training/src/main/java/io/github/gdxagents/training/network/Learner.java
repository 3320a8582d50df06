package io.github.gdxagents.training.network;

/** What computes gradients. Both compute the same ones, up to rounding. */
public enum Learner {
  /** BLAS and vectorised loops on preallocated memory: many times faster. */
  FUSED,
  /** DL4J's own graph: the reference. */
  DL4J;

  /** Makes what computes gradients for a graph's parameters. */
  public Gradients gradients(ActorCriticGraph graph) {
    return switch (this) {
      case FUSED -> new FusedGradients(graph.layout());
      case DL4J -> new GraphGradients(graph);
    };
  }
}
