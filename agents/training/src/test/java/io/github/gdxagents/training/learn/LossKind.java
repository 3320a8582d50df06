package io.github.gdxagents.training.learn;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.training.learn.RowLoss.Regularization;

/** One loss of each kind, every term of it switched on somewhere. */
public enum LossKind {
  LOG_LIKELIHOOD(new Terms(Method.VPG, LossKind.NONE, 0, 0, 0, 0, LossKind.NONE)),
  IMPORTANCE_SAMPLED(new Terms(Method.TRPO, LossKind.NONE, 0, 0, 0, 0, LossKind.NONE)),
  UNCLIPPED(new Terms(Method.PPO, LossKind.NONE, 0, 0, 0, 0.5, LossKind.NONE)),
  CLIPPED(new Terms(Method.PPO, 0.2, 0, 0, 0, 0.5, LossKind.NONE)),
  FIXED_KL(new Terms(Method.PPO, LossKind.NONE, 1.5, 0, 0, 0.5, LossKind.NONE)),
  CLIPPED_WITH_KL(new Terms(Method.PPO, 0.2, 0.7, 0, 0, 0.5, LossKind.NONE)),
  EXACT_REFERENCE(new Terms(Method.TRPO, LossKind.NONE, 0, 0.6, 0, 0, LossKind.NONE)),
  SAMPLED_REFERENCE(new Terms(Method.GRPO, 0.2, 0, 0.6, 0, 0, LossKind.NONE)),
  WITH_ENTROPY(new Terms(Method.PPO, 0.2, 0, 0, 0.3, 0.5, LossKind.NONE)),
  WITH_CLIPPED_VALUES(new Terms(Method.PPO, 0.2, 0, 0, 0, 0.8, 0.4)),
  WITH_EVERYTHING(new Terms(Method.PPO, 0.1, 0.4, 0.2, 0.05, 0.25, 0.3));

  private static final double NONE = Double.POSITIVE_INFINITY;

  @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
  private final Terms terms;

  LossKind(Terms terms) {
    this.terms = terms;
  }

  /** Whose objective it is. */
  enum Method {
    VPG,
    PPO,
    TRPO,
    GRPO
  }

  /** The weights of a loss' terms; ranges are infinite where there is no limit. */
  record Terms(
      Method method,
      double clipRange,
      double klCoefficient,
      double referenceCoefficient,
      double entropyCoefficient,
      double valueCoefficient,
      double valueClipRange) {

    RowLoss loss(ActionSpec spec) {
      RowObjective objective =
          switch (method) {
            case VPG -> PolicyGradient::objective;
            case PPO -> Ppo.objective(clipRange, valueCoefficient, valueClipRange);
            case TRPO -> Trpo::objective;
            case GRPO -> Grpo.objective(clipRange, referenceCoefficient);
          };
      return new RowLoss(
          spec,
          objective,
          new Regularization(
              entropyCoefficient, klCoefficient, samplesReference() ? 0 : referenceCoefficient));
    }

    /** Whether the divergence from the reference is estimated from the action alone. */
    boolean samplesReference() {
      return method == Method.GRPO;
    }

    boolean learnsValues() {
      return method == Method.PPO;
    }
  }

  Terms terms() {
    return terms;
  }

  public RowLoss loss(ActionSpec spec) {
    return terms.loss(spec);
  }
}
