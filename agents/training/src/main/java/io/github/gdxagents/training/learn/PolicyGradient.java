package io.github.gdxagents.training.algorithm;

import io.github.gdxagents.training.objective.ActorCriticLoss;
import io.github.gdxagents.training.objective.LossStatistics;
import io.github.gdxagents.training.objective.Minibatch;
import io.github.gdxagents.training.objective.ReferencePenalty;
import io.github.gdxagents.training.objective.ReferencePenalty.Estimator;
import io.github.gdxagents.training.objective.Surrogate;
import io.github.gdxagents.training.rollout.GeneralizedAdvantage;
import io.github.gdxagents.training.rollout.RewardsToGo;
import io.github.gdxagents.training.rollout.Rollout;
import io.github.gdxagents.training.settings.PolicyGradientSettings;
import io.github.gdxagents.training.settings.PolicyGradientSettings.Baseline;

/**
 * The vanilla policy gradient (VPG): one step along
 *
 * <pre>
 *   grad J = E[ grad log pi(a|s) A(s, a) ]
 * </pre>
 *
 * <p>for each rollout, because the expectation is over what the present policy does. A is the sum
 * of the rewards that followed the action, or, with less variance, what that sum exceeds the
 * state's value by, as far as the values are right. The values are fitted after the step, lest they
 * be fitted to the very rewards that they are subtracted from.
 *
 * <p>Williams, "Simple Statistical Gradient-Following Algorithms for Connectionist Reinforcement
 * Learning" (1992); Sutton et al., "Policy Gradient Methods for Reinforcement Learning with
 * Function Approximation" (2000), theorem 1; Schulman et al., "High-Dimensional Continuous Control
 * Using Generalized Advantage Estimation" (2016), equation 1.
 */
public final class PolicyGradient implements Algorithm {

  private final PolicyGradientSettings settings;
  private final LearningSetup setup;
  private final Optimizer optimizer;
  private final ValueFit valueFit;
  private final float[] gradient;

  public PolicyGradient(PolicyGradientSettings settings, LearningSetup setup) {
    this.settings = settings;
    this.setup = setup;
    this.optimizer =
        new Optimizer(
            setup.parameters().length,
            settings.maxGradientNorm(),
            "Lower learning-rate, set max-gradient-norm");
    this.valueFit = new ValueFit(settings.valueFit(), setup);
    this.gradient = new float[setup.parameters().length];
  }

  @Override
  public void estimateAdvantages(Rollout rollout) {
    switch (settings.baseline()) {
      case NONE -> RewardsToGo.estimate(rollout, setup.rollout().discount());
      case VALUE ->
          GeneralizedAdvantage.estimate(
              rollout, setup.rollout().discount(), setup.rollout().gaeLambda());
    }
  }

  @Override
  public UpdateReport update(Rollout rollout, double progress) {
    ActorCriticLoss.Terms terms =
        ActorCriticLoss.Terms.of(Surrogate.logLikelihood())
            .withReference(new ReferencePenalty(setup.reference().referenceKl(), Estimator.EXACT))
            .withEntropy(settings.entropyCoefficient().at(progress));
    ActorCriticLoss loss = new ActorCriticLoss(setup.spec(), terms);
    Minibatch batch = Minibatch.whole(rollout, settings.normalizeAdvantages());
    LossStatistics before = new LossStatistics();
    setup.gradients().compute(setup.parameters(), batch, loss, gradient, before);
    double learningRate = settings.learningRate().at(progress);
    double norm = optimizer.step(setup.parameters(), gradient, learningRate);

    LossStatistics after = PolicyMeasure.of(setup.layout(), setup.parameters(), batch, loss);
    after.setValueLoss(
        settings.baseline() == Baseline.VALUE ? valueFit.fit(rollout, progress) : Double.NaN);
    return new UpdateReport(after, before.greatestRatioDeviation(), norm, 1, 1, learningRate, 0);
  }
}
