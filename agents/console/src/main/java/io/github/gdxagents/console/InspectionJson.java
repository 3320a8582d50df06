package io.github.gdxagents.console;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Everything in a policy file, weights included, as JSON. A bound that does not exist is {@code
 * null}.
 */
final class InspectionJson {

  private InspectionJson() {}

  static Map<String, Object> of(Policy policy) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("provenance", provenance(policy.provenance()));
    json.put("fixed_step_seconds", policy.spec().fixedStepSeconds());
    json.put("ticks_per_decision", policy.spec().ticksPerDecision());
    json.put(
        "observation",
        policy.spec().observation().components().stream().map(InspectionJson::component).toList());
    json.put("normalizer", normalizer(policy.normalizer()));
    json.put(
        "branches",
        policy.spec().action().branches().stream().map(InspectionJson::branch).toList());
    json.put("axes", policy.spec().action().axes().stream().map(InspectionJson::axis).toList());
    float[] logDeviations = new float[policy.spec().action().axisCount()];
    policy.copyLogDeviations(logDeviations);
    json.put("log_deviations", list(logDeviations));
    json.put("network", network(policy.network()));
    return json;
  }

  private static Map<String, Object> provenance(Provenance origin) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("game", origin.game());
    json.put("algorithm", origin.algorithm());
    json.put("library_version", origin.libraryVersion());
    json.put("seed", origin.seed());
    json.put("steps", origin.steps());
    json.put("score_mean", origin.scoreMean());
    json.put("score_deviation", origin.scoreDeviation());
    json.put("score_episodes", origin.scoreEpisodes());
    json.put("settings", origin.settings());
    return json;
  }

  private static Map<String, Object> component(ObservationSpec.Component component) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", component.name());
    json.put("size", component.size());
    json.put("unit", component.unit());
    json.put("low", component.low());
    json.put("high", component.high());
    return json;
  }

  private static Map<String, Object> branch(ActionSpec.Branch branch) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", branch.name());
    json.put("choices", branch.choices());
    return json;
  }

  private static Map<String, Object> axis(ActionSpec.Axis axis) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", axis.name());
    json.put("unit", axis.unit());
    json.put("low", axis.low());
    json.put("high", axis.high());
    return json;
  }

  private static Map<String, Object> normalizer(ObservationNormalizer normalizer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("mean", list(normalizer.size(), normalizer::mean));
    json.put("variance", list(normalizer.size(), normalizer::variance));
    json.put("clip", normalizer.clip());
    json.put("sample_count", normalizer.sampleCount());
    return json;
  }

  private static Map<String, Object> network(Network network) {
    Map<String, Object> json = new LinkedHashMap<>();
    Activation activation = network.denseLayer(0).activation();
    json.put(
        "activation", activation == null ? "none" : activation.name().toLowerCase(Locale.ROOT));
    json.put(
        "sizes",
        list(
            network.layers().size() + 1,
            i -> i == 0 ? network.inputSize() : network.denseLayer(i - 1).outputs()));
    List<Map<String, Object>> layers = new ArrayList<>();
    for (int layer = 0; layer < network.layers().size(); layer++) {
      Map<String, Object> arrays = new LinkedHashMap<>();
      // Row by row: the weights from input 0 to each output, then those from input 1.
      arrays.put("weights", list(network.denseLayer(layer).weights()));
      arrays.put("biases", list(network.denseLayer(layer).biases()));
      layers.add(arrays);
    }
    json.put("layers", layers);
    return json;
  }

  private static List<Object> list(float[] values) {
    return list(values.length, i -> values[i]);
  }

  private static List<Object> list(int size, IntFunction<Object> element) {
    return IntStream.range(0, size).mapToObj(element).toList();
  }
}
