package io.github.gdxagents.training.learn;

import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.state.Stateful;

/**
 * A method of policy optimization: collect a rollout, estimate advantages, update the networks. Its
 * state is all that it carries from update to update, apart from the parameters.
 */
public interface Algorithm extends Stateful {

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
