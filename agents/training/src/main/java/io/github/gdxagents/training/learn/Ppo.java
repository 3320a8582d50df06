package io.github.gdxagents.training.algorithm;

import io.github.gdxagents.training.objective.ActorCriticLoss;
import io.github.gdxagents.training.objective.Minibatch;
import io.github.gdxagents.training.objective.ReferencePenalty;
import io.github.gdxagents.training.objective.ReferencePenalty.Estimator;
import io.github.gdxagents.training.objective.Surrogate;
import io.github.gdxagents.training.rollout.GeneralizedAdvantage;
import io.github.gdxagents.training.rollout.Rollout;
import io.github.gdxagents.training.settings.KlPenalty;
import io.github.gdxagents.training.settings.PpoSettings;

/**
 * Proximal policy optimization: several epochs of minibatch steps on a surrogate that keeps the new
 * policy near the one that gathered the data. With r = pi(a|s) / pi_old(a|s) and the advantage A,
 * it maximizes the mean of
 *
 * <pre>
 *   min(r A, clip(r, 1 - epsilon, 1 + epsilon) A)        PPO-clip, equation 7
 *   r A - beta KL(pi_old || pi)                          PPO with a fixed or adaptive penalty, equation 8
 *   r A                                                  without either: the importance-sampled surrogate, equation 6
 * </pre>
 *
 * <p>plus an entropy bonus, less the values' squared error (equation 9). Clipping and penalty may
 * be combined.
 *
 * <p>Schulman et al., "Proximal Policy Optimization Algorithms" (2017), algorithm 1; the adaptive
 * penalty is its section 4.
 */
public final class Ppo implements Algorithm {

  private static final double INITIAL_BETA = 1;

  /** Keep beta where some doublings or halvings bring it back, however long it was of no use. */
  private static final double LEAST_BETA = 1e-6;

  private static final double GREATEST_BETA = 1e6;

  private final PpoSettings settings;
  private final LearningSetup setup;
  private final Epochs epochs;
  private double beta;

  public Ppo(PpoSettings settings, LearningSetup setup) {
    this.settings = settings;
    this.setup = setup;
    this.epochs =
        new Epochs(
            setup,
            settings.epochs(),
            settings.minibatchSize(),
            settings.normalizeAdvantages(),
            settings.klStop(),
            settings.maxGradientNorm());
    this.beta =
        switch (settings.klPenalty().kind()) {
          case NONE -> 0;
          case FIXED -> settings.klPenalty().value();
          case ADAPTIVE -> INITIAL_BETA;
        };
  }

  @Override
  public void estimateAdvantages(Rollout rollout) {
    GeneralizedAdvantage.estimate(rollout, setup.rollout().discount(), setup.rollout().gaeLambda());
  }

  @Override
  public UpdateReport update(Rollout rollout, double progress) {
    ActorCriticLoss loss = new ActorCriticLoss(setup.spec(), terms(progress));
    UpdateReport report = epochs.run(rollout, loss, settings.learningRate().at(progress), beta);
    if (settings.klPenalty().kind() == KlPenalty.Kind.ADAPTIVE) {
      Minibatch batch = Minibatch.whole(rollout, false);
      adaptBeta(PolicyMeasure.of(setup.layout(), setup.parameters(), batch, loss).klExact());
    }
    return report;
  }

  private ActorCriticLoss.Terms terms(double progress) {
    return new ActorCriticLoss.Terms(
        settings
            .clipRange()
            .map(range -> Surrogate.clipped(range.at(progress)))
            .orElse(Surrogate.importanceSampled()),
        beta,
        new ReferencePenalty(setup.reference().referenceKl(), Estimator.EXACT),
        settings.entropyCoefficient().at(progress),
        settings.valueCoefficient(),
        settings.valueClipRange().orElse(Double.POSITIVE_INFINITY));
  }

  /** Halves beta where the divergence fell below target / 1.5, doubles it above 1.5 target. */
  private void adaptBeta(double divergence) {
    double target = settings.klPenalty().value();
    if (divergence < target / 1.5) {
      beta = Math.max(LEAST_BETA, beta / 2);
    } else if (divergence > target * 1.5) {
      beta = Math.min(GREATEST_BETA, beta * 2);
    }
  }
}
