package io.github.gdxagents.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.learn.LossKind;
import io.github.gdxagents.training.network.Backprop;
import io.github.gdxagents.training.network.GradientExample;
import io.github.gdxagents.training.network.InputBatch;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.network.OutputGradient;
import io.github.gdxagents.training.network.OutputTangents;
import io.github.gdxagents.training.network.ParameterLayout;
import io.github.gdxagents.training.network.TrainedNetworks;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OwnGraphGradientTest {

  private static final int ROWS = 21;

  private static TrainedNetworks networksOf(ComputationGraph graph, AgentSpec spec) {
    return new GraphLearner(graph).networks(spec, NetworkSettings.DEFAULT);
  }

  /** A user's graph with the layers that settings describe, its outputs the other way round. */
  private static ComputationGraph like(ParameterLayout layout) {
    GraphBuilder builder = OwnGraphs.builder().addInputs("seen");
    String trunk = addChain(builder, "t", layout.trunk(), "seen", "t");
    addChain(builder, "v", layout.value(), trunk, "value");
    addChain(builder, "p", layout.policy(), trunk, "policy");
    ComputationGraph graph = new ComputationGraph(builder.setOutputs("value", "policy").build());
    graph.init();
    return graph;
  }

  private static String addChain(
      GraphBuilder builder,
      String prefix,
      List<ParameterLayout.Layer> layers,
      String source,
      String last) {
    String end = source;
    for (int l = 0; l < layers.size(); l++) {
      ParameterLayout.Layer layer = layers.get(l);
      Activation activation =
          layer.activation() == null
              ? Activation.IDENTITY
              : Activation.valueOf(layer.activation().name());
      String name = layer.activation() == null ? last : prefix + l;
      builder.addLayer(name, OwnGraphs.dense(layer.inputs(), layer.outputs(), activation), end);
      end = name;
    }
    return end;
  }

  @ParameterizedTest
  @MethodSource("io.github.gdxagents.training.network.GradientExample#everyNetwork")
  void gradientOfTheSameLayersIsThatOfTheBuiltInNetwork(NetworkSettings settings) {
    GradientExample example =
        new GradientExample(settings, LossKind.WITH_EVERYTHING, ActionKind.HYBRID, 33);
    ParameterLayout builtIn = example.networks.layout();
    TrainedNetworks own =
        networksOf(like(builtIn), ActionKind.HYBRID.spec(GradientExample.OBSERVATION));
    assertThat(own.parameterization()).isInstanceOf(ParameterLayout.class);
    ParameterLayout layout = (ParameterLayout) own.parameterization();
    assertThat(layout.parameterCount()).isEqualTo(builtIn.parameterCount());
    assertThat(layout.sharesParameters()).isEqualTo(builtIn.sharesParameters());
    int[] places = places(builtIn, layout);

    float[] there = new float[places.length];
    for (int i = 0; i < places.length; i++) {
      there[places[i]] = example.parameters[i];
    }
    try (ThreadPool pool = new ThreadPool(1);
        Backprop fused = Learner.FUSED.backprop(builtIn, pool)) {
      float[] expected = example.gradient(fused);
      float[] actual = new float[expected.length];
      float[] found = new float[expected.length];
      // The same loss, at the same parameters in the graph's order.
      example.differentiate(
          (parameters, batch, outputGradient, gradient) ->
              own.backprop().compute(there, batch, outputGradient, found),
          actual);
      double greatest = GradientExample.greatest(expected);
      assertThat(greatest).isPositive();
      for (int i = 0; i < expected.length; i++) {
        assertThat(found[places[i]])
            .as("parameter %d", i)
            .isCloseTo(
                expected[i], within((float) (1e-4 * Math.abs(expected[i]) + 1e-6 * greatest)));
      }
    }
  }

  /** Where the graph has each of the built-in layout's parameters. */
  private static int[] places(ParameterLayout builtIn, ParameterLayout own) {
    int[] places = new int[builtIn.parameterCount()];
    for (int l = 0; l < builtIn.layers().size(); l++) {
      ParameterLayout.Layer from = builtIn.layers().get(l);
      ParameterLayout.Layer to = own.layers().get(l);
      for (int i = 0; i < from.inputs() * from.outputs() + from.outputs(); i++) {
        places[from.weightOffset() + i] = to.weightOffset() + i;
      }
    }
    for (int axis = 0; axis < builtIn.axes(); axis++) {
      places[builtIn.logStandardDeviationOffset() + axis] = own.logStandardDeviationOffset() + axis;
    }
    return places;
  }

  private static final AgentSpec VIEW =
      AgentSpec.builder()
          .observe("speed", 3, "m/s")
          .observeGrid("view", 2, 6, 5, 0, 1)
          .discrete("move", "left", "right", "stay")
          .build();

  private static ComputationGraph named(String name) {
    return switch (name) {
      case "residual" -> OwnGraphs.residual("seen", 5, 6);
      case "everything" -> OwnGraphs.everything("seen", 6);
      case "convolutional" -> OwnGraphs.convolutional(3);
      default -> OwnGraphs.uneven("seen", 5, 6);
    };
  }

  private static AgentSpec specOf(String name) {
    return name.equals("convolutional") ? VIEW : ActionKind.HYBRID.spec(5);
  }

  private static float[] random(int count, long seed) {
    float[] numbers = new float[count];
    RandomRollouts.fill(numbers, new RandomStream(seed));
    return numbers;
  }

  /** The sum of the outputs with these weights: its gradient is what back-propagation gives. */
  private static OutputGradient weighted(float[] policy, float[] values) {
    return (from, to, outputs, gradient) -> {
      System.arraycopy(policy, 0, gradient.policy(), 0, policy.length);
      System.arraycopy(values, 0, gradient.values(), 0, values.length);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"uneven", "residual", "everything", "convolutional"})
  void gradientIsThatOfFiniteDifferencesInDoubles(String name) {
    AgentSpec spec = specOf(name);
    ComputationGraph graph = named(name);
    TrainedNetworks networks = networksOf(graph, spec);
    int outputs = new ActionDistribution(spec.action()).outputSize();
    float[] observations = random(ROWS * spec.observation().size(), 2);
    float[] policyWeights = random(ROWS * outputs, 3);
    float[] valueWeights = random(ROWS, 4);
    float[] parameters = GradientExample.lively(networks.parameters(), 5);
    float[] gradient = new float[parameters.length];
    networks
        .backprop()
        .compute(
            parameters,
            InputBatch.of(observations, ROWS),
            weighted(policyWeights, valueWeights),
            gradient);

    ComputationGraph exact = graph.convertDataType(DataType.DOUBLE);
    INDArray[] inputs =
        new GraphInputs(graph.getConfiguration().getNetworkInputs(), spec.observation())
            .of(observations, ROWS);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = inputs[i].castTo(DataType.DOUBLE);
    }
    int count = (int) graph.numParams();
    double[] moved = new double[count];
    for (int i = 0; i < count; i++) {
      moved[i] = parameters[i];
    }
    double greatest = GradientExample.greatest(gradient);
    for (int i = 0; i < count; i += Math.max(1, count / 60)) {
      double at = moved[i];
      double[] sums = new double[2];
      for (int side = 0; side < 2; side++) {
        moved[i] = at + (side == 0 ? 1e-5 : -1e-5);
        exact.params().assign(Nd4j.createFromArray(moved));
        var activations = exact.feedForward(inputs, false, false);
        sums[side] =
            dot(GraphPool.output(activations, "policy"), policyWeights)
                + dot(GraphPool.output(activations, "value"), valueWeights);
      }
      moved[i] = at;
      assertThat((double) gradient[i])
          .as("parameter %d of %d", i, count)
          .isCloseTo((sums[0] - sums[1]) / 2e-5, within(1e-5 * greatest));
    }
  }

  private static double dot(INDArray outputs, float[] weights) {
    double[] values = outputs.dup('c').data().asDouble();
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += values[i] * weights[i];
    }
    return sum;
  }

  /** The judge is the forward mode of dense layers, on a graph that both can compute. */
  @Test
  void tangentsOfAGraphAreThoseOfItsLayers() {
    AgentSpec spec = ActionKind.HYBRID.spec(5);
    ComputationGraph graph = OwnGraphs.uneven("seen", 5, 6);
    TrainedNetworks networks = networksOf(graph, spec);
    float[] parameters = GradientExample.lively(networks.parameters(), 1);
    float[] observations = random(ROWS * 5, 2);
    float[] direction = random(parameters.length, 3);
    float[] expected = new float[ROWS * 6];
    networks
        .parameterization()
        .outputTangents(parameters, observations, ROWS)
        .compute(direction, expected);

    GraphPool graphs = new GraphPool(graph, new GraphInputs(List.of("seen"), spec.observation()));
    OutputTangents tangents =
        new GraphParameterization(graphs, 6, 1).outputTangents(parameters, observations, ROWS);
    float[] actual = new float[ROWS * 6];
    tangents.compute(direction, actual);
    double greatest = GradientExample.greatest(expected);
    assertThat(greatest).isGreaterThan(1);
    assertThat(actual).containsExactly(expected, within((float) (2e-6 * greatest)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"uneven", "residual", "everything", "convolutional"})
  void networksPutOutWhatTheGraphPutsOut(String name) {
    AgentSpec spec = specOf(name);
    ComputationGraph graph = named(name);
    TrainedNetworks networks = networksOf(graph, spec);
    int rows = 50;
    float[] observations = random(rows * spec.observation().size(), 2);
    var activations =
        graph.feedForward(
            new GraphInputs(graph.getConfiguration().getNetworkInputs(), spec.observation())
                .of(observations, rows),
            false,
            true);
    float[] parameters = networks.parameters();
    assertPutsOut(
        networks.parameterization().policyNetwork(parameters),
        observations,
        rows,
        GraphPool.output(activations, "policy"));
    assertPutsOut(
        networks.parameterization().valueNetwork(parameters),
        observations,
        rows,
        GraphPool.output(activations, "value"));
    assertPutsOut(
        networks.parameterization().valueNetwork(parameters, 3),
        observations,
        rows,
        GraphPool.output(activations, "value").mul(3));
  }

  /** All rows at once and one by one, which must be the same to the last bit. */
  private static void assertPutsOut(
      Network network, float[] observations, int rows, INDArray expected) {
    int inputs = network.inputSize();
    int outputs = network.outputSize();
    float[] together = new float[rows * outputs];
    network.forward(observations, rows, network.newScratch(rows), together);
    assertThat(together).containsExactly(expected.dup('c').data().asFloat(), within(2e-6f));
    float[] alone = new float[outputs];
    for (int row = 0; row < rows; row++) {
      float[] observation = Arrays.copyOfRange(observations, row * inputs, (row + 1) * inputs);
      network.forward(observation, 1, network.newScratch(1), alone);
      assertThat(alone)
          .as("row %d", row)
          .isEqualTo(Arrays.copyOfRange(together, row * outputs, (row + 1) * outputs));
    }
  }
}
