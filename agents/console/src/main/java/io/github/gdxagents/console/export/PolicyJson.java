package io.github.gdxagents.console.export;

import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.ObservationShape;
import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Convolution;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.EncoderPart;
import io.github.gdxagents.network.GridPart;
import io.github.gdxagents.network.Layer;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.network.Patches;
import io.github.gdxagents.network.SetPart;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import java.util.AbstractList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Everything in a policy file, weights included, as JSON, and how to decide by it. A bound that
 * does not exist is {@code null}; {@code max_ticks} is there only with a time limit, {@code
 * value_network} only where the file carries one. The {@code kind} of a layer is {@code dense},
 * {@code minimal_gru} or, of a first layer that sees grids or sets, {@code encoder}; only a dense
 * one has an {@code activation}, only one that remembers a {@code memory_size}, and an encoder has
 * {@code parts} in place of weights. The {@code activation} of a network is that of its first dense
 * layer.
 */
public final class PolicyJson {

  /** How to decide by the numbers, in words. */
  private static final Map<String, Object> FORMULAS =
      Json.object(
          "observation",
          "the components end to end in their order; a grid channel after channel and row after row; a set as the number"
              + " of its entities, then each one's numbers, then zeros; where stacked, the numbers of the present"
              + " decision, then those of a decision ago, and so on, with zeros for what lies before the life's begin",
          "normalize",
          "x becomes (x - mean) * inverse_deviation, clipped to [-clip, clip]; null is no clip. inverse_deviation is"
              + " 1 / sqrt(variance), or 0 where sqrt(variance) is at most 2^-22 * |mean|",
          "layer",
          "of the kind dense: y = activation(x W + b); weights are [inputs x outputs] row by row, so weights[i * outputs + o]"
              + " leads from input i to output o. For the same bits, compute in 32-bit floats: a sum begins with the bias, and"
              + " grows by (x0 w0 + x1 w1) + (x2 w2 + x3 w3) for each four inputs, then by each one that is left",
          "minimal_gru",
          "of this kind, a layer has a memory h of memory_size numbers m, which are 0 at the begin of a life. x W + b, with"
              + " weights [inputs x 2 m], are the sums of m gates and then of m candidates. For each number of h, with the"
              + " gate z = (1 + tanh(its sum)) / 2 and the candidate c = tanh(its sum), h becomes h + z (c - h), which stays"
              + " until the next decision. y is the new h, and then x",
          "encoder",
          "of this kind, a layer has parts, one for each component of the observation, in their order. Each takes the"
              + " component's normalized numbers, and what the parts put out lies end to end. A part of the kind vector"
              + " puts out its numbers as they are. Those of the other kinds have layers, each of which is"
              + " relu(x W + b), with the same order of sums as a layer of the kind dense",
          "grid",
          "a part of this kind begins with a map of height x width cells that have a number of each channel. A convolution"
              + " moves a window of kernel_height x kernel_width cells over the map, by stride cells each time: from the"
              + " upper left corner to the right and, row after row, down, as far as it fits, with nothing added around the"
              + " map. So there are floor((height - kernel_height) / stride) + 1 rows of windows, and columns likewise. The x"
              + " of a window are its cells row after row, with the channels of a cell side by side: weights are [kernel_height"
              + " x kernel_width x channels x filters]. Each window becomes a cell of the next convolution's map, and its"
              + " filters' numbers are that cell's channels. The part puts out the cells of the last map row after row, with"
              + " the channels of a cell side by side",
          "set",
          "a part of this kind takes the share of places that are taken, and then numbers_each numbers for each of"
              + " max_entities places. The count of entities is share * max_entities, rounded to the nearest integer, half up,"
              + " and limited to 0 and max_entities; those places come first. The numbers of each entity go through the"
              + " layers, one after the other. The part puts out the share, and then, of each number of the last layer, the"
              + " greatest over the entities, or 0 where there is none",
          "activation",
          "relu is max(0, x); none changes nothing; tanh is x * N(x^2) / D(x^2) for x clipped to [-limit, limit], with"
              + " polynomials whose coefficients are listed from the highest power down; in 32-bit floats, it is within 4e-7 of tanh",
          "outputs",
          "the network puts out the logits of each branch's choices in their order, and then the mean of each axis",
          "branch",
          "the most probable choice is the allowed one of the greatest logit, the first of equals; probabilities are"
              + " the softmax over the allowed choices of the branch",
          "axis",
          "mean m is low + (m + 1) / 2 * (high - low), clipped to [low, high]; the standard deviation when drawn is"
              + " exp(log_deviation) * (high - low) / 2",
          "value",
          "the value network puts out the discounted return that the policy expects, in the game's rewards");

  /** The one tanh that gives the same bits everywhere, see {@link Activation#TANH}. */
  private static final Map<String, Object> TANH =
      Json.object(
          "limit",
          7.9053111f,
          "numerator",
          List.of(
              -2.76076847742355e-16f,
              2.00018790482477e-13f,
              -8.60467152213735e-11f,
              5.12229709037114e-08f,
              1.48572235717979e-05f,
              6.37261928875436e-04f,
              4.89352455891786e-03f),
          "denominator",
          List.of(
              1.19825839466702e-06f,
              1.18534705686654e-04f,
              2.26843463243900e-03f,
              4.89352518554385e-03f));

  private PolicyJson() {}

