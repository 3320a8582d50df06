package io.github.gdxagents.console.export;

import io.github.gdxagents.console.export.OnnxGraph.ElementType;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.Layer;
import io.github.gdxagents.network.MinimalGru;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
 * <p>Layers that remember take their parts of {@code memory}, those of the policy network first,
 * and put out {@code next_memory} in the same order.
 *
 * <p>What inputs and outputs are called is the same for every policy; one that has no branches, no
 * axes, no value network or no memory lacks theirs.
 */
public final class OnnxModel {

  private final Policy policy;
  private final ActionSpec action;
  private final OnnxGraph graph = new OnnxGraph();
  private final List<Layer> policyLayers;

  /** Empty where the policy has no value network. */
  private final List<Layer> valueLayers;

  /** How many layers, from the first on, are the same in both networks. */
  private final int sharedLayers;

  /** Of both networks; what they share counts once. */
  private final int memorySize;

  /** The names of what layers remember after the decision, in the order in which it is kept. */
  private final List<String> memories = new ArrayList<>();

  private int memoryOffset;

  private OnnxModel(Policy policy) {
    this.policy = policy;
    this.action = policy.spec().action();
    Network values = policy.valueNetwork();
    this.policyLayers = policy.network().layers();
    this.valueLayers = values == null ? List.of() : values.layers();
    int shared = 0;
    while (shared < Math.min(policyLayers.size(), valueLayers.size()) - 1
        && same(policyLayers.get(shared), valueLayers.get(shared))) {
      shared++;
    }
    this.sharedLayers = shared;
    this.memorySize =
        Stream.concat(policyLayers.stream(), valueLayers.stream().skip(shared))
            .mapToInt(Layer::memorySize)
            .sum();
  }

  private static boolean same(Layer one, Layer other) {
    if (one instanceof Encoder encoder) {
      return other instanceof Encoder another && OnnxEncoder.same(encoder, another);
    }
    return one.getClass() == other.getClass()
        && activation(one) == activation(other)
        && Arrays.equals(one.biases(), other.biases())
        && Arrays.equals(one.weights(), other.weights());
  }

  private static @Nullable Activation activation(Layer layer) {
    return layer instanceof Dense dense ? dense.activation() : Activation.TANH;
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
    if (memorySize > 0) {
      graph.input(
          "memory",
          ElementType.FLOAT,
          memorySize,
          "0 at the begin of a life, and then what next_memory was at the bot's latest decision");
    }
    String normalized = normalize(observation);
    List<String> names = new ArrayList<>();
    addLayers("policy", normalized, policyLayers, names);
    String outputs = names.get(names.size() - 1);
    if (action.branchCount() > 0) {
      addBranches(outputs);
    }
    if (action.axisCount() > 0) {
      addAxes(observation, outputs);
    }
    if (!valueLayers.isEmpty()) {
      addValue(normalized, names);
    }
    if (memorySize > 0) {
      graph.node("Concat", "next_memory", memories, Map.of("axis", 1));
      graph.output(
          "next_memory", ElementType.FLOAT, memorySize, "the memory for the bot's next decision");
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

  /**
   * Adds a network's layers, beginning with the first that has no name yet.
   *
   * @param names of what the layers put out; modified: receives the others
   */
  private void addLayers(String network, String input, List<Layer> layers, List<String> names) {
    for (int l = names.size(); l < layers.size(); l++) {
      Layer layer = layers.get(l);
      String prefix = network + "_" + l + "_";
      if (layer instanceof Encoder encoder) {
        names.add(OnnxEncoder.add(encoder, prefix, input, graph));
        continue;
      }
      float[] b = layer.biases();
      String weights = graph.floats(prefix + "weights", layer.weights(), layer.inputs(), b.length);
      String biases = graph.floats(prefix + "biases", b, b.length);
      String from = l == 0 ? input : names.get(l - 1);
      String sums = graph.node("Gemm", prefix + "sums", from, weights, biases);
      if (layer instanceof MinimalGru) {
        names.add(addMemory(prefix, from, sums, layer.memorySize()));
        continue;
      }
      Activation activation = activation(layer);
      names.add(
          activation == null ? sums : graph.node(operator(activation), prefix + "output", sums));
    }
  }

  /**
   * Brings what a layer remembers up to date, see {@link MinimalGru}.
   *
   * @param sums the name of its sums, of gates and then of candidates
   * @param size how many numbers it remembers
   * @return the name of what it puts out
   */
  private String addMemory(String prefix, String input, String sums, int size) {
    String tanh = graph.node("Tanh", prefix + "tanh", sums);
    String gate = graph.columns(tanh, 0, size, 2 * size, prefix + "gate");
    String candidate = graph.columns(tanh, size, 2 * size, 2 * size, prefix + "candidate");
    int to = memoryOffset + size;
    String before = graph.columns("memory", memoryOffset, to, memorySize, prefix + "memory");
    memoryOffset = to;
    String half = graph.floats(prefix + "half", new float[] {0.5f});
    String halfGate = graph.node("Mul", prefix + "half_gate", gate, half);
    String share = graph.node("Add", prefix + "share", halfGate, half);
    String difference = graph.node("Sub", prefix + "difference", candidate, before);
    String change = graph.node("Mul", prefix + "change", share, difference);
    String memory = graph.node("Add", prefix + "next_memory", before, change);
    memories.add(memory);
    return graph.node("Concat", prefix + "output", List.of(memory, input), Map.of("axis", 1));
  }

  private static String operator(Activation activation) {
    return switch (activation) {
      case TANH -> "Tanh";
      case RELU -> "Relu";
    };
  }

  private void addBranches(String outputs) {
    int choices = action.totalChoices();
    String raw = graph.columns(outputs, 0, choices, choices + action.axisCount(), "raw_logits");
    String forbidden = graph.floats("forbidden", new float[] {Float.NEGATIVE_INFINITY});
    graph.node("Where", "logits", "action_mask", raw, forbidden);
    List<String> probabilities = new ArrayList<>();
    List<String> likeliest = new ArrayList<>();
    for (int b = 0; b < action.branchCount(); b++) {
      String prefix = "branch_" + b + "_";
      int first = action.choiceOffset(b);
      String logits =
          graph.columns("logits", first, first + action.choiceCount(b), choices, prefix + "logits");
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
    String raw = graph.columns(outputs, first, first + axes, first + axes, "raw_means");
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
  private void addValue(String normalized, List<String> policyNames) {
    List<String> names = new ArrayList<>(policyNames.subList(0, sharedLayers));
    addLayers("value", normalized, valueLayers, names);
    graph.node("Identity", "value", names.get(names.size() - 1));
    graph.output(
        "value", ElementType.FLOAT, 1, "the discounted return that the policy expects, in rewards");
  }
}
