package io.github.gdxagents.training.rollout;

import io.github.gdxagents.policy.DenseNetwork;
import io.github.gdxagents.policy.Policy;

/**
 * What workers act with for one rollout: the policy, exactly as it would be shipped, and the
 * network that estimates values from the same normalised observations.
 */
public record ActingNetworks(Policy policy, DenseNetwork valueNetwork) {}
