package io.github.gdxagents.training;

import io.github.gdxagents.training.objective.PpoLoss;

/** One loss of each kind, every term of it switched on somewhere. */
public enum Surrogate {
  UNCLIPPED(new PpoLoss.Terms(Double.POSITIVE_INFINITY, 0, 0, 0.5, Double.POSITIVE_INFINITY)),
  CLIPPED(new PpoLoss.Terms(0.2, 0, 0, 0.5, Double.POSITIVE_INFINITY)),
  FIXED_KL(new PpoLoss.Terms(Double.POSITIVE_INFINITY, 1.5, 0, 0.5, Double.POSITIVE_INFINITY)),
  CLIPPED_WITH_KL(new PpoLoss.Terms(0.2, 0.7, 0, 0.5, Double.POSITIVE_INFINITY)),
  WITH_ENTROPY(new PpoLoss.Terms(0.2, 0, 0.3, 0.5, Double.POSITIVE_INFINITY)),
  WITH_CLIPPED_VALUES(new PpoLoss.Terms(0.2, 0, 0, 0.8, 0.4)),
  WITH_EVERYTHING(new PpoLoss.Terms(0.1, 0.4, 0.05, 0.25, 0.3));

  private final PpoLoss.Terms terms;

  Surrogate(PpoLoss.Terms terms) {
    this.terms = terms;
  }

  public PpoLoss.Terms terms() {
    return terms;
  }
}
