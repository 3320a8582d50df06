package io.github.gdxagents.training.network;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.NetworkSettings;

/**
 * The networks that a run trains.
 *
 * @param parameterization what their parameters mean
 * @param parameters to start from, {@code [parameterCount]}; taken over, and trained in place
 * @param backprop computes their gradients; whoever asked for the networks closes it
 */
public record TrainedNetworks(
    Parameterization parameterization, float[] parameters, Backprop backprop) {

  /**
   * The networks as they are before training: the learner's own, or those of the settings.
   *
   * @param spec what the agents observe and do
   * @param valueHeads how many values are estimated
   * @param seed decides the initial weights
   * @param pool the threads on which gradients are computed
   * @throws InvalidSettingException if the learner's own networks estimate one value only
   */
  public static TrainedNetworks of(
      Learner learner,
      AgentSpec spec,
      NetworkSettings settings,
      int valueHeads,
      long seed,
      ThreadPool pool) {
    if (learner instanceof OwnNetworks own) {
      if (valueHeads > 1) {
        throw new InvalidSettingException(
            "The networks of learner %s estimate one value, but %s are asked for; set -critic of each reward signal to false"
                .formatted(learner.name(), valueHeads));
      }
      return own.networks(spec, settings);
    }
    ActorCritic networks = new ActorCritic(spec, settings, valueHeads, seed);
    return new TrainedNetworks(
        networks.layout(), networks.parameters(), learner.backprop(networks.layout(), pool));
  }
}
