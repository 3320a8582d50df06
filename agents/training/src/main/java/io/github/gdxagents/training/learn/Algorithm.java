package io.github.gdxagents.training.algorithm;

import io.github.gdxagents.training.rollout.Rollout;
import io.github.gdxagents.training.settings.AlgorithmSettings;
import io.github.gdxagents.training.settings.GrpoSettings;
import io.github.gdxagents.training.settings.PolicyGradientSettings;
import io.github.gdxagents.training.settings.PpoSettings;
import io.github.gdxagents.training.settings.TrpoSettings;

/** A method of policy optimization: collect a rollout, estimate advantages, update the networks. */
public sealed interface Algorithm permits Ppo, PolicyGradient, Trpo, Grpo {

  /** Makes the method that the settings choose. */
  static Algorithm of(AlgorithmSettings settings, LearningSetup setup) {
    if (settings instanceof PpoSettings ppo) {
      return new Ppo(ppo, setup);
    } else if (settings instanceof PolicyGradientSettings policyGradient) {
      return new PolicyGradient(policyGradient, setup);
    } else if (settings instanceof TrpoSettings trpo) {
      return new Trpo(trpo, setup);
    } else {
      return new Grpo((GrpoSettings) settings, setup);
    }
  }

  /**
   * Estimates how much better each action was than the policy's average one.
   *
   * @param rollout its advantages and value targets are modified
   */
  void estimateAdvantages(Rollout rollout);

  /**
   * Learns from one rollout with estimated advantages.
   *
   * @param progress the share of the run that is over, for schedules
   * @throws DivergedException if a gradient is not finite
   */
  UpdateReport update(Rollout rollout, double progress);
}
