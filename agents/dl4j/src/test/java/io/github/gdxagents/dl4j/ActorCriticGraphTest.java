package io.github.gdxagents.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.network.ActorCritic;
import io.github.gdxagents.training.network.NamedLayers;
import io.github.gdxagents.training.network.ParameterLayout;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ActorCriticGraphTest {

  @ParameterizedTest
  @MethodSource("io.github.gdxagents.training.network.GradientExample#everyNetwork")
  void graphHasTheParametersThatTheLayoutSays(NetworkSettings settings) {
    for (ActionKind kind : ActionKind.values()) {
      ActorCritic networks = new ActorCritic(kind.spec(5), settings, 1);
      ParameterLayout layout = networks.layout();
      float[] parameters = networks.parameters();
      ActorCriticGraph graph = new ActorCriticGraph(layout);
      graph.setParameters(parameters);

      int[] claims = new int[layout.parameterCount()];
      Map<String, ParameterLayout.Layer> named = NamedLayers.of(layout);
      named.forEach(
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
        assertThat(graph.graph().getParam("logDeviation_W").getFloat(0, axis))
            .isEqualTo((float) settings.initialLogDeviation());
        claims[layout.logStandardDeviationOffset() + axis]++;
      }
      assertThat(claims).containsOnly(1);

      float[] there = graph.graph().params().dup().data().asFloat();
      float[] back = new float[there.length];
      graph.inOrderOfLayout(there, back);
      assertThat(back).isEqualTo(parameters);
    }
  }
}
