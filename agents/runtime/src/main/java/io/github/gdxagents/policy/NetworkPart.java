package io.github.gdxagents.policy;

import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.ExternalLayer;
import io.github.gdxagents.network.Layer;
import io.github.gdxagents.network.MinimalGru;
import io.github.gdxagents.network.Network;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of {@link PolicyLayout} that holds a network, layer by layer. */
final class NetworkPart extends PayloadPart<Network> {

  private static final int MAX_LAYERS = 100;
  private static final int MAX_LAYER_SIZE = 1 << 20;

  private static final int DENSE = 1;
  private static final int MINIMAL_GRU = 2;
  private static final int ENCODER = 3;

  private static final int NONE = 0;
  private static final int TANH = 1;
  private static final int RELU = 2;

  /** The kind of layer, its outputs, its activation, one weight and one bias. */
  private static final int LEAST_LAYER_BYTES = 2 * Byte.BYTES + Integer.BYTES + 2 * Float.BYTES;

  NetworkPart(int tag) {
    super(tag, Network.class, "Network");
  }

  @Override
  void write(Network network, PayloadSink out) {
    for (Layer layer : network.layers()) {
      if (layer instanceof ExternalLayer) {
        throw new InvalidPolicyException(((ExternalLayer) layer).whyNotInFile());
      }
    }
    int last = network.layers().size() - 1;
    for (int l = 0; l <= last; l++) {
      if (network.layers().get(l) instanceof Encoder && (l > 0 || l == last)) {
        throw new InvalidPolicyException(
            "A policy file holds an encoder as the first layer only, with a dense one behind it");
      }
    }
    if (network.layers().get(0).memorySize() > 0 || network.layers().get(last).memorySize() > 0) {
      throw new InvalidPolicyException(
          "A policy file cannot hold a memory as the first or the last layer; put a dense one"
              + " before and after it");
    }
    out.writeInt(network.inputSize());
    out.writeInt(network.layers().size());
    for (Layer layer : network.layers()) {
      if (layer instanceof MinimalGru) {
        write((MinimalGru) layer, out);
      } else if (layer instanceof Encoder) {
        out.writeByte(ENCODER);
        EncoderParts.write((Encoder) layer, out);
      } else {
        write((Dense) layer, out);
      }
    }
  }

  private static void write(Dense layer, PayloadSink out) {
    out.writeByte(DENSE);
    out.writeInt(layer.outputs());
    out.writeByte(idOf(layer.activation()));
    out.writeFloats(layer.weights());
    out.writeFloats(layer.biases());
  }

  private static void write(MinimalGru layer, PayloadSink out) {
    out.writeByte(MINIMAL_GRU);
    out.writeInt(layer.memorySize());
    out.writeFloats(layer.weights());
    out.writeFloats(layer.biases());
  }

  @Override
  Network read(PayloadSource in) {
    int inputs = in.readInt("network inputs", 1, MAX_LAYER_SIZE);
    int count = in.readCount("layers", MAX_LAYERS, LEAST_LAYER_BYTES);
    int hiddenActivation = NONE;
    List<Layer> layers = new ArrayList<>(count);
    for (int l = 0; l < count; l++) {
      int kind = in.readId("kind of layer " + l, kindsAt(l, count));
      if (kind == ENCODER) {
        layers.add(EncoderParts.read(in, inputs));
      } else if (kind == MINIMAL_GRU) {
        layers.add(readMinimalGru(in, l, inputs));
      } else {
        String what = "activation of layer " + l;
        int outputs = in.readInt("outputs of layer " + l, 1, MAX_LAYER_SIZE);
        int activation;
        if (l == count - 1) {
          activation = in.readId(what, NONE);
        } else if (hiddenActivation == NONE) {
          activation = in.readId(what, TANH, RELU);
          hiddenActivation = activation;
        } else {
          activation = in.readId(what, hiddenActivation);
        }
        float[] weights = in.readFloats("weights of layer " + l, (long) inputs * outputs);
        float[] biases = in.readFloats("biases of layer " + l, outputs);
        layers.add(new Dense(inputs, outputs, weights, biases, activationOf(activation)));
      }
      inputs = layers.get(l).outputs();
    }
    return new Network(layers);
  }

  /** An encoder can only come first, a memory only between other layers. */
  private static int[] kindsAt(int layer, int count) {
    if (layer == count - 1) {
      return new int[] {DENSE};
    }
    return new int[] {DENSE, layer == 0 ? ENCODER : MINIMAL_GRU};
  }

  private static MinimalGru readMinimalGru(PayloadSource in, int l, int inputs) {
    int size = in.readInt("memory of layer " + l, 1, MAX_LAYER_SIZE);
    float[] weights = in.readFloats("weights of layer " + l, 2L * inputs * size);
    float[] biases = in.readFloats("biases of layer " + l, 2L * size);
    return new MinimalGru(inputs, size, weights, biases);
  }

  private static int idOf(@Nullable Activation activation) {
    if (activation == null) {
      return NONE;
    }
    switch (activation) {
      case TANH:
        return TANH;
      case RELU:
        return RELU;
    }
    throw new AssertionError("No id for the activation " + activation + " in the policy file");
  }

  private static @Nullable Activation activationOf(int id) {
    return id == NONE ? null : id == RELU ? Activation.RELU : Activation.TANH;
  }
}
