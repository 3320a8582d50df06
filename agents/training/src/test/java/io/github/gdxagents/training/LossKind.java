package io.github.gdxagents.training;

import io.github.gdxagents.training.learn.ActorCriticLoss.Terms;
import io.github.gdxagents.training.learn.ReferencePenalty;
import io.github.gdxagents.training.learn.ReferencePenalty.Estimator;
import io.github.gdxagents.training.learn.Surrogate;

/** One loss of each kind, every term of it switched on somewhere. */
public enum LossKind {
  LOG_LIKELIHOOD,
  UNCLIPPED,
  CLIPPED,
  FIXED_KL,
  CLIPPED_WITH_KL,
  EXACT_REFERENCE,
  SAMPLED_REFERENCE,
  WITH_ENTROPY,
  WITH_CLIPPED_VALUES,
  WITH_EVERYTHING;

  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final Surrogate FREE = Surrogate.importanceSampled();
  private static final Surrogate CLIP = Surrogate.clipped(0.2);
  private static final ReferencePenalty NO_REFERENCE = ReferencePenalty.NONE;

  public Terms terms() {
    return switch (this) {
      case LOG_LIKELIHOOD -> Terms.of(Surrogate.logLikelihood());
      case UNCLIPPED -> new Terms(FREE, 0, NO_REFERENCE, 0, 0.5, NONE);
      case CLIPPED -> new Terms(CLIP, 0, NO_REFERENCE, 0, 0.5, NONE);
      case FIXED_KL -> new Terms(FREE, 1.5, NO_REFERENCE, 0, 0.5, NONE);
      case CLIPPED_WITH_KL -> new Terms(CLIP, 0.7, NO_REFERENCE, 0, 0.5, NONE);
      case EXACT_REFERENCE -> Terms.of(FREE).withReference(reference(0.6, Estimator.EXACT));
      case SAMPLED_REFERENCE -> Terms.of(CLIP).withReference(reference(0.6, Estimator.K3));
      case WITH_ENTROPY -> new Terms(CLIP, 0, NO_REFERENCE, 0.3, 0.5, NONE);
      case WITH_CLIPPED_VALUES -> new Terms(CLIP, 0, NO_REFERENCE, 0, 0.8, 0.4);
      case WITH_EVERYTHING ->
          new Terms(Surrogate.clipped(0.1), 0.4, reference(0.2, Estimator.EXACT), 0.05, 0.25, 0.3);
    };
  }

  private static ReferencePenalty reference(double coefficient, Estimator estimator) {
    return new ReferencePenalty(coefficient, estimator);
  }
}
