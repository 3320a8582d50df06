package io.github.gdxagents.training.experience;

import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.Policy;
import java.util.Optional;

/**
 * What workers act with for one rollout.
 *
 * @param policy exactly as it would be shipped
 * @param valueNetwork estimates values from the same normalized observations; empty where the
 *     method needs none
 * @param reference what the policy is compared with; present where the rollout has room for it
 */
public record ActingNetworks(
    Policy policy, Optional<Network> valueNetwork, Optional<Policy> reference) {

  public ActingNetworks(Policy policy, Network valueNetwork) {
    this(policy, Optional.of(valueNetwork), Optional.empty());
  }
}
