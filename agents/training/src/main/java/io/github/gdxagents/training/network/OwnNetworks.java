package io.github.gdxagents.training.network;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.training.settings.NetworkSettings;

/** A learner that trains networks of its own, in place of those that the settings describe. */
public interface OwnNetworks extends Learner {

  /**
   * What they are like, on one line. Stands in the policy's provenance, and tells runs from each
   * other.
   */
  String architecture();

  /**
   * Makes them, as they are before training.
   *
   * @param spec what the agents observe and do
   * @param settings of which those that describe layers mean nothing here
   * @throws io.github.gdxagents.training.settings.InvalidSettingException if the networks do not
   *     fit the spec
   * @throws LearnerUnavailableException if the learner cannot be used here
   */
  TrainedNetworks networks(AgentSpec spec, NetworkSettings settings);
}
