package io.github.gdxagents.training.network;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays dense layers out one after the other, each one's weights before its biases. */
final class LayerPlan {

  static final double HIDDEN_GAIN = Math.sqrt(2);

  private final List<Integer> hidden;
  private final Activation activation;
  private int parameterCount;

  /**
   * @param hidden the widths of the hidden layers of each chain
   * @param activation of hidden layers
   */
  LayerPlan(List<Integer> hidden, Activation activation) {
    this.hidden = hidden;
    this.activation = activation;
  }

  /** The parameters of all layers so far. */
  int parameterCount() {
    return parameterCount;
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
    for (int outputs : hidden) {
      layers.add(layer(width, outputs, activation));
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

  /** How many numbers leave the last of some layers, or enter the first if there is none. */
  static int width(List<ParameterLayout.Layer> layers, int inputs) {
    return layers.isEmpty() ? inputs : layers.get(layers.size() - 1).outputs();
  }

  /**
   * Draws a chain's weights; biases stay as they are. Each layer draws from a stream of its own,
   * named after it, so that changing one layer leaves the others alone.
   *
   * @param outputGain of a layer without activation
   * @param parameters modified
   */
  static void initialize(
      String name,
      List<ParameterLayout.Layer> layers,
      double outputGain,
      long seed,
      float[] parameters) {
    for (int l = 0; l < layers.size(); l++) {
      ParameterLayout.Layer layer = layers.get(l);
      boolean isHidden = layer.activation() != null;
      String layerName = isHidden ? name + l : name;
      RandomStream random = new RandomStream(RandomStream.deriveSeed(seed, layerName.hashCode()));
      OrthogonalInit.draw(isHidden ? HIDDEN_GAIN : outputGain, random, layer, parameters);
    }
  }
}
