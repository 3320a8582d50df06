package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .fixedStepSeconds(0.02f)
          .ticksPerDecision(5)
          .observe("velocity", 2, "m/s")
          .observe("fuel", 1, "", 0, 1)
          .discrete("engine", "off", "on")
          .continuous("rudder \"left\"", "rad", -0.5f, 0.5f)
          .build();

  @TempDir Path folder;
  private final Policy policy = TestPolicies.policy("ship", SPEC);
  private Path file;

  @BeforeEach
  void writePolicy() throws IOException {
    file = folder.resolve("a.policy");
    PolicyFile.write(policy, file.toFile());
  }

  @Test
  void theTextShowsEverything() {
    String text = CommandLineRun.of("inspect", file.toString()).succeeded().out();

    assertThat(text)
        .contains("game       ship")
        .contains("algorithm  PPO, by gdx-agents 0.1")
        .contains("seed       7")
        .contains("steps      123,456")
        .contains("score      mean return 1.250, standard deviation 0.5000, over 100 episodes")
        .contains("tick                0.02 s")
        .contains("ticks per decision  5")
        .contains("decisions           10.00 per second")
        .contains(
            "Observation: 3 numbers, normalized by mean and standard deviation of 1,234 observations")
        .contains("velocity[0]", "velocity[1]", "fuel")
        .contains("one of  engine", "off, on")
        .contains("axis    rudder \"left\"", "-0.5 to 0.5 rad")
        .contains("Network: 24 parameters, tanh");
    TrainingSettings.DEFAULT
        .toMap()
        .forEach(
            (key, value) -> assertThat(text).containsPattern("\n  " + key + " +" + value + "\n"));
  }

  @Test
  void theJsonHoldsEveryNumberOfTheFile() {
    JsonObject json =
        JsonParser.parseString(
                CommandLineRun.of("inspect", file.toString(), "--json").succeeded().out())
            .getAsJsonObject();

    JsonObject origin = json.getAsJsonObject("provenance");
    assertThat(origin.get("game").getAsString()).isEqualTo("ship");
    assertThat(origin.get("steps").getAsLong()).isEqualTo(123_456);
    JsonObject settings = origin.getAsJsonObject("settings");
    assertThat(settings.keySet()).isEqualTo(policy.provenance().settings().keySet());
    policy
        .provenance()
        .settings()
        .forEach((key, value) -> assertThat(settings.get(key).getAsString()).isEqualTo(value));

    assertThat(json.get("fixed_step_seconds").getAsFloat()).isEqualTo(0.02f);
    assertThat(json.get("ticks_per_decision").getAsInt()).isEqualTo(5);
    JsonObject velocity = json.getAsJsonArray("observation").get(0).getAsJsonObject();
    assertThat(velocity.get("size").getAsInt()).isEqualTo(2);
    assertThat(velocity.get("low").isJsonNull()).isTrue();
    JsonObject axis = json.getAsJsonArray("axes").get(0).getAsJsonObject();
    assertThat(axis.get("name").getAsString()).isEqualTo("rudder \"left\"");
    assertThat(axis.get("high").getAsFloat()).isEqualTo(0.5f);

    float[] logDeviations = new float[policy.spec().action().axisCount()];
    policy.copyLogDeviations(logDeviations);
    assertThat(floats(json.getAsJsonArray("log_deviations"))).isEqualTo(logDeviations);
    JsonArray means = json.getAsJsonObject("normalizer").getAsJsonArray("mean");
    JsonArray layers = json.getAsJsonObject("network").getAsJsonArray("layers");
    for (int i = 0; i < 3; i++) {
      assertThat(means.get(i).getAsFloat()).isEqualTo(policy.normalizer().mean(i));
    }
    for (int layer = 0; layer < 2; layer++) {
      JsonObject arrays = layers.get(layer).getAsJsonObject();
      assertThat(floats(arrays.getAsJsonArray("weights")))
          .isEqualTo(policy.network().denseLayer(layer).weights());
      assertThat(floats(arrays.getAsJsonArray("biases")))
          .isEqualTo(policy.network().denseLayer(layer).biases());
    }
  }

  private static float[] floats(JsonArray array) {
    float[] floats = new float[array.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = array.get(i).getAsFloat();
    }
    return floats;
  }
}
