package io.github.gdxagents.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.network.Activation;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActorCriticTest {

  private static ActorCritic networks(NetworkSettings settings, ActionKind kind) {
    return new ActorCritic(kind.spec(5), settings, 1);
  }

  @Test
  void shapeFollowsTheSettings() {
    NetworkSettings separate = new NetworkSettings(List.of(7, 3), Activation.RELU, false, 0);
    ParameterLayout layout = networks(separate, ActionKind.HYBRID).layout();
    assertThat(layout.policy())
        .extracting(ParameterLayout.Layer::activation)
        .containsExactly(Activation.RELU, Activation.RELU, null);
    assertThat(layout.axes()).isEqualTo(1);
    assertThat(layout.trunk()).isEmpty();
    assertThat(layout.policy()).extracting(ParameterLayout.Layer::inputs).containsExactly(5, 7, 3);
    assertThat(layout.policy()).extracting(ParameterLayout.Layer::outputs).containsExactly(7, 3, 6);
    assertThat(layout.value()).extracting(ParameterLayout.Layer::outputs).containsExactly(7, 3, 1);

    NetworkSettings shared = new NetworkSettings(List.of(7, 3), Activation.TANH, true, 0);
    layout = networks(shared, ActionKind.DISCRETE).layout();
    assertThat(layout.axes()).isZero();
    assertThat(layout.trunk()).extracting(ParameterLayout.Layer::outputs).containsExactly(7, 3);
    assertThat(layout.policy()).extracting(ParameterLayout.Layer::outputs).containsExactly(3);
    assertThat(layout.value()).extracting(ParameterLayout.Layer::outputs).containsExactly(1);
  }

  @Test
  void initialWeightsAreOrthogonalWithTheGainOfTheirLayerAndBiasesAreZero() {
    NetworkSettings settings = new NetworkSettings(List.of(9, 9), Activation.TANH, false, 0);
    ActorCritic networks = networks(settings, ActionKind.HYBRID);
    float[] parameters = networks.parameters();
    NamedLayers.of(networks.layout())
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
    float[] first = new ActorCritic(ActionKind.DISCRETE.spec(5), settings, 1).parameters();
    float[] again = new ActorCritic(ActionKind.DISCRETE.spec(5), settings, 1).parameters();
    float[] other = new ActorCritic(ActionKind.DISCRETE.spec(5), settings, 2).parameters();
    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);

    ParameterLayout layout = networks(settings, ActionKind.DISCRETE).layout();
    ParameterLayout.Layer policy = layout.policy().get(0);
    ParameterLayout.Layer value = layout.value().get(0);
    assertThat(Arrays.copyOfRange(first, policy.weightOffset(), policy.biasOffset()))
        .isNotEqualTo(Arrays.copyOfRange(first, value.weightOffset(), value.biasOffset()));
  }
}
