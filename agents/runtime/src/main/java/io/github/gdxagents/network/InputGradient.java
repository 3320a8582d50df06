package io.github.gdxagents.network;

import java.util.List;

/**
 * The derivatives of a network's outputs by its inputs, by back-propagation in double precision.
 * They are those of tanh itself, from which what {@link Activation#TANH} computes differs by 4e-7.
 *
 * <pre>{@code
 * gradient.forward(input, outputs);
 * // the derivatives of what is asked for by each output, into outputGradient
 * gradient.backward(outputGradient, inputGradient);
 * }</pre>
 *
 * <p>Known of dense layers only. Allocates nothing once it is made. Not thread-safe.
 */
public final class InputGradient {

  private final Dense[] layers;
  private final double[][] values; // [layers + 1][width]: the input, then what each layer put out
  private final double[][] gradients; // [layers + 1][width]: by each of the values

  /**
   * @throws IllegalArgumentException with the sentence of {@link #whyNotOf}, where it is not empty
   */
  public InputGradient(Network network) {
    String reason = whyNotOf(network);
    if (!reason.isEmpty()) {
      throw new IllegalArgumentException(reason);
    }
    List<Layer> all = network.layers();
    layers = new Dense[all.size()];
    values = new double[layers.length + 1][];
    gradients = new double[layers.length + 1][];
    values[0] = new double[network.inputSize()];
    gradients[0] = new double[network.inputSize()];
    for (int l = 0; l < layers.length; l++) {
      layers[l] = network.denseLayer(l);
      values[l + 1] = new double[layers[l].outputs()];
      gradients[l + 1] = new double[layers[l].outputs()];
    }
  }

  /** Why gradients of a network are not available, as a sentence; empty where they are. */
  public static String whyNotOf(Network network) {
    List<Layer> all = network.layers();
    for (int l = 0; l < all.size(); l++) {
      if (!(all.get(l) instanceof Dense)) {
        return "Gradients are known of dense layers only, but layer "
            + l
            + " of the network is of the kind "
            + all.get(l).getClass().getSimpleName();
      }
    }
    return "";
  }

  /**
   * Computes the outputs of one row, and keeps what {@link #backward} needs.
   *
   * @param input {@code [input size]}
   * @param output modified: receives {@code [output size]}
   */
  public void forward(double[] input, double[] output) {
    System.arraycopy(input, 0, values[0], 0, values[0].length);
    for (int l = 0; l < layers.length; l++) {
      layers[l].forward(values[l], values[l + 1]);
    }
    System.arraycopy(values[layers.length], 0, output, 0, values[layers.length].length);
  }

  /**
   * Leads derivatives back through the row that went forward last.
   *
   * @param outputGradient of something by each output, {@code [output size]}
   * @param inputGradient modified: receives those of the same by each input, {@code [input size]}
   */
  public void backward(double[] outputGradient, double[] inputGradient) {
    int last = layers.length;
    System.arraycopy(outputGradient, 0, gradients[last], 0, gradients[last].length);
    for (int l = last - 1; l >= 0; l--) {
      layers[l].backward(values[l + 1], gradients[l + 1], gradients[l]);
    }
    System.arraycopy(gradients[0], 0, inputGradient, 0, gradients[0].length);
  }
}
