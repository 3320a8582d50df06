package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ObservationNormalizer;
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
      AgentSpec.builder("ship")
          .fixedStepSeconds(0.02f)
          .ticksPerDecision(5)
          .maxTicks(1_500)
          .observe("velocity", 2, "m/s")
          .observe("fuel", 1, "", 0, 1)
          .discrete("engine", "off", "on")
          .continuous("rudder \"left\"", "rad", -0.5f, 0.5f)
          .build();

  @TempDir Path folder;
  private final Policy policy =
      TestPolicies.policy("ship", SPEC)
          .withValueNetwork(
              Network.dense(
                  new int[] {3, 1},
                  Activation.TANH,
                  new float[][] {{0.5f, -1, 2}},
                  new float[][] {{0.25f}}));
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
        .contains("kind                ship")
        .contains("tick                0.02 s")
        .contains("ticks per decision  5")
        .contains("decisions           10.00 per second")
        .contains("time limit          1,500 ticks")
        .contains(
            "Observation: 3 numbers, normalized by mean and standard deviation of 1,234 observations")
        .contains("velocity[0]", "velocity[1]", "fuel")
        .contains("one of  engine", "off, on")
        .contains("axis    rudder \"left\"", "-0.5 to 0.5 rad")
        .contains("Network: 24 parameters, tanh")
        .contains("Value network: 4 parameters, linear");
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
    assertThat(json.get("kind").getAsString()).isEqualTo("ship");
    assertThat(json.get("max_ticks").getAsInt()).isEqualTo(1_500);
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
    JsonObject values = json.getAsJsonObject("value_network");
    JsonObject head = values.getAsJsonArray("layers").get(0).getAsJsonObject();
    assertThat(floats(head.getAsJsonArray("weights"))).containsExactly(0.5f, -1, 2);
    assertThat(floats(head.getAsJsonArray("biases"))).containsExactly(0.25f);
  }

  @Test
  void aFileWithoutAValueNetworkOrATimeLimitSaysSo() throws IOException {
    AgentSpec spec = AgentSpec.builder().observe("x", 1, "").discrete("key", "a", "b").build();
    PolicyFile.write(TestPolicies.policy("plain", spec), file.toFile());

    assertThat(CommandLineRun.of("inspect", file.toString()).succeeded().out())
        .contains("Value network: none", "time limit          none");
    String json = CommandLineRun.of("inspect", file.toString(), "--json").succeeded().out();
    assertThat(JsonParser.parseString(json).getAsJsonObject().keySet())
        .contains("kind", "network")
        .doesNotContain("value_network", "max_ticks");
  }

  @Test
  void whatIsSeenHasARowForWhatItsNumbersShareAndForEachLayerThatSees() throws IOException {
    Path seeing = ExportedPolicies.named("vectors, grids and sets, seen").write(folder);

    String text = CommandLineRun.of("inspect", seeing.toString()).succeeded().out();

    assertThat(text)
        .containsPattern("\n +5  speed\\[5] ")
        .containsPattern("\n +6-47  field\\[0], 7 x 6 +0 +1 ")
        .containsPattern("\n +48-89  field\\[1], 7 x 6 +0 +1 ")
        .containsPattern("\n +90  balls, how many +0 +5 +0 +5\\.000\n")
        .containsPattern("\n +91, 94 \\.\\. 103  balls\\[0] of each +m +-50 +50 ")
        .containsPattern("\n +93, 96 \\.\\. 105  balls\\[2] of each +m +-50 +50 ")
        .containsPattern("\n +106  health +0 +1 ")
        .doesNotContain("field[2]", "balls[3]")
        .containsPattern("Network: [0-9,]+ parameters, tanh\n")
        .containsPattern("\n +1 +6 +6 +speed: as it is\n")
        .containsPattern("\n +1 +12 +5 .* field: each of 5 x 5 windows of 3 x 2 cells, stride 1\n")
        .containsPattern("\n +1 +30 +4 .* field: each of 2 x 2 windows of 2 x 3 cells, stride 2\n")
        .containsPattern("\n +1 +3 +6 .* balls: each of up to 5 entities\n")
        .containsPattern("\n +1 +6 +5 .* balls: each of up to 5 entities\n")
        .containsPattern("\n +1 +1 +1 +health: as it is\n")
        .containsPattern("\n +2 +29 +6 +[0-9.]+ +[0-9.]+\n")
        .containsPattern("Value network: [0-9,]+ parameters, relu\n");
  }

  @Test
  void aCountThatAloneIsScaledIsNoNormalization() throws IOException {
    AgentSpec spec =
        AgentSpec.builder()
            .observeSet("others", 4, 2, "m", -9, 9)
            .discrete("key", "a", "b")
            .build();
    Policy made = TestPolicies.policy("plain", spec);
    PolicyFile.write(
        new Policy(
            spec,
            ObservationNormalizer.identity(spec.observation()),
            made.network(),
            new float[0],
            made.provenance()),
        file.toFile());

    assertThat(CommandLineRun.of("inspect", file.toString()).succeeded().out())
        .contains(
            "Observation: 9 numbers, not normalized, but for counts, which become shares of a"
                + " set's places\n");
  }

  private static float[] floats(JsonArray array) {
    float[] floats = new float[array.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = array.get(i).getAsFloat();
    }
    return floats;
  }
}
