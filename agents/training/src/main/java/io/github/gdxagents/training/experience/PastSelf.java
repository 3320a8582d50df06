package io.github.gdxagents.training.experience;

import io.github.gdxagents.policy.Policy;

/**
 * What the policy was at some time of its training.
 *
 * @param steps decisions of training behind it, those before the run's start among them
 * @param policy that acts, without values
 * @param rating as in Elo's system; only differences mean anything, see {@link PastSelves}
 */
public record PastSelf(long steps, Policy policy, double rating) {}
