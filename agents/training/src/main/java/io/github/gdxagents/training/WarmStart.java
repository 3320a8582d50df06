package io.github.gdxagents.training;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.experience.RunningStatistics;
import io.github.gdxagents.training.experience.SharedStatistics;
import io.github.gdxagents.training.network.Parameterization;

/** What a run takes over from the policy that it starts from, if there is one. */
final class WarmStart {

  private final Parameterization layout;
  private final float[] parameters;
  private final RunningStatistics observationStatistics;

  /** Whether the values are still those of the policy to start from. */
  private boolean valuesInGameUnits;

  /**
   * @param parameters modified: receives the policy and, where it fits, its value network
   */
  WarmStart(
      TrainingPlan plan,
      AgentSpec spec,
      TrainingSettings settings,
      Parameterization layout,
      float[] parameters) {
    this.layout = layout;
    this.parameters = parameters;
    if (plan.start() == null) {
      observationStatistics = new RunningStatistics(spec.observation().size());
      return;
    }
    Policy policy = plan.start().withFitApplied();
    Feasibility.requireStart(policy, spec, settings, plan.learner());
    layout.setPolicy(policy, parameters);
    Network values = policy.valueNetwork();
    valuesInGameUnits =
        values != null && settings.valuesGameAlone() && layout.setValueNetwork(values, parameters);
    observationStatistics = SharedStatistics.from(spec.observation(), policy.normalizer());
  }

  /** The statistics of observations to go on with. */
  RunningStatistics observationStatistics() {
    return observationStatistics;
  }

  /** Takes note that the run goes on from a checkpoint. */
  void goOnFrom(int iteration) {
    valuesInGameUnits &= iteration == 0;
  }

  /**
   * Once, with the first rollout: a policy file's values are in the units of the game's rewards,
   * and what a reward is worth in learning is known from the first rollout on.
   *
   * @param rollout its values are modified
   * @param gameUnit what a reward of 1 that is learned from is worth in the game's units
   */
  void bringValuesToLearnedUnits(Rollout rollout, double gameUnit) {
    if (valuesInGameUnits) {
      double factor = 1 / gameUnit;
      layout.scaleValues(parameters, factor);
      rollout.scaleValues(factor);
      valuesInGameUnits = false;
    }
  }
}
