package io.github.gdxagents.policy;

/** The part of {@link PolicyLayout} that holds a network, layer by layer. */
final class NetworkPart extends PayloadPart<DenseNetwork> {

  private static final int MAX_LAYERS = 100;
  private static final int MAX_LAYER_SIZE = 1 << 20;

  private static final int DENSE = 1;

  private static final int NONE = 0;
  private static final int TANH = 1;
  private static final int RELU = 2;

  /** The kind of layer, its outputs, its activation, one weight and one bias. */
  private static final int LEAST_LAYER_BYTES = 2 * Byte.BYTES + Integer.BYTES + 2 * Float.BYTES;

  NetworkPart(int tag) {
    super(tag, DenseNetwork.class, "Network");
  }

  @Override
  void write(DenseNetwork network, PayloadSink out) {
    out.writeInt(network.inputSize());
    out.writeInt(network.layerCount());
    int last = network.layerCount() - 1;
    for (int layer = 0; layer <= last; layer++) {
      out.writeByte(DENSE);
      out.writeInt(network.size(layer + 1));
      out.writeByte(layer == last ? NONE : idOf(network.activation()));
      out.writeFloats(network.weights(layer));
      out.writeFloats(network.biases(layer));
    }
  }

  @Override
  DenseNetwork read(PayloadSource in) {
    int inputs = in.readInt("network inputs", 1, MAX_LAYER_SIZE);
    int layers = in.readCount("layers", MAX_LAYERS, LEAST_LAYER_BYTES);
    int[] sizes = new int[layers + 1];
    sizes[0] = inputs;
    int hiddenActivation = TANH;
    float[][] weights = new float[layers][];
    float[][] biases = new float[layers][];
    for (int layer = 0; layer < layers; layer++) {
      in.readId("kind of layer " + layer, DENSE);
      int outputs = in.readInt("outputs of layer " + layer, 1, MAX_LAYER_SIZE);
      String what = "activation of layer " + layer;
      if (layer == layers - 1) {
        in.readId(what, NONE);
      } else if (layer == 0) {
        hiddenActivation = in.readId(what, TANH, RELU);
      } else {
        in.readId(what, hiddenActivation);
      }
      weights[layer] = in.readFloats("weights of layer " + layer, (long) inputs * outputs);
      biases[layer] = in.readFloats("biases of layer " + layer, outputs);
      sizes[layer + 1] = outputs;
      inputs = outputs;
    }
    return new DenseNetwork(sizes, activationOf(hiddenActivation), weights, biases);
  }

  private static int idOf(Activation activation) {
    switch (activation) {
      case TANH:
        return TANH;
      case RELU:
        return RELU;
    }
    throw new AssertionError("No id for the activation " + activation + " in the policy file");
  }

  private static Activation activationOf(int id) {
    return id == RELU ? Activation.RELU : Activation.TANH;
  }
}
