package io.github.gdxagents.training.network;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.distribution.ConstantDistribution;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * The policy and value networks as a DL4J graph, which defines, initializes and lays out their
 * parameters.
 *
 * <pre>
 *   separate   observation - policy0 - policy1 - policy          shared   observation - trunk0 - trunk1 - policy
 *              observation - value0  - value1  - value                                              \- value
 *              one - logDeviation                                         one - logDeviation
 * </pre>
 *
 * <p>The last layers have no activation and no loss of their own: losses are computed outside, and
 * enter as errors of the outputs. The logarithms of the axes' standard deviations are the weights
 * of a layer without bias whose input is always 1; it is left out where there are no axes.
 *
 * <p>Initial weights are orthogonal, scaled by sqrt(2) for hidden layers, 0.01 for the policy's
 * output and 1 for the value; biases are 0. Andrychowicz et al., "What Matters in On-Policy
 * Reinforcement Learning?" (2021), section 3.2.
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
    List<String> trunk = settings.sharedTrunk() ? hiddenNames("trunk", settings) : List.of();
    List<String> policy = settings.sharedTrunk() ? List.of() : hiddenNames(POLICY, settings);
    List<String> value = settings.sharedTrunk() ? List.of() : hiddenNames(VALUE, settings);
    int axes = spec.action().axisCount();
    int policyOutputs = new ActionDistribution(spec.action()).outputSize();

    Definition definition = new Definition(settings, seed);
    Tail trunkEnd = definition.addHidden(trunk, new Tail(OBSERVATION, spec.observation().size()));
    definition.addHead(POLICY, definition.addHidden(policy, trunkEnd), policyOutputs, POLICY_GAIN);
    definition.addHead(VALUE, definition.addHidden(value, trunkEnd), 1, VALUE_GAIN);
    if (axes > 0) {
      definition.addLogDeviation(axes);
    }
    graph = new ComputationGraph(definition.build(axes > 0));
    graph.init();
    layout =
        new ParameterLayout(
            layers(trunk, settings.activation()),
            withHead(layers(policy, settings.activation()), POLICY),
            withHead(layers(value, settings.activation()), VALUE),
            axes > 0 ? offsetOf(LOG_DEVIATION) : 0,
            axes,
            (int) graph.numParams());
  }

  private static List<String> hiddenNames(String prefix, NetworkSettings settings) {
    return IntStream.range(0, settings.hidden().size()).mapToObj(i -> prefix + i).toList();
  }

  /** The end of a chain of layers: its name, and how many numbers it puts out. */
  private record Tail(String name, int outputs) {}

  /** Collects the graph's layers. */
  private static final class Definition {

    private final NetworkSettings settings;
    private final long seed;
    private final GraphBuilder builder;

    Definition(NetworkSettings settings, long seed) {
      this.settings = settings;
      this.seed = seed;
      this.builder =
          new NeuralNetConfiguration.Builder()
              .dataType(DataType.FLOAT)
              .updater(new NoOp())
              .trainingWorkspaceMode(WorkspaceMode.NONE)
              .inferenceWorkspaceMode(WorkspaceMode.NONE)
              .graphBuilder()
              .validateOutputLayerConfig(false);
    }

    /** Adds hidden layers one after the other, and returns the end of the chain. */
    Tail addHidden(List<String> names, Tail tail) {
      Tail end = tail;
      for (int i = 0; i < names.size(); i++) {
        int width = settings.hidden().get(i);
        DenseLayer.Builder layer =
            dense(end, width)
                .activation(dl4jActivation(settings.activation()))
                .weightInit(orthogonal(names.get(i), HIDDEN_GAIN));
        builder.addLayer(names.get(i), layer.build(), end.name());
        end = new Tail(names.get(i), width);
      }
      return end;
    }

    void addHead(String name, Tail tail, int outputs, double gain) {
      DenseLayer.Builder layer = dense(tail, outputs).weightInit(orthogonal(name, gain));
      builder.addLayer(name, layer.build(), tail.name());
    }

    void addLogDeviation(int axes) {
      DenseLayer.Builder layer =
          dense(new Tail(ONE, 1), axes)
              .hasBias(false)
              .weightInit(new ConstantDistribution(settings.initialLogDeviation()));
      builder.addLayer(LOG_DEVIATION, layer.build(), ONE);
    }

    private static DenseLayer.Builder dense(Tail tail, int outputs) {
      return new DenseLayer.Builder()
          .nIn(tail.outputs())
          .nOut(outputs)
          .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
          .biasInit(0);
    }

    private static org.nd4j.linalg.activations.Activation dl4jActivation(Activation activation) {
      return switch (activation) {
        case TANH -> org.nd4j.linalg.activations.Activation.TANH;
        case RELU -> org.nd4j.linalg.activations.Activation.RELU;
      };
    }

    /**
     * Each layer draws from a stream of its own, named after it, so that changing one layer leaves
     * the others alone.
     */
    private OrthogonalInit orthogonal(String layer, double gain) {
      return new OrthogonalInit(gain, RandomStream.deriveSeed(seed, layer.hashCode()));
    }

    ComputationGraphConfiguration build(boolean hasAxes) {
      return hasAxes
          ? builder.addInputs(OBSERVATION, ONE).setOutputs(POLICY, VALUE, LOG_DEVIATION).build()
          : builder.addInputs(OBSERVATION).setOutputs(POLICY, VALUE).build();
    }
  }

  private List<ParameterLayout.Layer> layers(List<String> names, Activation activation) {
    return names.stream().map(name -> layer(name, activation)).toList();
  }

  private List<ParameterLayout.Layer> withHead(List<ParameterLayout.Layer> hidden, String head) {
    return Stream.concat(hidden.stream(), Stream.of(layer(head, null))).toList();
  }

  private ParameterLayout.Layer layer(String name, @Nullable Activation activation) {
    DenseLayer dense = (DenseLayer) graph.getLayer(name).conf().getLayer();
    int inputs = (int) dense.getNIn();
    int outputs = (int) dense.getNOut();
    int offset = offsetOf(name);
    return new ParameterLayout.Layer(
        inputs, outputs, offset, offset + inputs * outputs, activation);
  }

  /**
   * DL4J lays parameters out vertex by vertex in topological order, and within a layer weights
   * before biases.
   */
  private int offsetOf(String name) {
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
  public ComputationGraph graph() {
    return graph;
  }

  public ParameterLayout layout() {
    return layout;
  }

  /**
   * Copies the parameters, which after construction are the initial ones, {@code [parameterCount]}.
   */
  public float[] parameters() {
    return graph.params().dup().data().asFloat();
  }
}
