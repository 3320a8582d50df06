package io.github.gdxagents.training.experience;

import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * What workers act with for one rollout.
 *
 * @param policy exactly as it would be shipped
 * @param valueNetwork estimates values from the same normalized observations; null where the method
 *     needs none
 * @param reference what the policy is compared with; there where the rollout has room for it, else
 *     null
 */
public record ActingNetworks(
    Policy policy, @Nullable Network valueNetwork, @Nullable Policy reference) {

  public ActingNetworks(Policy policy, Network valueNetwork) {
    this(policy, valueNetwork, null);
  }
}
