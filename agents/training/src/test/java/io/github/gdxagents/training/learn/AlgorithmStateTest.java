package io.github.gdxagents.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.network.Activation;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.network.ActorCritic;
import io.github.gdxagents.training.network.Backprop;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlgorithmStateTest {

  private static final ActionKind KIND = ActionKind.HYBRID;

  private final ActorCritic graph =
      new ActorCritic(
          KIND.spec(4), new NetworkSettings(List.of(6), Activation.TANH, false, -0.5), 1);

  private Algorithm algorithm(String settings, float[] parameters, Backprop backprop) {
    Map<String, String> changes = new LinkedHashMap<>();
    for (String setting : settings.split(" ")) {
      changes.put(setting.split("=")[0], setting.split("=")[1]);
    }
    TrainingSettings all = TrainingSettings.DEFAULT.with(changes);
    return all.algorithm()
        .create(
            new LearningSetup(
                all.rollout(),
                () -> 0,
                KIND.spec(4).action(),
                graph.layout(),
                parameters,
                backprop,
                new ThreadPool(1),
                3));
  }

  private void update(Algorithm algorithm, float[] parameters, int iteration) {
    Rollout rollout =
        RandomRollouts.actedBy(graph.layout(), parameters, KIND, 16, 20, 2 + iteration);
    algorithm.estimateAdvantages(rollout);
    algorithm.update(rollout, 0.1 * iteration);
  }

  private static byte[] saved(Algorithm algorithm) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    algorithm.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "algorithm=ppo epochs=2",
        "algorithm=ppo epochs=2 kl-penalty=adaptive:1e-6 clip-range=none",
        "algorithm=vpg",
        "algorithm=vpg baseline=none",
        "algorithm=trpo",
        "algorithm=grpo minibatches=4 simulations=16"
      })
  void aLoadedMethodGoesOnAsIfItHadNeverStopped(String settings) throws IOException {
    try (ThreadPool pool = new ThreadPool(1);
        Backprop backprop = Learner.FUSED.backprop(graph.layout(), pool)) {
      float[] parameters = graph.parameters();
      Algorithm algorithm = algorithm(settings, parameters, backprop);
      for (int i = 0; i < 3; i++) {
        update(algorithm, parameters, i);
      }
      byte[] state = saved(algorithm);
      float[] restored = parameters.clone();
      float[] forgetful = parameters.clone();
      Algorithm loaded = algorithm(settings, restored, backprop);
      loaded.load(new DataInputStream(new ByteArrayInputStream(state)));
      Algorithm fresh = algorithm(settings, forgetful, backprop);
      assertThat(saved(loaded)).isEqualTo(state);
      for (int i = 3; i < 6; i++) {
        update(algorithm, parameters, i);
        update(loaded, restored, i);
        update(fresh, forgetful, i);
      }
      assertThat(Arrays.equals(restored, parameters)).isTrue();
      assertThat(Arrays.equals(forgetful, parameters)).as("without the state").isFalse();
      assertThat(saved(loaded)).isEqualTo(saved(algorithm));
    }
  }

  @Test
  void stateOfOtherNetworksIsRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new Adam(3).save(new DataOutputStream(bytes));
    assertThatThrownBy(
            () ->
                new Adam(4)
                    .load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("3 parameters")
        .hasMessageContaining("4");
  }
}
