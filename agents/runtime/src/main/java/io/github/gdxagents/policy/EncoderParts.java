package io.github.gdxagents.policy;

import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Convolution;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.EncoderPart;
import io.github.gdxagents.network.GridPart;
import io.github.gdxagents.network.Patches;
import io.github.gdxagents.network.SetPart;
import io.github.gdxagents.network.VectorPart;
import java.util.ArrayList;
import java.util.List;

/** How {@link PolicyLayout} lays out an {@link Encoder}, part by part. */
final class EncoderParts {

  private static final int MAX_PARTS = 10_000;
  private static final int MAX_LAYERS = 100;
  private static final int MAX_SIZE = 1 << 20;

  private static final int VECTOR = 1;
  private static final int GRID = 2;
  private static final int SET = 3;

  private static final int LEAST_PART_BYTES = Byte.BYTES + Integer.BYTES;

  /** Its outputs, one weight and one bias; a convolution has its kernel and its stride before. */
  private static final int LEAST_LAYER_BYTES = Integer.BYTES + 2 * Float.BYTES;

  private static final int LEAST_CONVOLUTION_BYTES = 3 * Integer.BYTES + LEAST_LAYER_BYTES;

  private EncoderParts() {}

  static void write(Encoder encoder, PayloadSink out) {
    out.writeInt(encoder.parts().size());
    for (EncoderPart part : encoder.parts()) {
      if (part instanceof GridPart) {
        write((GridPart) part, out);
      } else if (part instanceof SetPart) {
        write((SetPart) part, out);
      } else {
        out.writeByte(VECTOR);
        out.writeInt(part.inputs());
      }
    }
  }

  private static void write(GridPart part, PayloadSink out) {
    out.writeByte(GRID);
    Patches first = part.convolutions().get(0).patches();
    out.writeInt(first.channels());
    out.writeInt(first.height());
    out.writeInt(first.width());
    out.writeInt(part.convolutions().size());
    for (Convolution convolution : part.convolutions()) {
      Patches patches = convolution.patches();
      out.writeInt(patches.kernelHeight());
      out.writeInt(patches.kernelWidth());
      out.writeInt(patches.stride());
      write(convolution.filters(), out);
    }
  }

  private static void write(SetPart part, PayloadSink out) {
    out.writeByte(SET);
    out.writeInt(part.maxEntities());
    out.writeInt(part.layers().get(0).inputs());
    out.writeInt(part.layers().size());
    for (Dense layer : part.layers()) {
      write(layer, out);
    }
  }

  private static void write(Dense layer, PayloadSink out) {
    if (layer.activation() != Activation.RELU) {
      throw new InvalidPolicyException(
          "A policy file holds rectified layers in an encoder only, not " + layer.activation());
    }
    out.writeInt(layer.outputs());
    out.writeFloats(layer.weights());
    out.writeFloats(layer.biases());
  }

  /**
   * @param inputs how many numbers the network takes, which all parts take together
   */
  static Encoder read(PayloadSource in, int inputs) {
    int count = in.readCount("parts of the encoder", MAX_PARTS, LEAST_PART_BYTES);
    List<EncoderPart> parts = new ArrayList<>();
    int left = inputs;
    for (int p = 0; p < count; p++) {
      String name = "part " + p;
      int position = in.position();
      int kind = in.readId("kind of " + name, VECTOR, GRID, SET);
      EncoderPart part =
          kind == GRID
              ? readGrid(in, name, left)
              : kind == SET ? readSet(in, name, left) : readVector(in, name, left);
      parts.add(part);
      left -= part.inputs();
      if (left < 0 || (p == count - 1 && left > 0)) {
        throw new InvalidPolicyException(
            position, "inputs of all parts", inputs + ", the network's", inputs - left);
      }
    }
    return new Encoder(parts);
  }

  private static VectorPart readVector(PayloadSource in, String name, int left) {
    return new VectorPart(in.readInt("size of " + name, 1, left));
  }

  private static GridPart readGrid(PayloadSource in, String name, int left) {
    int channels = in.readInt("channels of " + name, 1, left);
    int height = in.readInt("height of " + name, 1, left / channels);
    int width = in.readInt("width of " + name, 1, left / channels / height);
    int count = in.readCount("convolutions of " + name, MAX_LAYERS, LEAST_CONVOLUTION_BYTES);
    List<Convolution> convolutions = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      String what = "convolution " + c + " of " + name;
      int kernelHeight = in.readInt("kernel height of " + what, 1, height);
      int kernelWidth = in.readInt("kernel width of " + what, 1, width);
      int stride = in.readInt("stride of " + what, 1, MAX_SIZE);
      Patches patches = new Patches(channels, height, width, kernelHeight, kernelWidth, stride);
      Convolution convolution =
          new Convolution(patches, readLayer(in, what, patches.size(), patches.count()));
      convolutions.add(convolution);
      channels = convolution.filters().outputs();
      height = patches.rows();
      width = patches.columns();
    }
    return new GridPart(convolutions);
  }

  private static SetPart readSet(PayloadSource in, String name, int left) {
    int maxEntities = in.readInt("places of " + name, 1, Math.max(1, left - 1));
    int size =
        in.readInt("numbers of an entity of " + name, 1, Math.max(1, (left - 1) / maxEntities));
    int count = in.readCount("layers of " + name, MAX_LAYERS, LEAST_LAYER_BYTES);
    List<Dense> layers = new ArrayList<>();
    for (int l = 0; l < count; l++) {
      Dense layer = readLayer(in, "layer " + l + " of " + name, size, 1);
      layers.add(layer);
      size = layer.outputs();
    }
    return new SetPart(maxEntities, layers);
  }

  /**
   * @param times how often the layer's outputs leave the part
   */
  private static Dense readLayer(PayloadSource in, String what, int inputs, int times) {
    int outputs = in.readInt("outputs of " + what, 1, Convolution.MAX_OUTPUTS / times);
    float[] weights = in.readFloats("weights of " + what, (long) inputs * outputs);
    float[] biases = in.readFloats("biases of " + what, outputs);
    return new Dense(inputs, outputs, weights, biases, Activation.RELU);
  }
}
