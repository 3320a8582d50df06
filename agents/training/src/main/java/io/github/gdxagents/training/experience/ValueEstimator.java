package io.github.gdxagents.training.experience;

import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.Policy;

/** Estimates what observations are worth, by the value network of one rollout. */
final class ValueEstimator {

  private final Policy policy;
  private final Network network;
  private final Network.Scratch scratch;
  private final float[] normalized;

  /** {@code [heads]} */
  private final float[] value;

  /**
   * @param policy whose normalizer the network shares
   */
  ValueEstimator(Policy policy, Network network, int maxRows) {
    this.policy = policy;
    this.network = network;
    this.scratch = network.newScratch(maxRows);
    this.value = new float[network.outputSize()];
    this.normalized = new float[policy.spec().observation().size()];
  }

  /**
   * The values of one observation that has not been normalized.
   *
   * @return {@code [heads]}; reused
   */
  float[] estimate(float[] observation) {
    policy.normalizer().normalize(observation, 1, normalized);
    network.forward(normalized, 1, scratch, value);
    return value;
  }

  /**
   * The values of one of several normalized observations.
   *
   * @param at the index of its first number
   * @return {@code [heads]}; reused
   */
  float[] estimateNormalized(float[] observations, int at) {
    System.arraycopy(observations, at, normalized, 0, normalized.length);
    network.forward(normalized, 1, scratch, value);
    return value;
  }

  /**
   * The values of a batch of normalized observations.
   *
   * @param values modified: receives {@code [rows x heads]}
   */
  void estimate(float[] observations, int rows, float[] values) {
    network.forward(observations, rows, scratch, values);
  }
}
