package io.github.gdxagents.training.learn;

import io.github.gdxagents.training.settings.Numbers;
import io.github.gdxagents.training.settings.Schedule;

/**
 * The settings of trust region policy optimization.
 *
 * @param maxKl delta: how far one update may move the policy, as mean KL(old || new) over the
 *     rollout, in nats
 * @param conjugateGradientSteps products with the Fisher information for each update
 * @param damping what is added to the Fisher information's diagonal
 * @param lineSearchSteps how often the step is shortened before it is given up
 * @param normalizeAdvantages whether the rollout's advantages are brought to mean 0 and deviation 1
 * @param entropyCoefficient weight of the entropy bonus
 * @param valueFit how the value network is fitted
 */
public record TrpoSettings(
    double maxKl,
    int conjugateGradientSteps,
    double damping,
    int lineSearchSteps,
    boolean normalizeAdvantages,
    Schedule entropyCoefficient,
    ValueFitSettings valueFit)
    implements AlgorithmSettings {

  public static final TrpoSettings DEFAULT =
      new TrpoSettings(0.01, 10, 0.1, 10, true, Schedule.constant(0), ValueFitSettings.DEFAULT);

  public TrpoSettings {
    Numbers.requireWithin("max-kl", maxKl, 1e-6, 10);
    Numbers.requireWithin("conjugate-gradient-steps", conjugateGradientSteps, 1, 1_000);
    Numbers.requireWithin("damping", damping, 0, 100);
    Numbers.requireWithin("line-search-steps", lineSearchSteps, 1, 100);
    Numbers.requireWithin("entropy-coefficient", entropyCoefficient, 0, 10);
  }

  @Override
  public String algorithm() {
    return "trpo";
  }

  @Override
  public Algorithm create(LearningSetup setup) {
    return new Trpo(this, setup);
  }
}
