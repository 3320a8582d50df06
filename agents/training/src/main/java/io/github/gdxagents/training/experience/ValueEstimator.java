package io.github.gdxagents.training.experience;

import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.training.network.ActingPasses;

/** Estimates what observations are worth, by the value network of one rollout. */
final class ValueEstimator {

  private final ObservationNormalizer normalizer;
  private final ActingPasses.Pass network;
  private final float[] normalized;

  /** {@code [heads]} */
  private final float[] value;

  private final float[] scratchMemory;

  /**
   * @param normalizer of the policy, which the network shares
   * @param passes runs the network
   */
  ValueEstimator(
      ObservationNormalizer normalizer, Network network, ActingPasses passes, int maxRows) {
    this.normalizer = normalizer;
    this.network = passes.of(network, maxRows);
    this.value = new float[network.outputSize()];
    this.scratchMemory = new float[network.memorySize()];
    this.normalized = new float[normalizer.size()];
  }

  /**
   * The values of one observation that has not been normalized.
   *
   * @param memory what was remembered before; not changed
   * @return {@code [heads]}; reused
   */
  float[] estimate(float[] observation, float[] memory) {
    normalizer.normalize(observation, 1, normalized);
    System.arraycopy(memory, 0, scratchMemory, 0, scratchMemory.length);
    return estimateNormalized(normalized, 0, scratchMemory);
  }

  /**
   * The values of one of several normalized observations.
   *
   * @param at the index of its first number
   * @param memory modified: what was remembered before, and then after
   * @return {@code [heads]}; reused
   */
  float[] estimateNormalized(float[] observations, int at, float[] memory) {
    network.forward(observations, at, 1, memory, value);
    return value;
  }

  /**
   * The values of a batch of normalized observations, by a network that remembers nothing.
   *
   * @param at the index of the first one's first number
   * @param values modified: receives {@code [rows x heads]}
   */
  void estimate(float[] observations, int at, int rows, float[] values) {
    network.forward(observations, at, rows, scratchMemory, values);
  }
}
