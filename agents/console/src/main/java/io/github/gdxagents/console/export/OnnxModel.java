package io.github.gdxagents.console.export;

import io.github.gdxagents.console.export.OnnxGraph.ElementType;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A policy as an ONNX model, from the observation as the game gives it to the action that {@link
 * io.github.gdxagents.policy.PolicyPlayer} would take:
 *
 * <pre>
 *   observation - normalize - policy network -+- choices: mask - softmax, argmax
 *                     |                       +- axes: to units - clip to bounds
 *                     +------ value network --- value
 * </pre>
 *
 * <p>What inputs and outputs are called is the same for every policy; one that has no branches, no
 * axes or no value network lacks theirs.
 */
public final class OnnxModel {

  private final Policy policy;
  private final ActionSpec action;
  private final OnnxGraph graph = new OnnxGraph();

  private OnnxModel(Policy policy) {
    this.policy = policy;
    this.action = policy.spec().action();
  }

  /** The bytes of the file; the same policy always gives the same. */
  public static byte[] of(Policy policy) {
    return new OnnxModel(policy).file();
  }

  private byte[] file() {
    String observation =
        graph.input(
            "observation",
            ElementType.FLOAT,
            policy.spec().observation().size(),
            policy.spec().observation().toString());
    if (action.branchCount() > 0) {
      graph.input(
          "action_mask",
          ElementType.BOOL,
          action.totalChoices(),
          "true where a choice is allowed, as one of each branch must be: " + action.branches());
    }
    String normalized = normalize(observation);
    List<Dense> layers = layers(policy.network());
    List<String> names = new ArrayList<>();
    addLayers("policy", normalized, layers, names);
    String outputs = names.get(names.size() - 1);
    if (action.branchCount() > 0) {
      addBranches(outputs);
    }
    if (action.axisCount() > 0) {
      addAxes(observation, outputs);
    }
    Network values = policy.valueNetwork();
    if (values != null) {
      addValue(normalized, layers, names, layers(values));
    }
    return graph.file(
        "policy",
        "A policy of gdx-agents; metadata 'gdx_agents' is JSON with its spec and origin",
        Map.of("gdx_agents", Json.line(PolicyJson.withoutWeights(policy))));
  }

  private String normalize(String observation) {
    ObservationNormalizer normalizer = policy.normalizer();
    if (normalizer.isIdentity()) {
      return observation;
    }
    int size = normalizer.size();
    float[] means = new float[size];
    float[] inverseDeviations = new float[size];
    for (int i = 0; i < size; i++) {
      means[i] = normalizer.mean(i);
      inverseDeviations[i] = normalizer.inverseDeviation(i);
    }
    String mean = graph.floats("normalizer_mean", means, size);
    String inverse = graph.floats("normalizer_inverse_deviation", inverseDeviations, size);
    String centered = graph.node("Sub", "centered", observation, mean);
    String scaled = graph.node("Mul", "scaled", centered, inverse);
    float clip = normalizer.clip();
    if (Float.isInfinite(clip)) {
      return scaled;
    }
    String least = graph.floats("normalizer_least", new float[] {-clip});
    String most = graph.floats("normalizer_most", new float[] {clip});
    return graph.node("Clip", "normalized", scaled, least, most);
  }

  private static List<Dense> layers(Network network) {
    List<Dense> layers = new ArrayList<>();
    for (int l = 0; l < network.layers().size(); l++) {
      layers.add(network.denseLayer(l));
    }
    return layers;
  }

  /**
   * Adds a network's layers, beginning with the first that has no name yet.
   *
   * @param names of what the layers put out; modified: receives the others
   */
  private void addLayers(String network, String input, List<Dense> layers, List<String> names) {
    for (int l = names.size(); l < layers.size(); l++) {
      Dense layer = layers.get(l);
      String prefix = network + "_" + l + "_";
      String weights =
          graph.floats(prefix + "weights", layer.weights(), layer.inputs(), layer.outputs());
      String biases = graph.floats(prefix + "biases", layer.biases(), layer.outputs());
      String from = l == 0 ? input : names.get(l - 1);
      String sums = graph.node("Gemm", prefix + "sums", from, weights, biases);
      Activation activation = layer.activation();
      names.add(
          activation == null ? sums : graph.node(operator(activation), prefix + "output", sums));
    }
  }

  private static String operator(Activation activation) {
    return switch (activation) {
      case TANH -> "Tanh";
      case RELU -> "Relu";
    };
  }

