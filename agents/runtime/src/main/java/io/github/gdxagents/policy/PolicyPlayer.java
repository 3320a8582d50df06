package io.github.gdxagents.policy;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Network;

/**
 * Decides with a policy, without allocating. Not thread-safe: each thread, or each bot, has its
 * own, and all of them share the policy's weights.
 */
public final class PolicyPlayer implements ActionSource {

  private final Policy policy;
  private final ActionDistribution distribution;
  private final boolean sampling;
  private final RandomStream random;
  private final Network.Scratch scratch;
  private final float[] normalized;
  private final float[] outputs;
  private final boolean[] allowed;
  private final float[] logDeviations;
  private final float[] chosen;

  private PolicyPlayer(Policy policy, boolean sampling, long seed) {
    this.policy = policy;
    this.distribution = new ActionDistribution(policy.spec().action());
    this.sampling = sampling;
    this.random = new RandomStream(seed);
    this.scratch = policy.network().newScratch(1);
    this.normalized = new float[policy.spec().observation().size()];
    this.outputs = new float[distribution.outputSize()];
    this.allowed = new boolean[policy.spec().action().totalChoices()];
    this.logDeviations = new float[policy.spec().action().axisCount()];
    policy.copyLogDeviations(logDeviations);
    this.chosen = new float[distribution.actionSize()];
  }

  static PolicyPlayer deterministic(Policy policy) {
    return new PolicyPlayer(policy, false, 0);
  }

  static PolicyPlayer sampling(Policy policy, long seed) {
    return new PolicyPlayer(policy, true, seed);
  }

  /**
   * Throws unless the policy was trained for this spec.
   *
   * @throws SpecMismatchException naming every difference
   */
  @Override
  public void requireSpec(AgentSpec spec) {
    policy.requireSpec(spec);
  }

  @Override
  public void decide(float[] observation, ActionMask mask, Action action) {
    policy.normalizer().normalize(observation, 1, normalized);
    policy.network().forward(normalized, 1, scratch, outputs);
    mask.copyTo(allowed, 0);
    if (sampling) {
      distribution.sample(outputs, 0, logDeviations, allowed, 0, random, chosen, 0);
    } else {
      distribution.mode(outputs, 0, allowed, 0, chosen, 0);
    }
    distribution.decode(chosen, 0, action);
  }
}
