package io.github.gdxagents.dl4j;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** A graph on one line: each vertex, in alphabetical order, with what enters it. */
final class GraphText {

  private GraphText() {}

  /** {@code body = dense 8-64 tanh (observation); policy = ...}. */
  static String of(ComputationGraphConfiguration configuration) {
    List<String> vertices =
        new TreeMap<>(configuration.getVertices())
            .entrySet().stream()
                .map(
                    entry ->
                        "%s = %s (%s)"
                            .formatted(
                                entry.getKey(),
                                describe(entry.getValue()),
                                String.join(
                                    ", ", configuration.getVertexInputs().get(entry.getKey()))))
                .toList();
    return String.join("; ", vertices);
  }

  private static String describe(GraphVertex vertex) {
    return vertex instanceof LayerVertex layer
        ? describe(layer.getLayerConf().getLayer())
        : vertex.toString();
  }

  private static String describe(Layer layer) {
    if (layer instanceof DenseLayer dense) {
      return "dense %s-%s %s%s%s"
          .formatted(
              dense.getNIn(),
              dense.getNOut(),
              dense.getActivationFn(),
              dense.hasBias() ? "" : " without bias",
              dense.hasLayerNorm() ? " with layer norm" : "");
    }
    if (layer instanceof ConvolutionLayer convolution) {
      return "convolution %s-%s %s kernel %s stride %s padding %s %s"
          .formatted(
              convolution.getNIn(),
              convolution.getNOut(),
              convolution.getActivationFn(),
              Arrays.toString(convolution.getKernelSize()),
              Arrays.toString(convolution.getStride()),
              Arrays.toString(convolution.getPadding()),
              convolution.getConvolutionMode());
    }
    if (layer instanceof SubsamplingLayer pooling) {
      return "pooling %s kernel %s stride %s padding %s %s"
          .formatted(
              pooling.getPoolingType(),
              Arrays.toString(pooling.getKernelSize()),
              Arrays.toString(pooling.getStride()),
              Arrays.toString(pooling.getPadding()),
              pooling.getConvolutionMode());
    }
    return layer instanceof ActivationLayer activation
        ? activation.getActivationFn().toString()
        : layer.getClass().getSimpleName();
  }
}