  private void addBranches(String outputs) {
    int choices = action.totalChoices();
    String raw = columns(outputs, 0, choices, choices + action.axisCount(), "raw_logits");
    String forbidden = graph.floats("forbidden", new float[] {Float.NEGATIVE_INFINITY});
    graph.node("Where", "logits", "action_mask", raw, forbidden);
    List<String> probabilities = new ArrayList<>();
    List<String> likeliest = new ArrayList<>();
    for (int b = 0; b < action.branchCount(); b++) {
      String prefix = "branch_" + b + "_";
      int first = action.choiceOffset(b);
      String logits =
          columns("logits", first, first + action.choiceCount(b), choices, prefix + "logits");
      probabilities.add(
          graph.node("Softmax", prefix + "probabilities", List.of(logits), Map.of("axis", 1)));
      likeliest.add(graph.node("ArgMax", prefix + "choice", List.of(logits), Map.of("axis", 1)));
    }
    graph.node("Concat", "probabilities", probabilities, Map.of("axis", 1));
    graph.node("Concat", "choices", likeliest, Map.of("axis", 1));
    graph.output(
        "logits",
        ElementType.FLOAT,
        choices,
        "of all branches' choices, -Infinity where forbidden: " + action.branches());
    graph.output(
        "probabilities",
        ElementType.FLOAT,
        choices,
        "of all branches' choices, 0 where forbidden: " + action.branches());
    graph.output(
        "choices",
        ElementType.INT64,
        action.branchCount(),
        "each branch's most probable choice, from 0: " + action.branches());
  }

  /** Columns of a matrix of {@code size} columns; the matrix itself, where it has no others. */
  private String columns(String matrix, int from, int to, int size, String name) {
    if (from == 0 && to == size) {
      return matrix;
    }
    return graph.node(
        "Slice",
        name,
        matrix,
        graph.integers(name + "_from", from),
        graph.integers(name + "_to", to),
        graph.integers(name + "_axis", 1));
  }

  private void addAxes(String observation, String outputs) {
    int axes = action.axisCount();
    float[] lows = new float[axes];
    float[] highs = new float[axes];
    float[] middles = new float[axes];
    float[] halfRanges = new float[axes];
    float[] deviations = new float[axes];
    for (int a = 0; a < axes; a++) {
      ActionSpec.Axis axis = action.axes().get(a);
      double halfRange = 0.5 * ((double) axis.high() - axis.low());
      lows[a] = axis.low();
      highs[a] = axis.high();
      middles[a] = (float) (axis.low() + halfRange);
      halfRanges[a] = (float) halfRange;
      deviations[a] = (float) (halfRange * StrictMath.exp(policy.logDeviation(a)));
    }
    int first = action.totalChoices();
    String raw = columns(outputs, first, first + axes, first + axes, "raw_means");
    String halfRange = graph.floats("axis_half_range", halfRanges, axes);
    String middle = graph.floats("axis_middle", middles, axes);
    String low = graph.floats("axis_low", lows, axes);
    String high = graph.floats("axis_high", highs, axes);
    String scaled = graph.node("Mul", "scaled_means", raw, halfRange);
    String mean = graph.node("Add", "mean", scaled, middle);
    graph.node("Max", "axes", graph.node("Min", "at_most_high", mean, high), low);
    String rows =
        graph.node(
            "Slice",
            "rows",
            graph.node("Shape", "observation_shape", observation),
            graph.integers("rows_from", 0),
            graph.integers("rows_to", 1));
    String shape =
        graph.node(
            "Concat",
            "deviation_shape",
            List.of(rows, graph.integers("axis_count", axes)),
            Map.of("axis", 0));
    graph.node(
        "Expand",
        "standard_deviation",
        graph.floats("axis_standard_deviation", deviations, axes),
        shape);
    graph.output(
        "axes",
        ElementType.FLOAT,
        axes,
        "what the game gets, in units and bounds: " + action.axes());
    graph.output("mean", ElementType.FLOAT, axes, "before the bounds, in units: " + action.axes());
    graph.output(
        "standard_deviation", ElementType.FLOAT, axes, "when drawn, in units: " + action.axes());
  }

  /** Adds the value network; what it has in common with the policy's is computed once. */
  private void addValue(
      String normalized, List<Dense> policyLayers, List<String> policyNames, List<Dense> layers) {
    int shared = 0;
    while (shared < Math.min(policyLayers.size(), layers.size()) - 1
        && same(policyLayers.get(shared), layers.get(shared))) {
      shared++;
    }
    List<String> names = new ArrayList<>(policyNames.subList(0, shared));
    addLayers("value", normalized, layers, names);
    graph.node("Identity", "value", names.get(names.size() - 1));
    graph.output(
        "value", ElementType.FLOAT, 1, "the discounted return that the policy expects, in rewards");
  }

  private static boolean same(Dense one, Dense other) {
    return one.activation() == other.activation()
        && Arrays.equals(one.biases(), other.biases())
        && Arrays.equals(one.weights(), other.weights());
  }
}
