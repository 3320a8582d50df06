package io.github.gdxagents.training.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The weights of a {@link LayerChain}, which all chains of the same layers share.
 *
 * @param encoder through which the chain sees observations; null if it takes what enters as it is
 * @param encoderWeights of the encoder's layers
 * @param weights of the layers behind it
 */
record ChainWeights(
    @Nullable EncoderLayout encoder,
    List<DenseWeights> encoderWeights,
    List<DenseWeights> weights) {

  static ChainWeights of(@Nullable EncoderLayout encoder, List<ParameterLayout.Layer> layers) {
    return new ChainWeights(
        encoder,
        encoder == null ? List.of() : encoder.layers().stream().map(DenseWeights::new).toList(),
        layers.stream().map(DenseWeights::new).toList());
  }

  /** Brings the weights up to date. */
  void load(float[] parameters) {
    encoderWeights.forEach(layer -> layer.load(parameters));
    weights.forEach(layer -> layer.load(parameters));
  }

  boolean isEmpty() {
    return encoder == null && weights.isEmpty();
  }
}
