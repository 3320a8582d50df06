package io.github.gdxagents.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.network.Activation;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ActorCriticGraphTest {

  private static ActorCriticGraph graph(NetworkSettings settings, ActionKind kind) {
    return new ActorCriticGraph(kind.spec(5), settings, 1);
  }

  private static Map<String, ParameterLayout.Layer> named(ParameterLayout layout) {
    Map<String, ParameterLayout.Layer> named = new HashMap<>();
    name("trunk", layout.trunk(), named);
    name("policy", layout.policy().subList(0, layout.policy().size() - 1), named);
    name("value", layout.value().subList(0, layout.value().size() - 1), named);
    named.put("policy", layout.policy().get(layout.policy().size() - 1));
    named.put("value", layout.value().get(layout.value().size() - 1));
    return named;
  }

  private static void name(
      String prefix, List<ParameterLayout.Layer> layers, Map<String, ParameterLayout.Layer> named) {
    for (int l = 0; l < layers.size(); l++) {
      named.put(prefix + l, layers.get(l));
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.gdxagents.training.network.BackpropTest#everyNetwork")
  void layoutSaysWhereEachParameterOfTheGraphLies(NetworkSettings settings) {
    for (ActionKind kind : ActionKind.values()) {
      ActorCriticGraph graph = graph(settings, kind);
      ParameterLayout layout = graph.layout();
      float[] parameters = graph.parameters();
      int[] claims = new int[layout.parameterCount()];
      assertThat(parameters).hasSize(layout.parameterCount());
      named(layout)
          .forEach(
              (name, layer) -> {
                INDArray weights = graph.graph().getParam(name + "_W");
                INDArray biases = graph.graph().getParam(name + "_b");
                assertThat(weights.shape()).containsExactly(layer.inputs(), layer.outputs());
                for (int out = 0; out < layer.outputs(); out++) {
                  for (int in = 0; in < layer.inputs(); in++) {
                    int index = layer.weightOffset() + out * layer.inputs() + in;
                    assertThat(parameters[index]).isEqualTo(weights.getFloat(in, out));
                    claims[index]++;
                  }
                  assertThat(parameters[layer.biasOffset() + out]).isEqualTo(biases.getFloat(out));
                  claims[layer.biasOffset() + out]++;
                }
              });
      for (int axis = 0; axis < layout.axes(); axis++) {
        assertThat(parameters[layout.logStandardDeviationOffset() + axis])
            .isEqualTo((float) settings.initialLogDeviation());
        claims[layout.logStandardDeviationOffset() + axis]++;
      }
      assertThat(claims).containsOnly(1);
    }
  }

  @Test
  void shapeFollowsTheSettings() {
    NetworkSettings separate = new NetworkSettings(List.of(7, 3), Activation.RELU, false, 0);
    ParameterLayout layout = graph(separate, ActionKind.HYBRID).layout();
    assertThat(layout.policy())
        .extracting(ParameterLayout.Layer::activation)
        .containsExactly(Activation.RELU, Activation.RELU, null);
    assertThat(layout.axes()).isEqualTo(1);
    assertThat(layout.trunk()).isEmpty();
    assertThat(layout.policy()).extracting(ParameterLayout.Layer::inputs).containsExactly(5, 7, 3);
    assertThat(layout.policy()).extracting(ParameterLayout.Layer::outputs).containsExactly(7, 3, 6);
    assertThat(layout.value()).extracting(ParameterLayout.Layer::outputs).containsExactly(7, 3, 1);

    NetworkSettings shared = new NetworkSettings(List.of(7, 3), Activation.TANH, true, 0);
    layout = graph(shared, ActionKind.DISCRETE).layout();
    assertThat(layout.axes()).isZero();
    assertThat(layout.trunk()).extracting(ParameterLayout.Layer::outputs).containsExactly(7, 3);
    assertThat(layout.policy()).extracting(ParameterLayout.Layer::outputs).containsExactly(3);
    assertThat(layout.value()).extracting(ParameterLayout.Layer::outputs).containsExactly(1);
  }

  @Test
  void initialWeightsAreOrthogonalWithTheGainOfTheirLayerAndBiasesAreZero() {
    NetworkSettings settings = new NetworkSettings(List.of(9, 9), Activation.TANH, false, 0);
    ActorCriticGraph graph = graph(settings, ActionKind.HYBRID);
    float[] parameters = graph.parameters();
    named(graph.layout())
        .forEach(
            (name, layer) -> {
              double gain =
                  switch (name) {
                    case "policy" -> 0.01;
                    case "value" -> 1;
                    default -> Math.sqrt(2);
                  };
              double squares = 0;
              for (int i = layer.weightOffset(); i < layer.biasOffset(); i++) {
                squares += parameters[i] * parameters[i];
              }
              // As many orthogonal vectors as the smaller side has, each as long as the gain.
              int vectors = Math.min(layer.inputs(), layer.outputs());
              assertThat(squares).isCloseTo(vectors * gain * gain, within(1e-5 * gain * gain));
              assertThat(
                      Arrays.copyOfRange(
                          parameters, layer.biasOffset(), layer.biasOffset() + layer.outputs()))
                  .containsOnly(0);
            });
  }

  @Test
  void seedDecidesTheParametersAndEveryLayerDrawsItsOwn() {
    NetworkSettings settings = NetworkSettings.DEFAULT;
    float[] first = new ActorCriticGraph(ActionKind.DISCRETE.spec(5), settings, 1).parameters();
    float[] again = new ActorCriticGraph(ActionKind.DISCRETE.spec(5), settings, 1).parameters();
    float[] other = new ActorCriticGraph(ActionKind.DISCRETE.spec(5), settings, 2).parameters();
    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);

    ParameterLayout layout = graph(settings, ActionKind.DISCRETE).layout();
    ParameterLayout.Layer policy = layout.policy().get(0);
    ParameterLayout.Layer value = layout.value().get(0);
    assertThat(Arrays.copyOfRange(first, policy.weightOffset(), policy.biasOffset()))
        .isNotEqualTo(Arrays.copyOfRange(first, value.weightOffset(), value.biasOffset()));
  }
}
