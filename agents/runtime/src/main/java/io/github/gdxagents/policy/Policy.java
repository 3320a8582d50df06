package io.github.gdxagents.policy;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Reaction;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.Layer;
import io.github.gdxagents.network.Network;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  private final Reaction reaction;
  private final @Nullable Network valueNetwork;

  /** What this policy was before it was fitted to a game; null where it was not. */
  private final @Nullable Policy trained;

  /**
   * For each number that the network sees, its place in the game's observation; empty where the
   * policy was not fitted.
   */
  private final int[] sources;

  /**
   * A policy without a value network.
   *
   * @param network from observation to the outputs that {@link ActionDistribution} reads
   * @param logDeviations the logarithm of each axis' standard deviation when sampling, {@code
   *     [axes]}; copied
   * @throws IllegalArgumentException if the parts do not fit the spec, or settings of the
   *     provenance say of a {@link #reaction} what cannot be
   */
  public Policy(
      AgentSpec spec,
      ObservationNormalizer normalizer,
      Network network,
      float[] logDeviations,
      Provenance provenance) {
    this(spec, normalizer, network, logDeviations, provenance, null, null, new int[0]);
  }

  private Policy(
      AgentSpec spec,
      ObservationNormalizer normalizer,
      Network network,
      float[] logDeviations,
      Provenance provenance,
      @Nullable Network valueNetwork,
      @Nullable Policy trained,
      int[] sources) {
    requireSize("normalizer size", spec.observation().size(), normalizer.size());
    requireSize("network input size", spec.observation().size(), network.inputSize());
    requireSize(
        "network output size",
        new ActionDistribution(spec.action()).outputSize(),
        network.outputSize());
    requireSize("number of log deviations", spec.action().axisCount(), logDeviations.length);
    if (valueNetwork != null) {
      requireSize("value network input size", spec.observation().size(), valueNetwork.inputSize());
      requireSize("value network output size", 1, valueNetwork.outputSize());
    }
    if (trained == null) {
      EncoderFit.require(network, spec.observation(), normalizer);
      if (valueNetwork != null) {
        EncoderFit.require(valueNetwork, spec.observation(), normalizer);
      }
    }
    this.spec = spec;
    this.normalizer = normalizer;
    this.network = network;
    this.logDeviations = logDeviations.clone();
    this.provenance = provenance;
    this.reaction = Reaction.ofSettings(provenance.settings());
    reaction.requireFits(spec.observation().size());
    this.valueNetwork = valueNetwork;
    this.trained = trained;
    this.sources = sources;
  }

  /**
   * The same policy with a value network.
   *
   * @param network from normalized observation to one number: the discounted return that the policy
   *     expects from here on, in the units of the game's rewards
   * @throws IllegalArgumentException if the network does not fit the spec
   */
  public Policy withValueNetwork(Network network) {
    return new Policy(
        spec,
        normalizer,
        this.network,
        logDeviations,
        provenance,
        network,
        trained == null ? null : trained.withValueNetwork(network),
        sources);
  }

  /**
   * The same policy with the score of an evaluation in its provenance.
   *
   * @param mean of the returns, in the game's rewards
   * @param deviation the standard deviation of the returns
   * @param episodes how many there were
   * @throws IllegalArgumentException if a number is not finite or negative
   */
  public Policy withScore(double mean, double deviation, int episodes) {
    return new Policy(
        spec,
        normalizer,
        network,
        logDeviations,
        provenance.withScore(mean, deviation, episodes),
        valueNetwork,
        trained == null ? null : trained.withScore(mean, deviation, episodes),
        sources);
  }

  /**
   * The same policy with another reaction, which a saved file then holds, and without a score: a
   * weaker opponent, for instance, if it is slower than it was trained.
   */
  public Policy withReaction(Reaction reaction) {
    return new Policy(
        spec,
        normalizer,
        network,
        logDeviations,
        provenance.withReaction(reaction),
        valueNetwork,
        trained == null ? null : trained.withReaction(reaction),
        sources);
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
   * How quickly the policy reacts where it plays: as in training, unless it was {@linkplain
   * #withReaction slowed} since; by the settings {@value Reaction#DELAY_SETTING} and {@value
   * Reaction#INTERVAL_SETTING} of its provenance.
   */
  public Reaction reaction() {
    return reaction;
  }

  /**
   * From normalized observation to one number: the discounted return that the policy expects from
   * here on, in the units of the game's rewards. Null where the file carries none.
   */
  public @Nullable Network valueNetwork() {
    return valueNetwork;
  }

  /** Whether one of its networks keeps something from one decision of a life to the next. */
  public boolean remembers() {
    return network.memorySize() > 0 || (valueNetwork != null && valueNetwork.memorySize() > 0);
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

  /**
   * Fits the policy to a game that may differ a little from the one it was trained for. The weights
   * stay as they are: what the game observes is brought into their order, and actions are given in
   * the game's units.
   *
   * <p>A fitted policy is saved as it was trained. Fitting it again begins from there, too.
   *
   * @param game what the game observes and does
   * @param match which differences to accept
   * @return the policy for the game, and the differences that were accepted
   * @throws SpecMismatchException naming every difference that is not accepted
   */
  public PolicyFit fitTo(AgentSpec game, Match match) {
    Policy source = asTrained();
    if (match == Match.STRICT) {
      source.requireSpec(game);
      return new PolicyFit(source, Collections.<String>emptyList());
    }
    LenientMatch comparison = new LenientMatch(source.spec, game);
    if (!comparison.refused().isEmpty()) {
      throw new SpecMismatchException(comparison.refused());
    }
    Policy fitted =
        new Policy(
            game,
            source.normalizer,
            source.network,
            source.logDeviations,
            source.provenance,
            source.valueNetwork,
            source,
            comparison.sources());
    return new PolicyFit(fitted, comparison.accepted());
  }

  /**
   * This policy with the fit to its game worked into it, as if it had been trained for that game:
   * normalizer and weights come into the order of the game's observation. It decides alike, but for
   * rounding, since sums are taken in another order; and it is saved as it stands.
   *
   * @return this policy where it was not fitted
   */
  public Policy withFitApplied() {
    if (trained == null) {
      return this;
    }
    float[] mean = new float[normalizer.size()];
    float[] variance = new float[normalizer.size()];
    for (int i = 0; i < sources.length; i++) {
      mean[sources[i]] = normalizer.mean(i);
      variance[sources[i]] = normalizer.variance(i);
    }
    return new Policy(
        spec,
        new ObservationNormalizer(mean, variance, normalizer.clip(), normalizer.sampleCount()),
        inGameOrder(network),
        logDeviations,
        provenance,
        valueNetwork == null ? null : inGameOrder(valueNetwork),
        null,
        new int[0]);
  }

  /** The network with its inputs where the game has them. */
  private Network inGameOrder(Network network) {
    if (network.layers().get(0) instanceof Encoder) {
      requireTrainedOrder();
      return network;
    }
    Dense first = network.denseLayer(0);
    float[] weights = first.weights();
    float[] moved = new float[weights.length];
    int outputs = first.outputs();
    for (int i = 0; i < sources.length; i++) {
      System.arraycopy(weights, i * outputs, moved, sources[i] * outputs, outputs);
    }
    List<Layer> layers = new ArrayList<>(network.layers());
    layers.set(0, new Dense(first.inputs(), outputs, moved, first.biases(), first.activation()));
    return new Network(layers);
  }

  private void requireTrainedOrder() {
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] != i) {
        throw new SpecMismatchException(
            Collections.singletonList(
                "place of '"
                    + asTrained().spec.observation().describeIndex(i)
                    + "': a policy that sees grids or sets plays with components in any order, but"
                    + " to train on from it or to save it as fitted, let the game declare them in"
                    + " the policy's order"));
      }
    }
  }

  /** The policy before it was fitted to a game: what a file holds. */
  Policy asTrained() {
    return trained == null ? this : trained;
  }

  /**
   * Brings one observation of the game into the order that the networks know, and normalizes it.
   *
   * @param observation {@code [observation size]}
   * @param target modified: receives as many numbers from {@code offset} on
   */
  void prepare(float[] observation, float[] target, int offset) {
    if (trained == null) {
      normalizer.normalize(observation, 0, target, offset);
      return;
    }
    for (int i = 0; i < sources.length; i++) {
      target[offset + i] = observation[sources[i]];
    }
    normalizer.normalize(target, offset, target, offset);
  }

  /**
   * Brings one number for each that the network sees into the order of the game's observation.
   *
   * @param known {@code [observation size]}, in the network's order
   * @param target modified: receives {@code [observation size]}
   */
  void toGameOrder(float[] known, float[] target) {
    if (trained == null) {
      System.arraycopy(known, 0, target, 0, known.length);
      return;
    }
    for (int i = 0; i < sources.length; i++) {
      target[sources[i]] = known[i];
    }
  }

  /** A player that always takes the most probable action. */
  public PolicyPlayer player() {
    return PolicyPlayer.deterministic(this);
  }

  /** A player that draws its actions, as in training; the seed decides which. */
  public PolicyPlayer sampler(long seed) {
    return sampler(new RandomStream(seed));
  }

  /** A player that draws its actions, as in training, from a stream that the caller keeps. */
  public PolicyPlayer sampler(RandomStream random) {
    return PolicyPlayer.sampling(this, random);
  }
}
