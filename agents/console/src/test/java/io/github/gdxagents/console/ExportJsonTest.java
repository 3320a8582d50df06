package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gdxagents.console.ExportedPolicies.Decision;
import io.github.gdxagents.console.ExportedPolicies.Sample;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON as somebody reads it who knows its formulas, in Java and in Python. */
class ExportJsonTest {

  private static final int LIVES = 4;
  private static final int DECISIONS = 25;

  @TempDir Path folder;

  static Stream<Sample> policies() {
    return ExportedPolicies.all();
  }

  private Path export(Sample sample) throws IOException {
    Path file = folder.resolve("a.json");
    CommandLineRun.of(
            "export", sample.write(folder).toString(), "--json", file.toString(), "--overwrite")
        .succeeded();
    return file;
  }

  private JsonObject exported(Sample sample) throws IOException {
    return JsonParser.parseString(Files.readString(export(sample))).getAsJsonObject();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void theFormulasDecideAsTheRuntimeDoesBitByBit(Sample sample) throws IOException {
    JsonObject json = exported(sample);
    ActionSpec spec = sample.policy().spec().action();
    for (List<Decision> life : ExportedPolicies.lives(sample.policy(), LIVES, DECISIONS)) {
      assertSameBits(json, spec, life);
    }
  }

  private static void assertSameBits(JsonObject json, ActionSpec spec, List<Decision> life) {
    IdentityHashMap<JsonObject, float[]> memories = new IdentityHashMap<>();
    for (Decision decision : life) {
      float[] x = normalized(json.getAsJsonObject("normalizer"), decision.observation());
      float[] outputs = forward(json, "network", x, memories);
      for (int b = 0; b < spec.branchCount(); b++) {
        int first = spec.choiceOffset(b);
        int likeliest = -1;
        for (int c = 0; c < spec.choiceCount(b); c++) {
          if (decision.allowed()[first + c]
              && (likeliest < 0 || outputs[first + c] > outputs[first + likeliest])) {
            likeliest = c;
          }
        }
        assertThat(likeliest).isEqualTo(decision.action().choice(b));
      }
      for (int a = 0; a < spec.axisCount(); a++) {
        JsonObject axis = json.getAsJsonArray("axes").get(a).getAsJsonObject();
        double low = axis.get("low").getAsFloat();
        double high = axis.get("high").getAsFloat();
        double value = low + (outputs[spec.totalChoices() + a] + 1.0) / 2 * (high - low);
        assertThat((float) Math.max(low, Math.min(high, value)))
            .isEqualTo(decision.action().axis(a));
      }
      if (json.has("value_network")) {
        assertThat((double) forward(json, "value_network", x, memories)[0])
            .isEqualTo(decision.value());
      }
    }
  }

  private static float[] normalized(JsonObject normalizer, float[] observation) {
    float[] means = floats(normalizer.getAsJsonArray("mean"));
    float[] inverseDeviations = floats(normalizer.getAsJsonArray("inverse_deviation"));
    float clip =
        normalizer.get("clip").isJsonNull()
            ? Float.POSITIVE_INFINITY
            : normalizer.get("clip").getAsFloat();
    float[] x = new float[observation.length];
    for (int i = 0; i < x.length; i++) {
      float scaled = (observation[i] - means[i]) * inverseDeviations[i];
      x[i] = Math.max(-clip, Math.min(clip, scaled));
    }
    return x;
  }

  /**
   * @param memories of layers; modified
   */
  private static float[] forward(
      JsonObject json,
      String network,
      float[] input,
      IdentityHashMap<JsonObject, float[]> memories) {
    float[] x = input;
    for (JsonElement element : json.getAsJsonObject(network).getAsJsonArray("layers")) {
      JsonObject layer = element.getAsJsonObject();
      if (layer.has("parts")) {
        x = JsonEncoder.encode(layer.getAsJsonArray("parts"), x);
        assertThat(x).hasSize(layer.get("outputs").getAsInt());
        continue;
      }
      float[] y = sums(layer, x);
      if (layer.get("kind").getAsString().equals("minimal_gru")) {
        float[] memory =
            memories.computeIfAbsent(
                layer, absent -> new float[absent.get("memory_size").getAsInt()]);
        remember(json.getAsJsonObject("tanh"), y, memory);
        x = concat(memory, x);
      } else {
        for (int o = 0; o < y.length; o++) {
          y[o] =
              switch (layer.get("activation").getAsString()) {
                case "tanh" -> tanh(json.getAsJsonObject("tanh"), y[o]);
                case "relu" -> Math.max(0, y[o]);
                default -> y[o];
              };
        }
        x = y;
      }
      assertThat(x).hasSize(layer.get("outputs").getAsInt());
    }
    return x;
  }

  /** Of a layer with weights and biases. */
  static float[] sums(JsonObject layer, float[] x) {
    float[] w = floats(layer.getAsJsonArray("weights"));
    float[] y = floats(layer.getAsJsonArray("biases"));
    int outputs = y.length;
    for (int o = 0; o < outputs; o++) {
      int i = 0;
      for (; i + 3 < x.length; i += 4) {
        int at = i * outputs + o;
        float left = x[i] * w[at] + x[i + 1] * w[at + outputs];
        float right = x[i + 2] * w[at + 2 * outputs] + x[i + 3] * w[at + 3 * outputs];
        y[o] += left + right;
      }
      for (; i < x.length; i++) {
        y[o] += x[i] * w[i * outputs + o];
      }
    }
    return y;
  }

  private static float[] concat(float[] one, float[] other) {
    float[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static void remember(JsonObject tanh, float[] sums, float[] memory) {
    for (int u = 0; u < memory.length; u++) {
      float gate = (1 + tanh(tanh, sums[u])) / 2;
      float candidate = tanh(tanh, sums[memory.length + u]);
      memory[u] = memory[u] + gate * (candidate - memory[u]);
    }
  }

  private static float tanh(JsonObject formula, float value) {
    float limit = formula.get("limit").getAsFloat();
    float x = Math.max(-limit, Math.min(limit, value));
    return x
        * polynomial(formula.getAsJsonArray("numerator"), x * x)
        / polynomial(formula.getAsJsonArray("denominator"), x * x);
  }

  private static float polynomial(JsonArray coefficients, float x) {
    float sum = 0;
    for (float coefficient : floats(coefficients)) {
      sum = sum * x + coefficient;
    }
    return sum;
  }

  private static float[] floats(JsonArray array) {
    float[] floats = new float[array.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = array.get(i).getAsFloat();
    }
    return floats;
  }

  /** The page's program is cut out of it, and asked for every decision. */
  @ParameterizedTest
  @MethodSource("policies")
  void theReaderOfThePageDecidesAsTheRuntimeDoes(Sample sample)
      throws IOException, InterruptedException {
    Python.require("numpy");
    Path file = export(sample);
    List<List<Decision>> lives = ExportedPolicies.lives(sample.policy(), LIVES, DECISIONS);
    Path cases = folder.resolve("cases.json");
    Files.writeString(
        cases,
        Json.line(
            lives.stream()
                .map(life -> life.stream().map(ExportJsonTest::asJson).toList())
                .toList()));

    String report =
        Python.run(
            readerOfThePage()
                + """

                import sys
                policy = json.load(open(sys.argv[1]))
                for life in json.load(open(sys.argv[2])):
                    memory = {}
                    for case in life:
                        print(json.dumps(decide(policy, memory, case["observation"], case["allowed"])))
                """,
            List.of(file.toString(), cases.toString()));

    List<String> lines = report.lines().toList();
    assertThat(lines).hasSize(LIVES * DECISIONS);
    for (int row = 0; row < lines.size(); row++) {
      assertDecided(
          sample.policy(),
          lives.get(row / DECISIONS).get(row % DECISIONS),
          JsonParser.parseString(lines.get(row)).getAsJsonArray());
    }
  }

  private static void assertDecided(Policy policy, Decision decision, JsonArray found) {
    ActionSpec spec = policy.spec().action();
    for (int b = 0; b < spec.branchCount(); b++) {
      int choice = found.get(0).getAsJsonArray().get(b).getAsInt();
      double[] probabilities = decision.probabilities()[b];
      assertThat(probabilities[choice])
          .isCloseTo(probabilities[decision.action().choice(b)], within(1e-5));
    }
    for (int a = 0; a < spec.axisCount(); a++) {
      ActionSpec.Axis axis = spec.axes().get(a);
      double range = (double) axis.high() - axis.low();
      assertThat(found.get(1).getAsJsonArray().get(a).getAsDouble())
          .isCloseTo(decision.action().axis(a), within(1e-5 * range));
    }
    if (policy.valueNetwork() == null) {
      assertThat(found.get(2).isJsonNull()).isTrue();
    } else {
      double expected = decision.value();
      assertThat(found.get(2).getAsDouble())
          .isCloseTo(expected, within(1e-5 * ExportedPolicies.terms(policy.valueNetwork())));
    }
  }

  private static Map<String, Object> asJson(Decision decision) {
    List<Object> observation = new ArrayList<>();
    for (float number : decision.observation()) {
      observation.add(number);
    }
    List<Object> allowed = new ArrayList<>();
    for (boolean flag : decision.allowed()) {
      allowed.add(flag);
    }
    return Json.object("observation", observation, "allowed", allowed);
  }

  private static String readerOfThePage() throws IOException {
    String page = Files.readString(Path.of("README.md")).replace("\r\n", "\n");
    Matcher program =
        Pattern.compile("```python\n(import json\n.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(program.find()).isTrue();
    return program.group(1);
  }

  @Test
  void theFileSaysWhatTheNumbersMean() throws IOException {
    AgentSpec spec =
        AgentSpec.builder("soldier")
            .observe("speed", 3, "m/s")
            .stacked(4)
            .observeGrid("field", 2, 3, 5, 0, 1)
            .observeSet("balls", 6, 2, "m", -50, 50)
            .continuous("aim", "rad", -0.5f, 0.75f)
            .build();
    Policy policy = ExportedPolicies.policy(spec, 4, Activation.RELU, true);

    JsonObject json = exported(new Sample("all shapes", policy));

    JsonArray observation = json.getAsJsonArray("observation");
    assertThat(observation.get(0).toString())
        .contains("\"size\":12", "\"stacked\":4", "{\"kind\":\"vector\",\"size\":3}");
    assertThat(observation.get(1).toString())
        .contains("{\"kind\":\"grid\",\"channels\":2,\"height\":3,\"width\":5}");
    assertThat(observation.get(2).toString())
        .contains("{\"kind\":\"set\",\"max_entities\":6,\"numbers_each\":2}");
    assertThat(json.getAsJsonArray("log_deviations").get(0).getAsFloat())
        .isEqualTo(policy.logDeviation(0));
    assertThat(json.getAsJsonObject("provenance").get("seed").getAsLong()).isEqualTo(7);
    assertThat(json.getAsJsonObject("formulas").keySet())
        .containsExactly(
            "observation",
            "normalize",
            "layer",
            "minimal_gru",
            "encoder",
            "grid",
            "set",
            "activation",
            "outputs",
            "branch",
            "axis",
            "value");
    assertThat(json.getAsJsonObject("network").get("memory_size").getAsInt()).isZero();
    JsonObject layer =
        json.getAsJsonObject("network").getAsJsonArray("layers").get(0).getAsJsonObject();
    assertThat(layer.get("kind").getAsString()).isEqualTo("dense");
    assertThat(layer.get("activation").getAsString()).isEqualTo("relu");
    assertThat(layer.get("inputs").getAsInt()).isEqualTo(spec.observation().size());
  }

  @Test
  void aLayerThatRemembersHasNoActivationForAReaderOfDenseLayersToApply() throws IOException {
    JsonObject json = exported(ExportedPolicies.named("two memories of a network"));

    JsonObject network = json.getAsJsonObject("network");
    assertThat(network.get("memory_size").getAsInt()).isEqualTo(9);
    assertThat(network.getAsJsonArray("sizes").toString()).isEqualTo("[2,5,8,12,6,8,4]");
    JsonObject layer = network.getAsJsonArray("layers").get(2).getAsJsonObject();
    assertThat(layer.keySet())
        .containsExactly("kind", "inputs", "outputs", "memory_size", "weights", "biases");
    assertThat(layer.getAsJsonArray("weights")).hasSize(8 * 2 * 4);
  }

  @Test
  void anEncoderHasAPartForEachComponentInPlaceOfWeights() throws IOException {
    JsonObject network =
        exported(ExportedPolicies.named("vectors, grids and sets, seen"))
            .getAsJsonObject("network");

    assertThat(network.get("activation").getAsString()).isEqualTo("tanh");
    JsonObject encoder = network.getAsJsonArray("layers").get(0).getAsJsonObject();
    assertThat(encoder.keySet()).containsExactly("kind", "inputs", "outputs", "parts");
    assertThat(encoder.get("kind").getAsString()).isEqualTo("encoder");
    JsonArray parts = encoder.getAsJsonArray("parts");
    assertThat(parts).hasSize(4);
    assertThat(parts.get(0).toString()).isEqualTo("{\"kind\":\"vector\",\"size\":6}");
    JsonObject grid = parts.get(1).getAsJsonObject();
    assertThat(grid.toString())
        .startsWith("{\"kind\":\"grid\",\"channels\":2,\"height\":7,\"width\":6,");
    JsonObject convolution = grid.getAsJsonArray("convolutions").get(1).getAsJsonObject();
    assertThat(convolution.toString())
        .startsWith("{\"kernel_height\":2,\"kernel_width\":3,\"stride\":2,\"filters\":4,");
    assertThat(convolution.getAsJsonArray("weights")).hasSize(2 * 3 * 5 * 4);
    assertThat(convolution.getAsJsonArray("biases")).hasSize(4);
    JsonObject set = parts.get(2).getAsJsonObject();
    assertThat(set.toString())
        .startsWith("{\"kind\":\"set\",\"max_entities\":5,\"numbers_each\":3,\"layers\":[");
    assertThat(set.getAsJsonArray("layers").get(1).getAsJsonObject().keySet())
        .containsExactly("inputs", "outputs", "weights", "biases");
  }

  @Test
  void aStrangersTextsComeBackAsTheyWere() throws IOException {
    String evil = "\"}, \\u0022 \\ </script> größer \uD83D\uDE80";
    AgentSpec spec = AgentSpec.builder().observe(evil, 1, evil).discrete(evil, evil, "b").build();

    JsonObject json =
        exported(new Sample("evil", ExportedPolicies.policy(spec, 4, Activation.TANH, false)));

    JsonObject component = json.getAsJsonArray("observation").get(0).getAsJsonObject();
    assertThat(component.get("name").getAsString()).isEqualTo(evil);
    assertThat(component.get("unit").getAsString()).isEqualTo(evil);
    assertThat(
            json.getAsJsonArray("branches")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("choices")
                .get(0)
                .getAsString())
        .isEqualTo(evil);
  }
}
