package io.github.gdxagents.training.network;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Layers one after the other: the trunk, the policy or the value of a {@link FusedPass}. What it
 * computes with is its own, so that chains which do not follow one another may run on threads of
 * their own.
 */
final class LayerChain {

  private final ChainWeights weights;
  private final List<LayerGradient> layers = new ArrayList<>();
  private final Matrix input;

  /** The chain that puts the input out; null where the input is the observations. */
  private final @Nullable LayerChain source;

  /**
   * A chain that starts from observations.
   *
   * @param weights of its layers, or of an encoder, at least one
   * @param observations {@code [rows x observation]}
   * @param memory of the rows at work
   * @param memoryOffset of the chain's numbers in it
   * @param maxRows the most rows at a time
   */
  LayerChain(
      ChainWeights weights,
      Matrix observations,
      ChunkMemory memory,
      int memoryOffset,
      int maxRows) {
    this(weights, observations, null, memory, memoryOffset, maxRows);
  }

  /** A chain that starts from what another one puts out. */
  LayerChain(
      ChainWeights weights, LayerChain source, ChunkMemory memory, int memoryOffset, int maxRows) {
    this(weights, source.last().outputs, source, memory, memoryOffset, maxRows);
  }

  private LayerChain(
      ChainWeights weights,
      Matrix input,
      @Nullable LayerChain source,
      ChunkMemory memory,
      int memoryOffset,
      int maxRows) {
    this.weights = weights;
    this.input = input;
    this.source = source;
    MatrixProducts products = Arithmetic.products();
    int offset = memoryOffset;
    if (weights.encoder() != null) {
      layers.add(
          new EncoderGradient(weights.encoder(), weights.encoderWeights(), products, maxRows));
    }
    for (DenseWeights layer : weights.weights()) {
      layers.add(
          layer.layer().remembers()
              ? new MemoryGradient(layer, products, memory, offset, maxRows)
              : new DenseGradient(layer, products, maxRows));
      offset += layer.layer().memorySize();
    }
  }

  /** The layer whose outputs are the chain's. */
  LayerGradient last() {
    return layers.get(layers.size() - 1);
  }

  /** Brings the weights up to date, which all chains of the same layers share. */
  void load(float[] parameters) {
    weights.load(parameters);
  }

  void forward(int rows) {
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).forward(inputOf(l), rows);
    }
  }

  /**
   * Computes the gradient with respect to the layers' weights and biases, and hands the one with
   * respect to the input to the chain that it came from.
   *
   * @param gradient modified: these layers' share, in the layout of the parameters
   */
  void backward(int rows, float[] gradient) {
    for (int l = layers.size() - 1; l >= 0; l--) {
      layers.get(l).backward(inputOf(l), rows, gradient);
      if (l > 0) {
        layers.get(l).passBack(rows, layers.get(l - 1));
      } else if (source != null) {
        layers.get(l).passBack(rows, source.last());
      }
    }
  }

  private Matrix inputOf(int layer) {
    return layer == 0 ? input : layers.get(layer - 1).outputs;
  }
}
