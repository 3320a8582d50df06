package io.github.gdxagents.training.network;

import io.github.gdxagents.hook.ObservationShape;
import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Convolution;
import io.github.gdxagents.network.Patches;
import io.github.gdxagents.training.settings.Convolutions;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays layers out one after the other, each one's weights before its biases. */
final class LayerPlan {

  static final double HIDDEN_GAIN = Math.sqrt(2);

  private static final double MEMORY_GAIN = 1;

  /** In decisions. */
  private static final double LONGEST_MEMORY = 256;

  private final List<Integer> hidden;
  private final Activation activation;
  private final int memory;
  private int parameterCount;

  /** For chains that remember nothing. */
  LayerPlan(List<Integer> hidden, Activation activation) {
    this(hidden, activation, 0);
  }

  /**
   * @param hidden the widths of the hidden layers of each chain
   * @param activation of hidden layers
   * @param memory how many numbers each chain remembers, after its first hidden layer
   */
  LayerPlan(List<Integer> hidden, Activation activation, int memory) {
    this.hidden = hidden;
    this.activation = activation;
    this.memory = memory;
  }

  /** The parameters of all layers so far. */
  int parameterCount() {
    return parameterCount;
  }

  ParameterLayout.Layer layer(int inputs, int outputs, @Nullable Activation activation) {
    return layer(inputs, outputs, activation, false);
  }

  private ParameterLayout.Layer layer(
      int inputs, int sums, @Nullable Activation activation, boolean remembers) {
    int weightOffset = parameterCount;
    int biasOffset = weightOffset + inputs * sums;
    parameterCount = biasOffset + sums;
    return new ParameterLayout.Layer(inputs, sums, weightOffset, biasOffset, activation, remembers);
  }

  /** An encoder of observations; null where they are vectors only, which enter as they are. */
  @Nullable EncoderLayout encoder(ObservationSpec observation, NetworkSettings settings) {
    if (observation.isFlat()) {
      return null;
    }
    List<EncoderLayout.Part> parts = new ArrayList<>();
    for (ObservationSpec.Component component : observation.components()) {
      ObservationShape shape = component.shape();
      parts.add(
          switch (shape.kind()) {
            case VECTOR -> new EncoderLayout.Vector(component.size());
            case GRID -> grid(shape, settings.convolutions().of(shape.height(), shape.width()));
            case SET -> entities(shape, settings.entityLayers());
          });
    }
    return new EncoderLayout(parts);
  }

  private EncoderLayout.Grid grid(ObservationShape shape, List<Convolutions.Filters> convolutions) {
    List<EncoderLayout.Filters> all = new ArrayList<>();
    int channels = shape.channels();
    int height = shape.height();
    int width = shape.width();
    for (Convolutions.Filters filters : convolutions) {
      int kernelHeight = Math.min(filters.kernel(), height);
      int kernelWidth = Math.min(filters.kernel(), width);
      Patches patches;
      try {
        patches = new Patches(channels, height, width, kernelHeight, kernelWidth, filters.stride());
      } catch (IllegalArgumentException e) {
        throw tooLarge(filters, shape);
      }
      if ((long) patches.count() * filters.count() > Convolution.MAX_OUTPUTS) {
        throw tooLarge(filters, shape);
      }
      all.add(
          new EncoderLayout.Filters(
              patches, layer(patches.size(), filters.count(), Activation.RELU)));
      channels = filters.count();
      height = patches.rows();
      width = patches.columns();
    }
    return new EncoderLayout.Grid(all);
  }

  private static InvalidSettingException tooLarge(
      Convolutions.Filters filters, ObservationShape shape) {
    return new InvalidSettingException(
        ("convolutions of %s see or put out too much of a %s; move their windows on by more cells,"
                + " as in 16x8/4, or let agents observe less")
            .formatted(filters, shape));
  }

  private EncoderLayout.Entities entities(ObservationShape shape, List<Integer> widths) {
    List<ParameterLayout.Layer> layers = new ArrayList<>();
    int inputs = shape.width();
    for (int width : widths) {
      layers.add(layer(inputs, width, Activation.RELU));
      inputs = width;
    }
    return new EncoderLayout.Entities(shape.height(), layers);
  }

  List<ParameterLayout.Layer> hidden(int inputs) {
    List<ParameterLayout.Layer> layers = new ArrayList<>();
    int width = inputs;
    for (int outputs : hidden) {
      layers.add(layer(width, outputs, activation));
      if (memory > 0 && layers.size() == 1) {
        layers.add(layer(outputs, 2 * memory, Activation.TANH, true));
      }
      width = width(layers, inputs);
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
   * Draws a chain's weights; biases stay as they are, but those of gates. Each layer draws from a
   * stream of its own, named after it, so that changing one layer leaves the others alone.
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
    int hidden = 0;
    for (ParameterLayout.Layer layer : layers) {
      if (layer.remembers()) {
        draw(name + "Memory", MEMORY_GAIN, seed, layer, parameters);
        setGateBiases(layer, parameters);
      } else if (layer.activation() != null) {
        draw(name + hidden++, HIDDEN_GAIN, seed, layer, parameters);
      } else {
        draw(name, outputGain, seed, layer, parameters);
      }
    }
  }

  /** Draws an encoder's weights; biases stay as they are. */
  static void initialize(String name, EncoderLayout encoder, long seed, float[] parameters) {
    List<ParameterLayout.Layer> layers = encoder.layers();
    for (int l = 0; l < layers.size(); l++) {
      draw(name + "Encoder" + l, HIDDEN_GAIN, seed, layers.get(l), parameters);
    }
  }

  private static void draw(
      String layerName, double gain, long seed, ParameterLayout.Layer layer, float[] parameters) {
    RandomStream random = new RandomStream(RandomStream.deriveSeed(seed, layerName.hashCode()));
    OrthogonalInit.draw(gain, random, layer, parameters);
  }

  /**
   * Lets memories fade at paces from a few decisions to many: without anything to see, number u of
   * m gives up 1 / T of itself at each decision, where T goes from 2 to {@link #LONGEST_MEMORY} by
   * equal factors. Tallec and Ollivier, "Can recurrent neural networks warp time?" (2018), section
   * 3, draw T instead.
   */
  private static void setGateBiases(ParameterLayout.Layer layer, float[] parameters) {
    int size = layer.memorySize();
    for (int u = 0; u < size; u++) {
      double share = size == 1 ? 1 : (double) u / (size - 1);
      double decisions = 2 * StrictMath.pow(LONGEST_MEMORY / 2, share);
      // (1 + tanh(b)) / 2 = 1 / T
      parameters[layer.biasOffset() + u] = (float) (-0.5 * StrictMath.log(decisions - 1));
    }
  }
}
