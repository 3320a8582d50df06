package io.github.gdxagents.training.settings;

import io.github.gdxagents.network.Activation;
import java.util.List;
import java.util.Set;

/**
 * The shape of the policy and value networks.
 *
 * @param hidden the width of each hidden layer; empty for a linear policy
 * @param activation the non-linearity after each hidden layer
 * @param sharedTrunk whether policy and value share their hidden layers, and through what they see
 *     grids and sets
 * @param convolutions through which grids are seen
 * @param entityLayers the widths of the rectified layers through which each entity of a set goes
 * @param memory how many numbers each network remembers from one decision to the next, after its
 *     first hidden layer; 0 for none
 * @param sequenceLength how many decisions in a row are learned from together where networks
 *     remember: as far back gradients go
 * @param initialLogDeviation the logarithm of each continuous axis' standard deviation at the
 *     start, in units of half the axis' range
 */
public record NetworkSettings(
    List<Integer> hidden,
    Activation activation,
    boolean sharedTrunk,
    Convolutions convolutions,
    List<Integer> entityLayers,
    int memory,
    int sequenceLength,
    double initialLogDeviation) {

  public static final NetworkSettings DEFAULT =
      new NetworkSettings(
          List.of(64, 64), Activation.TANH, false, Convolutions.AUTO, List.of(64), 0, 256, 0);

  /** The keys of those settings that describe layers. */
  public static final Set<String> LAYER_KEYS =
      Set.of(
          "hidden",
          "activation",
          "shared-trunk",
          "convolutions",
          "entity-layers",
          "memory",
          "sequence-length");

  public NetworkSettings {
    hidden = List.copyOf(hidden);
    for (int width : hidden) {
      Numbers.requireWithin("hidden", width, 1, 8_192);
    }
    Numbers.requireWithin("the number of hidden layers", hidden.size(), 0, 16);
    entityLayers = List.copyOf(entityLayers);
    for (int width : entityLayers) {
      Numbers.requireWithin("entity-layers", width, 1, 8_192);
    }
    Numbers.requireWithin("the number of entity-layers", entityLayers.size(), 1, 16);
    Numbers.requireWithin("memory", memory, 0, 8_192);
    Numbers.requireWithin("sequence-length", sequenceLength, 1, 1 << 20);
    if (memory > 0 && hidden.isEmpty()) {
      throw new InvalidSettingException(
          "memory comes after the first hidden layer, but hidden is empty; set hidden=64, for"
              + " example, or memory=0");
    }
    Numbers.requireWithin("initial-log-deviation", initialLogDeviation, -10, 5);
  }

  /** Networks that remember nothing. */
  public NetworkSettings(
      List<Integer> hidden,
      Activation activation,
      boolean sharedTrunk,
      double initialLogDeviation) {
    this(
        hidden,
        activation,
        sharedTrunk,
        DEFAULT.convolutions,
        DEFAULT.entityLayers,
        DEFAULT.memory,
        DEFAULT.sequenceLength,
        initialLogDeviation);
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Changes some of the defaults, by name. */
  public static final class Builder {

    private List<Integer> hidden = DEFAULT.hidden;
    private Activation activation = DEFAULT.activation;
    private boolean sharedTrunk = DEFAULT.sharedTrunk;
    private Convolutions convolutions = DEFAULT.convolutions;
    private List<Integer> entityLayers = DEFAULT.entityLayers;
    private int memory = DEFAULT.memory;
    private int sequenceLength = DEFAULT.sequenceLength;
    private double initialLogDeviation = DEFAULT.initialLogDeviation;

    private Builder() {}

    public Builder hidden(List<Integer> hidden) {
      this.hidden = hidden;
      return this;
    }

    public Builder activation(Activation activation) {
      this.activation = activation;
      return this;
    }

    public Builder sharedTrunk(boolean sharedTrunk) {
      this.sharedTrunk = sharedTrunk;
      return this;
    }

    public Builder convolutions(Convolutions convolutions) {
      this.convolutions = convolutions;
      return this;
    }

    public Builder entityLayers(List<Integer> entityLayers) {
      this.entityLayers = entityLayers;
      return this;
    }

    public Builder memory(int memory) {
      this.memory = memory;
      return this;
    }

    public Builder sequenceLength(int sequenceLength) {
      this.sequenceLength = sequenceLength;
      return this;
    }

    public Builder initialLogDeviation(double initialLogDeviation) {
      this.initialLogDeviation = initialLogDeviation;
      return this;
    }

    /**
     * Makes the settings.
     *
     * @throws InvalidSettingException if one is out of its range
     */
    public NetworkSettings build() {
      return new NetworkSettings(
          hidden,
          activation,
          sharedTrunk,
          convolutions,
          entityLayers,
          memory,
          sequenceLength,
          initialLogDeviation);
    }
  }
}
