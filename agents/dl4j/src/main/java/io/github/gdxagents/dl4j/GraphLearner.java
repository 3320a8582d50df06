package io.github.gdxagents.dl4j;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.network.Backprop;
import io.github.gdxagents.training.network.OwnNetworks;
import io.github.gdxagents.training.network.ParameterLayout;
import io.github.gdxagents.training.network.Parameterization;
import io.github.gdxagents.training.network.TrainedNetworks;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.Arrays;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network of one's own: a DL4J graph in place of the networks that the settings describe.
 *
 * <pre>{@code
 * TrainingPlan plan = new TrainingPlan(seed, steps, threads, new GraphLearner(graph));
 * }</pre>
 *
 * <p>The graph has one input {@code observation}, or one for each component of the observation, of
 * its name; and two outputs, {@code policy} and {@code value}, dense layers without activation:
 *
 * <pre>
 *   observation, vector, set   [rows x numbers]
 *   grid                       [rows x channels x height x width]
 *   policy                     [rows x (choices of all branches, then axes)]: logits and means
 *   value                      [rows x 1]
 * </pre>
 *
 * <p>Standard deviations of axes are not the graph's: they are trained beside it, from {@code
 * initial-log-deviation} on. Training starts from the graph's parameters as they are, so that the
 * graph's seed and initializers decide them, not the run's seed. Its updaters, with their learning
 * rates, are not used: the methods have an optimizer of their own. What else would be passed over,
 * such as dropout or weight decay, is refused.
 *
 * <p>Where the graph is dense layers one after the other, from the whole observation to each
 * output, with tanh or relu, its policies are played and saved like any other. Else DL4J plays
 * them, and {@link Dl4jModel} saves them.
 */
public final class GraphLearner implements OwnNetworks {

  private final ComputationGraph graph;

  /**
   * @param graph copied; initialized where it is not yet
   * @throws InvalidSettingException naming what in the graph cannot be trained with, and what to do
   */
  public GraphLearner(ComputationGraph graph) {
    GraphRequirements.requireTrainable(graph.getConfiguration());
    graph.init();
    this.graph = graph.clone();
  }

  @Override
  public String name() {
    return "dl4j-graph";
  }

  @Override
  public String description() {
    return "DL4J";
  }

  @Override
  public String architecture() {
    return GraphText.of(graph.getConfiguration());
  }

  @Override
  public void requireUsable() {
    new Dl4jLearner().requireUsable();
  }

  /** Of the networks that settings describe, as {@link Dl4jLearner} computes them. */
  @Override
  public Backprop backprop(ParameterLayout layout, ThreadPool pool) {
    return new Dl4jLearner().backprop(layout, pool);
  }

  /**
   * {@inheritDoc}
   *
   * @param settings of which only the initial standard deviations are used
   */
  @Override
  public TrainedNetworks networks(AgentSpec spec, NetworkSettings settings) {
    requireUsable();
    GraphInputs inputs =
        new GraphInputs(graph.getConfiguration().getNetworkInputs(), spec.observation());
    GraphPool graphs = new GraphPool(graph, inputs);
    GraphRequirements.requireFits(graphs.newGraph(), inputs, spec);

    int axes = spec.action().axisCount();
    int policyOutputs = new ActionDistribution(spec.action()).outputSize();
    @Nullable ParameterLayout layout = DenseChains.layout(graph, inputs, axes);
    Parameterization parameterization =
        layout == null ? new GraphParameterization(graphs, policyOutputs, axes) : layout;
    float[] start = graph.params().dup().data().asFloat();
    float[] parameters = Arrays.copyOf(start, start.length + axes);
    Arrays.fill(
        parameters, start.length, parameters.length, (float) settings.initialLogDeviation());
    return new TrainedNetworks(
        parameterization, parameters, new OwnGraphBackprop(graphs, policyOutputs));
  }

  @Override
  public String toString() {
    return name();
  }
}
