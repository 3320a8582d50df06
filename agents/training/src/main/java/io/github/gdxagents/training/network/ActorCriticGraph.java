package io.github.gdxagents.training.network;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.policy.Activation;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.distribution.ConstantDistribution;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * The policy and value networks as a DL4J graph, which defines, initialises and lays out their parameters.
 *
 * <pre>
 *   separate   observation - policy0 - policy1 - policy          shared   observation - trunk0 - trunk1 - policy
 *              observation - value0  - value1  - value                                              \- value
 *              one - logDeviation                                         one - logDeviation
 * </pre>
 *
 * <p>The last layers have no activation and no loss of their own: losses are computed outside, and enter as errors of
 * the outputs. The logarithms of the axes' deviations are the weights of a layer without bias whose input is always 1;
 * it is left out where there are no axes.
 *
 * <p>Initial weights are orthogonal, scaled by sqrt(2) for hidden layers, 0.01 for the policy's output and 1 for the
 * value; biases are 0. Andrychowicz et al., "What Matters in On-Policy Reinforcement Learning?" (2021), section 3.2.
 */
public final class ActorCriticGraph {

  static final String OBSERVATION = "observation";
  static final String ONE = "one";
  static final String POLICY = "policy";
  static final String VALUE = "value";
  static final String LOG_DEVIATION = "logDeviation";

  private static final double HIDDEN_GAIN = Math.sqrt(2);
  private static final double POLICY_GAIN = 0.01;
  private static final double VALUE_GAIN = 1;

  private final ComputationGraph graph;
  private final ParameterLayout layout;

  /**
   * @param spec what the agents observe and do
   * @param settings the networks' shape
   * @param seed decides the initial weights
   */
  public ActorCriticGraph(AgentSpec spec, NetworkSettings settings, long seed) {
    int axes = spec.action().axisCount();
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(DataType.FLOAT)
            .updater(new NoOp())
            .trainingWorkspaceMode(WorkspaceMode.NONE)
            .inferenceWorkspaceMode(WorkspaceMode.NONE)
            .graphBuilder()
            .validateOutputLayerConfig(false);
    List<String> trunk = new ArrayList<>();
    List<String> policy = new ArrayList<>();
    List<String> value = new ArrayList<>();
    List<String> inputs = new ArrayList<>(List.of(OBSERVATION));
    List<String> outputs = new ArrayList<>(List.of(POLICY, VALUE));
    Tail policyTail = new Tail(OBSERVATION, spec.observation().size());
    Tail valueTail = policyTail;
    if (settings.sharedTrunk()) {
      policyTail = addHidden(builder, "trunk", policyTail, settings, seed, trunk);
      valueTail = policyTail;
    } else {
      policyTail = addHidden(builder, POLICY, policyTail, settings, seed, policy);
      valueTail = addHidden(builder, VALUE, valueTail, settings, seed, value);
    }
    int policyOutputs = new ActionDistribution(spec.action()).outputSize();
    addDense(builder, POLICY, policyTail, policyOutputs, orthogonal(POLICY_GAIN, seed, POLICY), org.nd4j.linalg.activations.Activation.IDENTITY, true);
    addDense(builder, VALUE, valueTail, 1, orthogonal(VALUE_GAIN, seed, VALUE), org.nd4j.linalg.activations.Activation.IDENTITY, true);
    policy.add(POLICY);
    value.add(VALUE);
    if (axes > 0) {
      inputs.add(ONE);
      outputs.add(LOG_DEVIATION);
      IWeightInit initial = new WeightInitDistribution(new ConstantDistribution(settings.initialLogDeviation()));
      addDense(builder, LOG_DEVIATION, new Tail(ONE, 1), axes, initial, org.nd4j.linalg.activations.Activation.IDENTITY, false);
    }
    ComputationGraphConfiguration configuration =
        builder.addInputs(inputs).setOutputs(outputs.toArray(new String[0])).build();
    graph = new ComputationGraph(configuration);
    graph.init();

    Map<String, Integer> offsets = parameterOffsets();
    layout =
        new ParameterLayout(
            settings.activation(),
            layers(trunk, offsets),
            layers(policy, offsets),
            layers(value, offsets),
            axes > 0 ? offsets.get(LOG_DEVIATION) : 0,
            axes,
            (int) graph.numParams());
  }

  /** The end of a chain of layers: its name, and how many numbers it puts out. */
  private record Tail(String name, int outputs) {}

  private static Tail addHidden(
      GraphBuilder builder, String prefix, Tail tail, NetworkSettings settings, long seed, List<String> names) {
    for (int width : settings.hidden()) {
      String name = prefix + names.size();
      addDense(builder, name, tail, width, orthogonal(HIDDEN_GAIN, seed, name), activation(settings.activation()), true);
      names.add(name);
      tail = new Tail(name, width);
    }
    return tail;
  }

  private static void addDense(
      GraphBuilder builder,
      String name,
      Tail tail,
      int outputs,
      IWeightInit initial,
      org.nd4j.linalg.activations.Activation activation,
      boolean hasBias) {
    DenseLayer layer =
        new DenseLayer.Builder()
            .nIn(tail.outputs())
            .nOut(outputs)
            .activation(activation)
            .weightInit(initial)
            .biasInit(0)
            .hasBias(hasBias)
            .build();
    builder.addLayer(name, layer, tail.name());
  }

  /** Each layer draws from a stream of its own, named after it, so that changing one layer leaves the others alone. */
  private static IWeightInit orthogonal(double gain, long seed, String layer) {
    return new OrthogonalInit(gain, RandomStream.deriveSeed(seed, layer.hashCode()));
  }

  private static org.nd4j.linalg.activations.Activation activation(Activation activation) {
    return switch (activation) {
      case TANH -> org.nd4j.linalg.activations.Activation.TANH;
      case RELU -> org.nd4j.linalg.activations.Activation.RELU;
    };
  }

  /** DL4J lays parameters out vertex by vertex in topological order, and within a layer weights before biases. */
  private Map<String, Integer> parameterOffsets() {
    Map<String, Integer> offsets = new HashMap<>();
    int offset = 0;
    for (int index : graph.topologicalSortOrder()) {
      GraphVertex vertex = graph.getVertices()[index];
      offsets.put(vertex.getVertexName(), offset);
      offset += (int) vertex.numParams();
    }
    return offsets;
  }

  private List<ParameterLayout.Layer> layers(List<String> names, Map<String, Integer> offsets) {
    List<ParameterLayout.Layer> layers = new ArrayList<>();
    for (String name : names) {
      DenseLayer dense = (DenseLayer) graph.getLayer(name).conf().getLayer();
      int inputs = (int) dense.getNIn();
      int outputs = (int) dense.getNOut();
      int offset = offsets.get(name);
      layers.add(new ParameterLayout.Layer(inputs, outputs, offset, offset + inputs * outputs));
    }
    return layers;
  }

  /** The graph itself. */
  public ComputationGraph graph() {
    return graph;
  }

  public ParameterLayout layout() {
    return layout;
  }

  /** Copies the parameters, which after construction are the initial ones, {@code [parameterCount]}. */
  public float[] parameters() {
    return graph.params().dup().data().asFloat();
  }
}
