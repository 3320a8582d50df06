package io.github.gdxagents.dl4j;

import io.github.gdxagents.network.ExternalLayer;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.network.OutputTangents;
import io.github.gdxagents.training.network.Parameterization;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * The parameters of a graph that only DL4J can compute: in its own order, and after them the
 * logarithms of standard deviations.
 */
final class GraphParameterization implements Parameterization {

  private final GraphPool graphs;
  private final int graphParameters;
  private final int policyOutputs;
  private final int axes;
  private final boolean sharesParameters;

  GraphParameterization(GraphPool graphs, int policyOutputs, int axes) {
    ComputationGraph graph = graphs.newGraph();
    this.graphs = graphs;
    this.graphParameters = graphs.parameterCount();
    this.policyOutputs = policyOutputs;
    this.axes = axes;
    Set<String> common = ancestors(GraphRequirements.POLICY, graph.getConfiguration());
    common.retainAll(ancestors(GraphRequirements.VALUE, graph.getConfiguration()));
    common.removeAll(graph.getConfiguration().getNetworkInputs());
    this.sharesParameters =
        common.stream().anyMatch(vertex -> graph.getVertex(vertex).numParams() > 0);
  }

  /** What an output is computed from. */
  private static Set<String> ancestors(String output, ComputationGraphConfiguration configuration) {
    Set<String> found = new HashSet<>();
    for (String source : configuration.getVertexInputs().getOrDefault(output, List.of())) {
      found.add(source);
      found.addAll(ancestors(source, configuration));
    }
    return found;
  }

  @Override
  public int parameterCount() {
    return graphParameters + axes;
  }

  @Override
  public int logStandardDeviationOffset() {
    return graphParameters;
  }

  @Override
  public int axes() {
    return axes;
  }

  @Override
  public Network policyNetwork(float[] parameters) {
    return network(parameters, GraphRequirements.POLICY, policyOutputs, 1);
  }

  @Override
  public Network valueNetwork(float[] parameters) {
    return valueNetwork(parameters, 1);
  }

  @Override
  public Network valueNetwork(float[] parameters, double unit) {
    return network(parameters, GraphRequirements.VALUE, 1, unit);
  }

  private Network network(float[] parameters, String output, int size, double unit) {
    float[] copy = Arrays.copyOf(parameters, graphParameters);
    return new Network(List.<ExternalLayer>of(new GraphLayer(graphs, copy, output, size, unit)));
  }

  @Override
  public float[] logStandardDeviations(float[] parameters) {
    return Arrays.copyOfRange(parameters, graphParameters, graphParameters + axes);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidSettingException unless the policy is of such a graph
   */
  @Override
  public void setPolicy(Policy policy, float[] parameters) {
    if (!(policy.network().layers().get(0) instanceof GraphLayer layer)) {
      throw otherGraph();
    }
    ComputationGraph from = layer.newGraph();
    if (!GraphText.of(from.getConfiguration()).equals(graphs.architecture())) {
      throw otherGraph();
    }
    ComputationGraph to = graphs.newGraph();
    BakedNormalization.copyParameters(from, to); // by name: the order may be another
    System.arraycopy(to.params().dup().data().asFloat(), 0, parameters, 0, graphParameters);
    for (int axis = 0; axis < axes; axis++) {
      parameters[graphParameters + axis] = policy.logDeviation(axis);
    }
  }

  private InvalidSettingException otherGraph() {
    return new InvalidSettingException(
        "The policy to start from does not have this graph's network, %s; start from one that does"
            .formatted(graphs.architecture()));
  }

  @Override
  public boolean sharesParameters() {
    return sharesParameters;
  }

  @Override
  public OutputTangents outputTangents(float[] parameters, float[] observations, int rows) {
    return new GraphTangents(
        graphs, Arrays.copyOf(parameters, graphParameters), observations, rows);
  }
}
