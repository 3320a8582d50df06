package io.github.gdxagents.dl4j;

import io.github.gdxagents.network.Activation;
import io.github.gdxagents.training.network.ActorCritic;
import io.github.gdxagents.training.network.ParameterLayout;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * The networks of an {@link ActorCritic} as a DL4J graph.
 *
 * <p>Its last layers have no activation and no loss of their own: losses are computed outside, and
 * enter as errors of the outputs. The logarithms of the axes' standard deviations are the weights
 * of a layer without bias whose input is always 1; it is left out where there are no axes.
 */
final class ActorCriticGraph {

  static final String POLICY = "policy";
  static final String VALUE = "value";
  static final String LOG_DEVIATION = "logDeviation";

  private static final String OBSERVATION = "observation";
  private static final String ONE = "one";

  private final ComputationGraph graph;
  private final ParameterLayout layout;

  /** For each parameter of the layout its place in the graph's vector, {@code [parameterCount]}. */
  private final int[] places;

  /**
   * @param layout what there is to be computed
   */
  ActorCriticGraph(ParameterLayout layout) {
    this.layout = layout;
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.FLOAT)
            .updater(new NoOp())
            .trainingWorkspaceMode(WorkspaceMode.NONE)
            .inferenceWorkspaceMode(WorkspaceMode.NONE)
            .graphBuilder()
            .validateOutputLayerConfig(false);
    String trunkEnd = addChain(builder, "trunk", layout.trunk(), OBSERVATION);
    addChain(builder, POLICY, layout.policy(), trunkEnd);
    addChain(builder, VALUE, layout.value(), trunkEnd);
    if (layout.axes() > 0) {
      DenseLayer.Builder deviations = dense(1, layout.axes(), null).hasBias(false);
      builder
          .addLayer(LOG_DEVIATION, deviations.build(), ONE)
          .addInputs(OBSERVATION, ONE)
          .setOutputs(POLICY, VALUE, LOG_DEVIATION);
    } else {
      builder.addInputs(OBSERVATION).setOutputs(POLICY, VALUE);
    }
    graph = new ComputationGraph(builder.build());
    graph.init();
    places = new int[layout.parameterCount()];
    place("trunk", layout.trunk());
    place(POLICY, layout.policy());
    place(VALUE, layout.value());
    if (layout.axes() > 0) {
      place(layout.logStandardDeviationOffset(), layout.axes(), offsetOf(graph, LOG_DEVIATION));
    }
  }

  /** Adds layers one after the other, and returns the name of the last one. */
  private static String addChain(
      GraphBuilder builder, String name, List<ParameterLayout.Layer> layers, String source) {
    String end = source;
    for (int l = 0; l < layers.size(); l++) {
      ParameterLayout.Layer layer = layers.get(l);
      String layerName = layerName(name, layers, l);
      builder.addLayer(
          layerName, dense(layer.inputs(), layer.outputs(), layer.activation()).build(), end);
      end = layerName;
    }
    return end;
  }

  /** Hidden layers are numbered; an output has the name of its chain. */
  private static String layerName(String chain, List<ParameterLayout.Layer> layers, int index) {
    return layers.get(index).activation() == null ? chain : chain + index;
  }

  static DenseLayer.Builder dense(int inputs, int outputs, @Nullable Activation activation) {
    return new DenseLayer.Builder()
        .nIn(inputs)
        .nOut(outputs)
        .activation(dl4jActivation(activation));
  }

  private static org.nd4j.linalg.activations.Activation dl4jActivation(
      @Nullable Activation activation) {
    if (activation == null) {
      return org.nd4j.linalg.activations.Activation.IDENTITY;
    }
    return switch (activation) {
      case TANH -> org.nd4j.linalg.activations.Activation.TANH;
      case RELU -> org.nd4j.linalg.activations.Activation.RELU;
    };
  }

  /** DL4J, too, keeps a layer's weights output by output, and then its biases. */
  private void place(String name, List<ParameterLayout.Layer> layers) {
    for (int l = 0; l < layers.size(); l++) {
      ParameterLayout.Layer layer = layers.get(l);
      int weights = layer.inputs() * layer.outputs();
      int offset = offsetOf(graph, layerName(name, layers, l));
      place(layer.weightOffset(), weights, offset);
      place(layer.biasOffset(), layer.outputs(), offset + weights);
    }
  }

  private void place(int from, int count, int offset) {
    for (int i = 0; i < count; i++) {
      places[from + i] = offset + i;
    }
  }

  /** DL4J lays parameters out vertex by vertex, in topological order. */
  static int offsetOf(ComputationGraph graph, String name) {
    int offset = 0;
    for (int index : graph.topologicalSortOrder()) {
      GraphVertex vertex = graph.getVertices()[index];
      if (vertex.getVertexName().equals(name)) {
        return offset;
      }
      offset += (int) vertex.numParams();
    }
    throw new IllegalArgumentException("The graph has no vertex named " + name);
  }

  /** The graph itself. */
  ComputationGraph graph() {
    return graph;
  }

  /** What enters it for some observations, {@code [rows x observation]}. */
  INDArray[] inputs(float[] observations, int rows) {
    int columns = layout.layers().get(0).inputs();
    INDArray matrix =
        Nd4j.create(Arrays.copyOf(observations, rows * columns), new long[] {rows, columns}, 'c');
    return layout.axes() > 0
        ? new INDArray[] {matrix, Nd4j.ones(rows, 1)}
        : new INDArray[] {matrix};
  }

  /** Takes over parameters in the order of the layout. */
  void setParameters(float[] parameters) {
    float[] values = new float[places.length];
    for (int i = 0; i < places.length; i++) {
      values[places[i]] = parameters[i];
    }
    graph.params().assign(Nd4j.createFromArray(values));
  }

  /**
   * Brings a vector of the graph's into the order of the layout.
   *
   * @param values one for each parameter of the graph
   * @param result modified
   */
  void inOrderOfLayout(float[] values, float[] result) {
    for (int i = 0; i < places.length; i++) {
      result[i] = values[places[i]];
    }
  }
}
