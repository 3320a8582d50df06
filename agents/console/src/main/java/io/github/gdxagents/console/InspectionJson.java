package io.github.gdxagents.console;

import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Everything in a policy file, weights included, as JSON. A bound that does not exist is {@code
 * null}.
 */
final class InspectionJson {

  private InspectionJson() {}

  static Map<String, Object> of(Policy policy) {
    AgentSpec spec = policy.spec();
    float[] logDeviations = new float[spec.action().axisCount()];
    policy.copyLogDeviations(logDeviations);
    return Json.object(
        "provenance", provenance(policy.provenance()),
        "fixed_step_seconds", spec.fixedStepSeconds(),
        "ticks_per_decision", spec.ticksPerDecision(),
        "observation", list(spec.observation().components(), InspectionJson::component),
        "normalizer", normalizer(policy.normalizer()),
        "branches", list(spec.action().branches(), InspectionJson::branch),
        "axes", list(spec.action().axes(), InspectionJson::axis),
        "log_deviations", list(logDeviations),
        "network", network(policy.network()));
  }

  private static Map<String, Object> provenance(Provenance origin) {
    return Json.object(
        "game", origin.game(),
        "algorithm", origin.algorithm(),
        "library_version", origin.libraryVersion(),
        "seed", origin.seed(),
        "steps", origin.steps(),
        "score_mean", origin.scoreMean(),
        "score_deviation", origin.scoreDeviation(),
        "score_episodes", origin.scoreEpisodes(),
        "settings", origin.settings());
  }

  private static Map<String, Object> component(ObservationSpec.Component component) {
    return Json.object(
        "name", component.name(),
        "size", component.size(),
        "unit", component.unit(),
        "low", component.low(),
        "high", component.high());
  }

  private static Map<String, Object> branch(ActionSpec.Branch branch) {
    return Json.object(
        "name", branch.name(),
        "choices", branch.choices());
  }

  private static Map<String, Object> axis(ActionSpec.Axis axis) {
    return Json.object(
        "name", axis.name(),
        "unit", axis.unit(),
        "low", axis.low(),
        "high", axis.high());
  }

  private static Map<String, Object> normalizer(ObservationNormalizer normalizer) {
    return Json.object(
        "mean", list(normalizer.size(), normalizer::mean),
        "variance", list(normalizer.size(), normalizer::variance),
        "clip", normalizer.clip(),
        "sample_count", normalizer.sampleCount());
  }

  private static Map<String, Object> network(Network network) {
    Activation activation = network.denseLayer(0).activation();
    int layers = network.layers().size();
    return Json.object(
        "activation", activation == null ? "none" : activation.name().toLowerCase(Locale.ROOT),
        "sizes",
            list(
                layers + 1,
                i -> i == 0 ? network.inputSize() : network.denseLayer(i - 1).outputs()),
        "layers", list(layers, i -> layer(network.denseLayer(i))));
  }

  /** The weights row by row: from input 0 to each output, then from input 1. */
  private static Map<String, Object> layer(Dense layer) {
    return Json.object("weights", list(layer.weights()), "biases", list(layer.biases()));
  }

  private static <T> List<Object> list(List<T> elements, Function<T, Object> json) {
    return elements.stream().map(json).toList();
  }

  private static List<Object> list(float[] values) {
    return list(values.length, i -> values[i]);
  }

  private static List<Object> list(int size, IntFunction<Object> element) {
    return IntStream.range(0, size).mapToObj(element).toList();
  }
}
