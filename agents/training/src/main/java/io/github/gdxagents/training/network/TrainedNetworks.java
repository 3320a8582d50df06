package io.github.gdxagents.training.network;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.training.concurrent.ThreadPool;
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
   * @param seed decides the initial weights
   * @param pool the threads on which gradients are computed
   */
  public static TrainedNetworks of(
      Learner learner, AgentSpec spec, NetworkSettings settings, long seed, ThreadPool pool) {
    if (learner instanceof OwnNetworks own) {
      return own.networks(spec, settings);
    }
    ActorCritic networks = new ActorCritic(spec, settings, seed);
    return new TrainedNetworks(
        networks.layout(), networks.parameters(), learner.backprop(networks.layout(), pool));
  }
}
