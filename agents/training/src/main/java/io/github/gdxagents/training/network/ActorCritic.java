package io.github.gdxagents.training.network;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The policy and value networks as they are before training: the layout of their parameters, and
 * the values to start from.
 *
 * <pre>
 *   separate   observation - policy0 - policy1 - policy          shared   observation - trunk0 - trunk1 - policy
 *              observation - value0  - value1  - value                                              \- value
 * </pre>
 *
 * <p>The last layers have no activation. The logarithms of the axes' standard deviations are
 * parameters beside the layers: they do not depend on the observation.
 *
 * <p>Initial weights are orthogonal, scaled by sqrt(2) for hidden layers, 0.01 for the policy's
 * output and 1 for the value; biases are 0. Andrychowicz et al., "What Matters in On-Policy
 * Reinforcement Learning?" (2021), section 3.2.
 */
public final class ActorCritic {

  private static final double HIDDEN_GAIN = Math.sqrt(2);
  private static final double POLICY_GAIN = 0.01;
  private static final double VALUE_GAIN = 1;

  private final ParameterLayout layout;
  private final float[] parameters;

  /**
   * @param spec what the agents observe and do
   * @param settings the networks' shape
   * @param seed decides the initial weights
   */
  public ActorCritic(AgentSpec spec, NetworkSettings settings, long seed) {
    int axes = spec.action().axisCount();
    int policyOutputs = new ActionDistribution(spec.action()).outputSize();
    Definition definition = new Definition(settings);
    int inputs = spec.observation().size();
    List<ParameterLayout.Layer> trunk = List.of();
    List<ParameterLayout.Layer> policy;
    List<ParameterLayout.Layer> value;
    if (settings.sharedTrunk()) {
      trunk = definition.hidden(inputs);
      int width = width(trunk, inputs);
      policy = List.of(definition.layer(width, policyOutputs, null));
      value = List.of(definition.layer(width, 1, null));
    } else {
      policy = definition.chain(inputs, policyOutputs);
      value = definition.chain(inputs, 1);
    }
    int end = definition.parameterCount;
    layout = new ParameterLayout(trunk, policy, value, end, axes, end + axes);
    parameters = new float[layout.parameterCount()];
    initialize("trunk", trunk, HIDDEN_GAIN, seed);
    initialize("policy", policy, POLICY_GAIN, seed);
    initialize("value", value, VALUE_GAIN, seed);
    Arrays.fill(parameters, end, end + axes, (float) settings.initialLogDeviation());
  }

  /** Lays layers out one after the other, each one's weights before its biases. */
  private static final class Definition {

    private final NetworkSettings settings;
    private int parameterCount;

    Definition(NetworkSettings settings) {
      this.settings = settings;
    }

    ParameterLayout.Layer layer(int inputs, int outputs, @Nullable Activation activation) {
      int weightOffset = parameterCount;
      int biasOffset = weightOffset + inputs * outputs;
      parameterCount = biasOffset + outputs;
      return new ParameterLayout.Layer(inputs, outputs, weightOffset, biasOffset, activation);
    }

    List<ParameterLayout.Layer> hidden(int inputs) {
      List<ParameterLayout.Layer> layers = new ArrayList<>();
      int width = inputs;
      for (int outputs : settings.hidden()) {
        layers.add(layer(width, outputs, settings.activation()));
        width = outputs;
      }
      return layers;
    }

    /** Hidden layers and an output. */
    List<ParameterLayout.Layer> chain(int inputs, int outputs) {
      List<ParameterLayout.Layer> layers = hidden(inputs);
      layers.add(layer(width(layers, inputs), outputs, null));
      return layers;
    }
  }

  /** How many numbers leave the last of some layers, or enter the first if there is none. */
  private static int width(List<ParameterLayout.Layer> layers, int inputs) {
    return layers.isEmpty() ? inputs : layers.get(layers.size() - 1).outputs();
  }

  /**
   * Draws a chain's weights. Each layer draws from a stream of its own, named after it, so that
   * changing one layer leaves the others alone.
   *
   * @param outputGain of a layer without activation
   */
  private void initialize(
      String name, List<ParameterLayout.Layer> layers, double outputGain, long seed) {
    for (int l = 0; l < layers.size(); l++) {
      ParameterLayout.Layer layer = layers.get(l);
      boolean hidden = layer.activation() != null;
      String layerName = hidden ? name + l : name;
      RandomStream random = new RandomStream(RandomStream.deriveSeed(seed, layerName.hashCode()));
      OrthogonalInit.draw(hidden ? HIDDEN_GAIN : outputGain, random, layer, parameters);
    }
  }

  public ParameterLayout layout() {
    return layout;
  }

  /** Copies the parameters to start from, {@code [parameterCount]}. */
  public float[] parameters() {
    return parameters.clone();
  }
}