  /** All of a policy. */
  public static Map<String, Object> of(Policy policy) {
    float[] logDeviations = new float[policy.spec().action().axisCount()];
    policy.copyLogDeviations(logDeviations);
    Map<String, Object> json = withoutWeights(policy);
    json.putAll(
        Json.object(
            "log_deviations", list(logDeviations),
            "normalizer", normalizer(policy.normalizer()),
            "network", network(policy.network())));
    Network values = policy.valueNetwork();
    if (values != null) {
      json.put("value_network", network(values));
    }
    json.put("tanh", TANH);
    json.put("formulas", FORMULAS);
    return json;
  }

  /** What a policy expects of its game, and where it comes from. */
  static Map<String, Object> withoutWeights(Policy policy) {
    AgentSpec spec = policy.spec();
    Map<String, Object> json =
        Json.object(
            "provenance", provenance(policy.provenance()),
            "kind", spec.kind(),
            "fixed_step_seconds", spec.fixedStepSeconds(),
            "ticks_per_decision", spec.ticksPerDecision());
    if (spec.maxTicks() != AgentSpec.UNLIMITED) {
      json.put("max_ticks", spec.maxTicks());
    }
    json.putAll(
        Json.object(
            "observation", list(spec.observation().components(), PolicyJson::component),
            "branches", list(spec.action().branches(), PolicyJson::branch),
            "axes", list(spec.action().axes(), PolicyJson::axis)));
    return json;
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
        "shape", shape(component.shape()),
        "stacked", component.stacked(),
        "unit", component.unit(),
        "low", component.low(),
        "high", component.high());
  }

  private static Map<String, Object> shape(ObservationShape shape) {
    return switch (shape.kind()) {
      case VECTOR -> Json.object("kind", "vector", "size", shape.width());
      case GRID ->
          Json.object(
              "kind", "grid",
              "channels", shape.channels(),
              "height", shape.height(),
              "width", shape.width());
      case SET ->
          Json.object(
              "kind", "set",
              "max_entities", shape.height(),
              "numbers_each", shape.width());
    };
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
        "inverse_deviation", list(normalizer.size(), normalizer::inverseDeviation),
        "clip", normalizer.clip(),
        "sample_count", normalizer.sampleCount());
  }

  private static Map<String, Object> network(Network network) {
    List<Layer> layers = network.layers();
    return Json.object(
        "activation", name(firstActivation(layers)),
        "sizes",
            list(
                layers.size() + 1, i -> i == 0 ? network.inputSize() : layers.get(i - 1).outputs()),
        "memory_size", network.memorySize(),
        "layers", list(layers, PolicyJson::layer));
  }

  private static @Nullable Activation firstActivation(List<Layer> layers) {
    for (Layer layer : layers) {
      if (layer instanceof Dense dense) {
        return dense.activation();
      }
    }
    return null;
  }

  private static Map<String, Object> layer(Layer layer) {
    String kind =
        layer instanceof Encoder ? "encoder" : layer instanceof Dense ? "dense" : "minimal_gru";
    Map<String, Object> json =
        Json.object("kind", kind, "inputs", layer.inputs(), "outputs", layer.outputs());
    if (layer instanceof Encoder encoder) {
      json.put("parts", list(encoder.parts(), PolicyJson::part));
      return json;
    } else if (layer instanceof Dense dense) {
      json.put("activation", name(dense.activation()));
    } else {
      json.put("memory_size", layer.memorySize());
    }
    json.putAll(weights(layer));
    return json;
  }

  /** The weights row by row: from input 0 to each sum, then from input 1. */
  private static Map<String, Object> weights(Layer layer) {
    return Json.object("weights", list(layer.weights()), "biases", list(layer.biases()));
  }

  private static Map<String, Object> part(EncoderPart part) {
    if (part instanceof GridPart grid) {
      Patches first = grid.convolutions().get(0).patches();
      return Json.object(
          "kind", "grid",
          "channels", first.channels(),
          "height", first.height(),
          "width", first.width(),
          "convolutions", list(grid.convolutions(), PolicyJson::convolution));
    } else if (part instanceof SetPart set) {
      return Json.object(
          "kind", "set",
          "max_entities", set.maxEntities(),
          "numbers_each", set.layers().get(0).inputs(),
          "layers", list(set.layers(), PolicyJson::entityLayer));
    }
    return Json.object("kind", "vector", "size", part.inputs());
  }

  private static Map<String, Object> convolution(Convolution convolution) {
    Patches patches = convolution.patches();
    Map<String, Object> json =
        Json.object(
            "kernel_height", patches.kernelHeight(),
            "kernel_width", patches.kernelWidth(),
            "stride", patches.stride(),
            "filters", convolution.filters().outputs());
    json.putAll(weights(convolution.filters()));
    return json;
  }

  private static Map<String, Object> entityLayer(Dense layer) {
    Map<String, Object> json = Json.object("inputs", layer.inputs(), "outputs", layer.outputs());
    json.putAll(weights(layer));
    return json;
  }

  private static String name(@Nullable Activation activation) {
    return activation == null ? "none" : activation.name().toLowerCase(Locale.ROOT);
  }

  private static <T> List<Object> list(List<T> elements, Function<T, Object> json) {
    return elements.stream().map(json).toList();
  }

  private static List<Object> list(float[] values) {
    return list(values.length, i -> values[i]);
  }

  /** A view, since boxed weights would take four times their memory. */
  private static List<Object> list(int size, IntFunction<Object> element) {
    return new AbstractList<>() {
      @Override
      public Object get(int index) {
        return element.apply(index);
      }

      @Override
      public int size() {
        return size;
      }
    };
  }
}
