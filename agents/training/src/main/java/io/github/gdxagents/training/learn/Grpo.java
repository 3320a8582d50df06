package io.github.gdxagents.training.algorithm;

import io.github.gdxagents.training.objective.ActorCriticLoss;
import io.github.gdxagents.training.objective.ReferencePenalty;
import io.github.gdxagents.training.objective.ReferencePenalty.Estimator;
import io.github.gdxagents.training.objective.Surrogate;
import io.github.gdxagents.training.rollout.GroupAdvantage;
import io.github.gdxagents.training.rollout.Rollout;
import io.github.gdxagents.training.settings.GrpoSettings;

/**
 * Group relative policy optimization: instead of a value network, other episodes that began alike
 * say what was to be expected. With r = pi(a|s) / pi_old(a|s) and rho = pi_ref(a|s) / pi(a|s), it
 * maximizes the mean of
 *
 * <pre>
 *   min(r A, clip(r, 1 - epsilon, 1 + epsilon) A) - beta_ref (rho - 1 - log rho)
 * </pre>
 *
 * <p>where A is the episode's return less its group's mean, over its group's deviation. The mean is
 * taken over decisions, so long episodes weigh more than short ones.
 *
 * <p>Shao et al., "DeepSeekMath: Pushing the Limits of Mathematical Reasoning in Open Language
 * Models" (2024), equations 3 and 4.
 */
public final class Grpo implements Algorithm {

  private final GrpoSettings settings;
  private final LearningSetup setup;
  private final Epochs epochs;

  public Grpo(GrpoSettings settings, LearningSetup setup) {
    this.settings = settings;
    this.setup = setup;
    this.epochs =
        new Epochs(
            setup,
            settings.epochs(),
            settings.minibatchSize(),
            false,
            settings.klStop(),
            settings.maxGradientNorm());
  }

  @Override
  public void estimateAdvantages(Rollout rollout) {
    int agents = rollout.slots / setup.rollout().simulations();
    GroupAdvantage.estimate(rollout, settings.groupSize(), agents, setup.rollout().discount());
  }

  @Override
  public UpdateReport update(Rollout rollout, double progress) {
    ActorCriticLoss.Terms terms =
        ActorCriticLoss.Terms.of(Surrogate.clipped(settings.clipRange().at(progress)))
            .withReference(new ReferencePenalty(setup.reference().referenceKl(), Estimator.K3))
            .withEntropy(settings.entropyCoefficient().at(progress));
    UpdateReport report =
        epochs.run(
            rollout,
            new ActorCriticLoss(setup.spec(), terms),
            settings.learningRate().at(progress),
            0);
    report.statistics().setValueLoss(Double.NaN);
    return report;
  }
}
