package io.github.gdxagents.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.learn.LearningSetup;
import io.github.gdxagents.training.learn.LossKind;
import io.github.gdxagents.training.learn.LossStatistics;
import io.github.gdxagents.training.learn.Minibatch;
import io.github.gdxagents.training.learn.RowLoss;
import io.github.gdxagents.training.settings.NetworkSettings;
import io.github.gdxagents.training.settings.ReferenceSettings;
import io.github.gdxagents.training.settings.RolloutSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class BackpropTest {

  private static final int OBSERVATION = 5;

  private static final List<List<Integer>> SHAPES =
      List.of(List.of(), List.of(7), List.of(16, 16), List.of(13, 32, 3));

  static List<Arguments> everyNetwork() {
    List<Arguments> all = new ArrayList<>();
    for (List<Integer> hidden : SHAPES) {
      for (Activation activation : Activation.values()) {
        all.add(Arguments.of(new NetworkSettings(hidden, activation, false, -0.3)));
        all.add(Arguments.of(new NetworkSettings(hidden, activation, true, -0.3)));
      }
    }
    return all;
  }

  static List<Arguments> everyLoss() {
    List<Arguments> all = new ArrayList<>();
    for (LossKind surrogate : LossKind.values()) {
      for (ActionKind kind : ActionKind.values()) {
        all.add(Arguments.of(surrogate, kind));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("everyLoss")
  void fusedGradientIsThatOfDl4jForEveryLoss(LossKind surrogate, ActionKind kind) {
    assertFusedEqualsDl4j(
        new NetworkSettings(List.of(9, 6), Activation.TANH, false, -0.3), surrogate, kind, 20);
  }

  @ParameterizedTest
  @MethodSource("everyNetwork")
  void fusedGradientIsThatOfDl4jForEveryNetwork(NetworkSettings settings) {
    assertFusedEqualsDl4j(settings, LossKind.WITH_EVERYTHING, ActionKind.HYBRID, 33);
    assertFusedEqualsDl4j(settings, LossKind.CLIPPED, ActionKind.MASKED, 33);
  }

  /** A chunk has 256 rows. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 255, 256, 257, 512, 1_000, 3_000})
  void fusedGradientIsThatOfDl4jForEveryNumberOfRows(int rows) {
    assertFusedEqualsDl4j(
        new NetworkSettings(List.of(17, 17), Activation.TANH, true, -0.3),
        LossKind.WITH_EVERYTHING,
        ActionKind.HYBRID,
        rows);
  }

  private static void assertFusedEqualsDl4j(
      NetworkSettings settings, LossKind surrogate, ActionKind kind, int rows) {
    Case example = new Case(settings, surrogate, kind, rows);
    try (ThreadPool pool = new ThreadPool(2);
        Backprop fused = new FusedBackprop(example.graph.layout(), pool);
        Backprop reference = new GraphBackprop(example.graph.layout())) {
      float[] expected = example.gradient(reference);
      LossStatistics expectedStatistics = example.statistics;
      float[] actual = example.gradient(fused);

      double greatest = greatest(expected);
      assertThat(greatest).isPositive();
      for (int i = 0; i < expected.length; i++) {
        assertThat(actual[i])
            .as("slope %d of %d", i, expected.length)
            .isCloseTo(
                expected[i], within((float) (1e-4 * Math.abs(expected[i]) + 1e-6 * greatest)));
      }
      assertThat(example.statistics.rows()).isEqualTo(rows);
      assertThat(example.statistics.surrogate())
          .isCloseTo(expectedStatistics.surrogate(), within(1e-5));
      assertThat(example.statistics.klExact())
          .isCloseTo(expectedStatistics.klExact(), within(1e-5));
      assertThat(example.statistics.entropy())
          .isCloseTo(expectedStatistics.entropy(), within(1e-5));
    }
  }

  @Test
  void fusedGradientIsTheSameForAnyNumberOfThreads() {
    NetworkSettings settings = new NetworkSettings(List.of(32, 32), Activation.TANH, false, 0);
    Case example = new Case(settings, LossKind.CLIPPED, ActionKind.HYBRID, 3_000);
    float[] expected;
    try (ThreadPool pool = new ThreadPool(1);
        Backprop alone = new FusedBackprop(example.graph.layout(), pool)) {
      expected = example.gradient(alone);
    }
    for (int threads : new int[] {2, 3, 4}) {
      try (ThreadPool pool = new ThreadPool(threads);
          Backprop together = new FusedBackprop(example.graph.layout(), pool)) {
        for (int repetition = 0; repetition < 200; repetition++) {
          assertThat(Arrays.equals(example.gradient(together), expected))
              .as("%d threads, repetition %d: the same gradient", threads, repetition)
              .isTrue();
        }
      }
    }
  }

  @Test
  void memoryDoesNotGrowWithTheMinibatch() {
    NetworkSettings settings = new NetworkSettings(List.of(4), Activation.TANH, false, 0);
    Case example = new Case(settings, LossKind.CLIPPED, ActionKind.HYBRID, 20 * 256);
    try (ThreadPool pool = new ThreadPool(2);
        FusedBackprop gradients = new FusedBackprop(example.graph.layout(), pool)) {
      example.gradient(gradients);
      assertThat(gradients.heldGradients()).isLessThanOrEqualTo(32);
      assertThat(example.statistics.rows()).isEqualTo(20 * 256);
    }
  }

  @Test
  void gradientIsOverwritten() {
    NetworkSettings settings = new NetworkSettings(List.of(4), Activation.TANH, false, 0);
    Case example = new Case(settings, LossKind.CLIPPED, ActionKind.HYBRID, 300);
    for (Learner learner : Learner.values()) {
      try (ThreadPool pool = new ThreadPool(2);
          Backprop backprop = learner.backprop(example.graph.layout(), pool)) {
        float[] gradient = new float[example.parameters.length];
        example.differentiate(backprop, gradient);
        float[] first = gradient.clone();
        example.differentiate(backprop, gradient);
        assertThat(gradient).isEqualTo(first);
        assertThat(example.statistics.rows()).isEqualTo(300);
      }
    }
  }

  /** With a simple loss, through networks in doubles that share nothing with the others. */
  @ParameterizedTest
  @MethodSource("everyNetwork")
  void gradientIsTheSlopeOfTheLossThroughTheNetwork(NetworkSettings settings) {
    Case example = new Case(settings, LossKind.CLIPPED_WITH_KL, ActionKind.HYBRID, 12);
    try (ThreadPool pool = new ThreadPool(1);
        Backprop gradients = new FusedBackprop(example.graph.layout(), pool)) {
      float[] gradient = new float[example.parameters.length];
      gradients.compute(
          example.parameters,
          example.minibatch.observations,
          example.minibatch.rows(),
          BackpropTest::squaredOutputs,
          gradient);
      PlainNetworks networks = new PlainNetworks(example.graph.layout());
      double h = 1e-5;
      double[] moved = doubles(example.parameters);
      double greatest = greatest(gradient);
      for (int i = 0; i < moved.length; i++) {
        double original = moved[i];
        moved[i] = original + h;
        double above = networks.sumOfSquares(moved, example.minibatch);
        moved[i] = original - h;
        double below = networks.sumOfSquares(moved, example.minibatch);
        moved[i] = original;
        double expected = (above - below) / (2 * h);
        assertThat((double) gradient[i])
            .as("slope %d of %d", i, moved.length)
            .isCloseTo(expected, within(1e-4 * Math.abs(expected) + 1e-5 * greatest));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyNetwork")
  void actingNetworksPutOutWhatTheGraphPutsOut(NetworkSettings settings) {
    for (ActionKind kind : ActionKind.values()) {
      AgentSpec spec = kind.spec(OBSERVATION);
      ActorCritic networks = new ActorCritic(spec, settings, 3);
      ParameterLayout layout = networks.layout();
      float[] parameters = lively(networks.parameters(), 4);
      ActorCriticGraph graph = new ActorCriticGraph(layout);
      graph.setParameters(parameters);
      int rows = 9;
      float[] observations = new float[rows * OBSERVATION];
      RandomRollouts.fill(observations, new RandomStream(5));
      INDArray[] outputs = graph.graph().output(graph.inputs(observations, rows));

      Network policy = layout.policyNetwork(parameters);
      float[] policyOutputs = new float[rows * policy.outputSize()];
      policy.forward(observations, rows, policy.newScratch(rows), policyOutputs);
      assertClose(policyOutputs, outputs[0]);
      Network value = layout.valueNetwork(parameters);
      float[] values = new float[rows];
      value.forward(observations, rows, value.newScratch(rows), values);
      assertClose(values, outputs[1]);
      if (layout.axes() > 0) {
        assertThat(layout.logStandardDeviations(parameters))
            .isEqualTo(outputs[2].getRow(0).dup().data().asFloat());
      }
    }
  }

  private static void assertClose(float[] actual, INDArray expected) {
    assertThat(actual).containsExactly(expected.dup('c').data().asFloat(), within(1e-5f));
  }

  /** Initial parameters with policy outputs and biases that make a difference. */
  static float[] lively(float[] parameters, long seed) {
    RandomStream random = new RandomStream(seed);
    float[] moved = parameters.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += (float) (0.2 * random.nextGaussian());
    }
    return moved;
  }

  private static double greatest(float[] values) {
    double greatest = 0;
    for (float value : values) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    return greatest;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /** A minibatch gathered with one policy, and parameters that have moved on since. */
  private static final class Case {

    final ActorCritic graph;
    final float[] parameters;
    final Minibatch minibatch;
    final RowLoss loss;
    final ActionSpec spec;
    LossStatistics statistics = new LossStatistics();

    Case(NetworkSettings settings, LossKind surrogate, ActionKind kind, int rows) {
      AgentSpec spec = kind.spec(OBSERVATION);
      graph = new ActorCritic(spec, settings, 1);
      parameters = lively(graph.parameters(), 2);
      Rollout rollout = RandomRollouts.of(kind, OBSERVATION, 1, rows, 3);
      minibatch = RandomRollouts.minibatch(rollout);
      this.spec = spec.action();
      loss = surrogate.loss(spec.action());
    }

    float[] gradient(Backprop backprop) {
      float[] gradient = new float[parameters.length];
      differentiate(backprop, gradient);
      return gradient;
    }

    void differentiate(Backprop backprop, float[] gradient) {
      LearningSetup setup =
          new LearningSetup(
              RolloutSettings.DEFAULT,
              ReferenceSettings.NONE,
              spec,
              graph.layout(),
              parameters,
              backprop,
              0);
      statistics = loss.differentiate(setup, minibatch, gradient);
    }
  }

  /** Half the sum of squares of all outputs: smooth, and its gradient is the outputs themselves. */
  private static void squaredOutputs(
      int from, int to, NetworkOutputs outputs, NetworkOutputs gradient) {
    int rows = to - from;
    int axes = outputs.logStandardDeviations().length;
    int outputSize = outputs.policy().length / outputs.values().length;
    System.arraycopy(outputs.policy(), 0, gradient.policy(), 0, rows * outputSize);
    System.arraycopy(outputs.values(), 0, gradient.values(), 0, rows);
    for (int axis = 0; axis < axes; axis++) {
      gradient.logStandardDeviations()[axis] += rows * outputs.logStandardDeviations()[axis];
    }
  }

  /** The same networks in doubles. */
  private record PlainNetworks(ParameterLayout layout) {

    double sumOfSquares(double[] parameters, Minibatch minibatch) {
      double sum = 0;
      for (int row = 0; row < minibatch.rows(); row++) {
        double[] observation = new double[OBSERVATION];
        for (int i = 0; i < OBSERVATION; i++) {
          observation[i] = minibatch.observations[row * OBSERVATION + i];
        }
        double[] trunk = observation;
        for (ParameterLayout.Layer layer : layout.trunk()) {
          trunk = activated(layer, affine(parameters, layer, trunk));
        }
        sum += squares(chain(parameters, layout.policy(), trunk));
        sum += squares(chain(parameters, layout.value(), trunk));
        for (int axis = 0; axis < layout.axes(); axis++) {
          sum += 0.5 * Math.pow(parameters[layout.logStandardDeviationOffset() + axis], 2);
        }
      }
      return sum;
    }

    private double[] chain(double[] parameters, List<ParameterLayout.Layer> layers, double[] x) {
      for (ParameterLayout.Layer layer : layers.subList(0, layers.size() - 1)) {
        x = activated(layer, affine(parameters, layer, x));
      }
      return affine(parameters, layers.get(layers.size() - 1), x);
    }

    private static double[] affine(double[] parameters, ParameterLayout.Layer layer, double[] x) {
      double[] y = new double[layer.outputs()];
      for (int out = 0; out < y.length; out++) {
        y[out] = parameters[layer.biasOffset() + out];
        for (int in = 0; in < x.length; in++) {
          y[out] += parameters[layer.weightOffset() + out * layer.inputs() + in] * x[in];
        }
      }
      return y;
    }

    private static double[] activated(ParameterLayout.Layer layer, double[] x) {
      for (int i = 0; i < x.length; i++) {
        x[i] = layer.activation() == Activation.TANH ? Math.tanh(x[i]) : Math.max(0, x[i]);
      }
      return x;
    }

    private static double squares(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += 0.5 * value * value;
      }
      return sum;
    }
  }
}
