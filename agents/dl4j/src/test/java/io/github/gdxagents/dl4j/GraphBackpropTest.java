package io.github.gdxagents.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.learn.LossKind;
import io.github.gdxagents.training.learn.LossStatistics;
import io.github.gdxagents.training.network.ActorCritic;
import io.github.gdxagents.training.network.Backprop;
import io.github.gdxagents.training.network.GradientExample;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.network.ParameterLayout;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class GraphBackpropTest {

  @ParameterizedTest
  @MethodSource("io.github.gdxagents.training.network.GradientExample#everyLoss")
  void fusedGradientIsThatOfDl4jForEveryLoss(LossKind surrogate, ActionKind kind) {
    assertFusedEqualsDl4j(
        new NetworkSettings(List.of(9, 6), Activation.TANH, false, -0.3), surrogate, kind, 20);
  }

  @ParameterizedTest
  @MethodSource("io.github.gdxagents.training.network.GradientExample#everyNetwork")
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
    GradientExample example = new GradientExample(settings, surrogate, kind, rows);
    try (ThreadPool pool = new ThreadPool(2);
        Backprop fused = Learner.FUSED.backprop(example.networks.layout(), pool);
        Backprop reference = new GraphBackprop(example.networks.layout())) {
      float[] expected = example.gradient(reference);
      LossStatistics expectedStatistics = example.statistics;
      float[] actual = example.gradient(fused);

      double greatest = GradientExample.greatest(expected);
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
  void gradientIsOverwritten() {
    NetworkSettings settings = new NetworkSettings(List.of(4), Activation.TANH, false, 0);
    GradientExample example =
        new GradientExample(settings, LossKind.CLIPPED, ActionKind.HYBRID, 300);
    Backprop backprop = new GraphBackprop(example.networks.layout());
    float[] gradient = new float[example.parameters.length];
    example.differentiate(backprop, gradient);
    float[] first = gradient.clone();
    example.differentiate(backprop, gradient);
    assertThat(gradient).isEqualTo(first);
    assertThat(example.statistics.rows()).isEqualTo(300);
  }

  @ParameterizedTest
  @MethodSource("io.github.gdxagents.training.network.GradientExample#everyNetwork")
  void actingNetworksPutOutWhatTheGraphPutsOut(NetworkSettings settings) {
    for (ActionKind kind : ActionKind.values()) {
      AgentSpec spec = kind.spec(GradientExample.OBSERVATION);
      ActorCritic networks = new ActorCritic(spec, settings, 3);
      ParameterLayout layout = networks.layout();
      float[] parameters = GradientExample.lively(networks.parameters(), 4);
      ActorCriticGraph graph = new ActorCriticGraph(layout);
      graph.setParameters(parameters);
      int rows = 9;
      float[] observations = new float[rows * GradientExample.OBSERVATION];
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
}
