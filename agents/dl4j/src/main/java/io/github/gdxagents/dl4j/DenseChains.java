package io.github.gdxagents.dl4j;

import io.github.gdxagents.network.Activation;
import io.github.gdxagents.training.network.ParameterLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;

/**
 * Recognizes graphs that the runtime, too, can compute: from the whole observation through dense
 * layers, one after the other, all hidden ones of a network with the same activation, tanh or relu.
 *
 * <p>DL4J keeps a dense layer's parameters as a {@link ParameterLayout} has them, output by output
 * and then the biases. So its vector needs no other order, only the offsets in it.
 */
final class DenseChains {

  private DenseChains() {}

  /**
   * Where such a graph's parameters lie in its own vector, with the logarithms of standard
   * deviations after them.
   *
   * @return null if an output is not the end of such a chain
   */
  static @Nullable ParameterLayout layout(ComputationGraph graph, GraphInputs inputs, int axes) {
    List<ParameterLayout.Layer> policy = chain(graph, GraphRequirements.POLICY, inputs);
    List<ParameterLayout.Layer> value = chain(graph, GraphRequirements.VALUE, inputs);
    if (policy == null || value == null) {
      return null;
    }
    int shared = 0;
    while (policy.get(shared).equals(value.get(shared))) {
      shared++; // ends with the heads, which are never the same layer
    }
    int parameters = (int) graph.numParams();
    return new ParameterLayout(
        policy.subList(0, shared),
        policy.subList(shared, policy.size()),
        value.subList(shared, value.size()),
        parameters,
        axes,
        parameters + axes);
  }

  /** The layers from the observation to an output; null if there is anything else on the way. */
  static @Nullable List<ParameterLayout.Layer> chain(
      ComputationGraph graph, String output, GraphInputs inputs) {
    ComputationGraphConfiguration configuration = graph.getConfiguration();
    List<ParameterLayout.Layer> layers = new ArrayList<>();
    List<String> sources = List.of(output);
    while (!inputs.areWhole(sources)) {
      String name = sources.get(0);
      GraphVertex vertex = configuration.getVertices().get(name);
      boolean lone = sources.size() == 1;
      if (lone && vertex instanceof MergeVertex) {
        sources = sourcesOf(name, configuration);
        if (!inputs.areWhole(sources)) {
          return null;
        }
      } else {
        ParameterLayout.Layer layer = lone ? dense(graph, name, vertex) : null;
        if (layer == null) {
          return null;
        }
        layers.add(0, layer);
        sources = sourcesOf(name, configuration);
      }
    }
    List<ParameterLayout.Layer> hidden = layers.subList(0, layers.size() - 1);
    boolean alike =
        hidden.stream().allMatch(layer -> layer.activation() != null)
            && hidden.stream().map(ParameterLayout.Layer::activation).distinct().count() <= 1;
    return alike ? layers : null;
  }

  private static List<String> sourcesOf(
      String vertex, ComputationGraphConfiguration configuration) {
    return Objects.requireNonNull(configuration.getVertexInputs().get(vertex), vertex);
  }

  private static ParameterLayout.@Nullable Layer dense(
      ComputationGraph graph, String name, @Nullable GraphVertex vertex) {
    if (!(vertex instanceof LayerVertex layerVertex)
        || layerVertex.getPreProcessor() != null
        || layerVertex.getLayerConf().getLayer().getClass() != DenseLayer.class) {
      return null;
    }
    DenseLayer layer = (DenseLayer) layerVertex.getLayerConf().getLayer();
    IActivation function = layer.getActivationFn();
    Map<IActivation, Activation> known =
        Map.of(
            org.nd4j.linalg.activations.Activation.TANH.getActivationFunction(), Activation.TANH,
            org.nd4j.linalg.activations.Activation.RELU.getActivationFunction(), Activation.RELU);
    boolean identity =
        function.equals(org.nd4j.linalg.activations.Activation.IDENTITY.getActivationFunction());
    if (!layer.hasBias() || layer.hasLayerNorm() || !(identity || known.containsKey(function))) {
      return null;
    }
    int inputs = (int) layer.getNIn();
    int outputs = (int) layer.getNOut();
    int offset = ActorCriticGraph.offsetOf(graph, name);
    return new ParameterLayout.Layer(
        inputs, outputs, offset, offset + inputs * outputs, known.get(function));
  }
}
