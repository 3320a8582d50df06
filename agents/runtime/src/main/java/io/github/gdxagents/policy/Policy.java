package io.github.gdxagents.policy;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.network.Network;
import java.util.List;

/**
 * A policy that a game can play with: what it expects of the game, the frozen normalizer of its
 * observations, its network, and where it comes from.
 *
 * <p>Immutable, and safe to share between threads; each thread decides through a {@link
 * PolicyPlayer} of its own.
 */
public final class Policy {

  private final AgentSpec spec;
  private final ObservationNormalizer normalizer;
  private final Network network;
  private final float[] logDeviations;
  private final Provenance provenance;

  /**
   * @param network from observation to the outputs that {@link ActionDistribution} reads
   * @param logDeviations the logarithm of each axis' standard deviation when sampling, {@code
   *     [axes]}; copied
   * @throws IllegalArgumentException if the parts do not fit the spec
   */
  public Policy(
      AgentSpec spec,
      ObservationNormalizer normalizer,
      Network network,
      float[] logDeviations,
      Provenance provenance) {
    requireSize("normalizer size", spec.observation().size(), normalizer.size());
    requireSize("network input size", spec.observation().size(), network.inputSize());
    requireSize(
        "network output size",
        new ActionDistribution(spec.action()).outputSize(),
        network.outputSize());
    requireSize("number of log deviations", spec.action().axisCount(), logDeviations.length);
    this.spec = spec;
    this.normalizer = normalizer;
    this.network = network;
    this.logDeviations = logDeviations.clone();
    this.provenance = provenance;
  }

  private static void requireSize(String what, int expected, int actual) {
    if (expected != actual) {
      throw new IllegalArgumentException(
          "The " + what + " must be " + expected + " to fit the spec, not " + actual);
    }
  }

  /** What the policy expects of a game. */
  public AgentSpec spec() {
    return spec;
  }

  public ObservationNormalizer normalizer() {
    return normalizer;
  }

  public Network network() {
    return network;
  }

  /** The logarithm of one axis' standard deviation when sampling. */
  public float logDeviation(int axis) {
    return logDeviations[axis];
  }

  /**
   * Copies out the logarithm of each axis' standard deviation when sampling.
   *
   * @param target modified: receives {@code [axes]} numbers from its start on
   */
  public void copyLogDeviations(float[] target) {
    System.arraycopy(logDeviations, 0, target, 0, logDeviations.length);
  }

  public Provenance provenance() {
    return provenance;
  }

  /**
   * Throws unless the policy was trained for this spec.
   *
   * @throws SpecMismatchException naming every difference
   */
  public void requireSpec(AgentSpec game) {
    List<String> differences = spec.differences("policy", game, "game");
    if (!differences.isEmpty()) {
      throw new SpecMismatchException(differences);
    }
  }

  /** A player that always takes the most probable action. */
  public PolicyPlayer player() {
    return PolicyPlayer.deterministic(this);
  }

  /** A player that draws its actions, as in training; the seed decides which. */
  public PolicyPlayer sampler(long seed) {
    return PolicyPlayer.sampling(this, seed);
  }
}
