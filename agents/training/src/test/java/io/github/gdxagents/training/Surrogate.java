package io.github.gdxagents.training;

import io.github.gdxagents.training.objective.PpoLoss.Terms;

/** One loss of each kind, every term of it switched on somewhere. */
public enum Surrogate {
  UNCLIPPED,
  CLIPPED,
  FIXED_KL,
  CLIPPED_WITH_KL,
  WITH_ENTROPY,
  WITH_CLIPPED_VALUES,
  WITH_EVERYTHING;

  private static final double NONE = Double.POSITIVE_INFINITY;

  public Terms terms() {
    return switch (this) {
      case UNCLIPPED -> new Terms(NONE, 0, 0, 0.5, NONE);
      case CLIPPED -> new Terms(0.2, 0, 0, 0.5, NONE);
      case FIXED_KL -> new Terms(NONE, 1.5, 0, 0.5, NONE);
      case CLIPPED_WITH_KL -> new Terms(0.2, 0.7, 0, 0.5, NONE);
      case WITH_ENTROPY -> new Terms(0.2, 0, 0.3, 0.5, NONE);
      case WITH_CLIPPED_VALUES -> new Terms(0.2, 0, 0, 0.8, 0.4);
      case WITH_EVERYTHING -> new Terms(0.1, 0.4, 0.05, 0.25, 0.3);
    };
  }
}
