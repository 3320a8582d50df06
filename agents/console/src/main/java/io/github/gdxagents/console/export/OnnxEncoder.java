package io.github.gdxagents.console.export;

import io.github.gdxagents.network.Convolution;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.EncoderPart;
import io.github.gdxagents.network.GridPart;
import io.github.gdxagents.network.Patches;
import io.github.gdxagents.network.SetPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The nodes of an {@link Encoder}: each of its parts takes columns of the observation, and what
 * they put out becomes columns again.
 *
 * <pre>
 *   grid   [batch, channels, height, width] - convolutions - [batch, rows, columns, filters]
 *   set    [batch, places, numbers] - layers - 0 where no entity is - greatest over the places
 * </pre>
 */
final class OnnxEncoder {

  private final OnnxGraph graph;

  private OnnxEncoder(OnnxGraph graph) {
    this.graph = graph;
  }

  /**
   * Adds an encoder to a graph.
   *
   * @param prefix of all names
   * @param input the name of what enters, {@code [batch x inputs]}
   * @param graph modified
   * @return the name of what leaves, {@code [batch x outputs]}
   */
  static String add(Encoder encoder, String prefix, String input, OnnxGraph graph) {
    return new OnnxEncoder(graph).add(encoder, prefix, input);
  }

  /** Whether two encoders put out the same, whatever enters. */
  static boolean same(Encoder one, Encoder other) {
    boolean same = one.parts().size() == other.parts().size();
    for (int p = 0; same && p < one.parts().size(); p++) {
      same = same(one.parts().get(p), other.parts().get(p));
    }
    return same;
  }

  private static boolean same(EncoderPart one, EncoderPart other) {
    boolean same =
        one.getClass() == other.getClass()
            && one.inputs() == other.inputs()
            && one.layers().size() == other.layers().size()
            && patches(one).equals(patches(other));
    for (int l = 0; same && l < one.layers().size(); l++) {
      Dense layer = one.layers().get(l);
      Dense another = other.layers().get(l);
      same =
          layer.activation() == another.activation()
              && Arrays.equals(layer.biases(), another.biases())
              && Arrays.equals(layer.weights(), another.weights());
    }
    return same;
  }

  private static List<Patches> patches(EncoderPart part) {
    return part instanceof GridPart grid
        ? grid.convolutions().stream().map(Convolution::patches).toList()
        : List.of();
  }

  private String add(Encoder encoder, String prefix, String input) {
    List<String> outputs = new ArrayList<>();
    int first = 0;
    for (EncoderPart part : encoder.parts()) {
      String partPrefix = prefix + "part_" + outputs.size() + "_";
      int end = first + part.inputs();
      String numbers = graph.columns(input, first, end, encoder.inputs(), partPrefix + "numbers");
      if (part instanceof GridPart grid) {
        outputs.add(add(grid, partPrefix, numbers));
      } else if (part instanceof SetPart set) {
        outputs.add(add(set, partPrefix, numbers));
      } else {
        outputs.add(numbers);
      }
      first = end;
    }
    return outputs.size() == 1
        ? outputs.get(0)
        : graph.node("Concat", prefix + "output", outputs, Map.of("axis", 1));
  }

  private String add(GridPart part, String prefix, String numbers) {
    Patches first = part.convolutions().get(0).patches();
    String map =
        reshape(numbers, prefix + "grid", 0, first.channels(), first.height(), first.width());
    for (int c = 0; c < part.convolutions().size(); c++) {
      map = add(part.convolutions().get(c), prefix + c + "_", map);
    }
    String cells =
        graph.node(
            "Transpose", prefix + "cells", List.of(map), Map.of("perm", List.of(0, 2, 3, 1)));
    return reshape(cells, prefix + "output", 0, -1);
  }

  private String add(Convolution convolution, String prefix, String map) {
    Patches patches = convolution.patches();
    Dense filters = convolution.filters();
    String weights =
        graph.floats(
            prefix + "weights",
            filterAfterFilter(convolution),
            filters.outputs(),
            patches.channels(),
            patches.kernelHeight(),
            patches.kernelWidth());
    String biases = graph.floats(prefix + "biases", filters.biases(), filters.outputs());
    String sums =
        graph.node(
            "Conv",
            prefix + "sums",
            List.of(map, weights, biases),
            Map.of(
                "kernel_shape", List.of(patches.kernelHeight(), patches.kernelWidth()),
                "strides", List.of(patches.stride(), patches.stride())));
    return graph.node("Relu", prefix + "map", sums);
  }

  /**
   * Brings weights from {@code [row of the window][column][channel][filter]} to {@code
   * [filter][channel][row][column]}.
   */
  private static float[] filterAfterFilter(Convolution convolution) {
    int channels = convolution.patches().channels();
    int cells = convolution.patches().size() / channels;
    int filters = convolution.filters().outputs();
    float[] weights = convolution.filters().weights();
    float[] moved = new float[weights.length];
    int next = 0;
    for (int filter = 0; filter < filters; filter++) {
      for (int channel = 0; channel < channels; channel++) {
        for (int cell = 0; cell < cells; cell++) {
          moved[next++] = weights[(cell * channels + channel) * filters + filter];
        }
      }
    }
    return moved;
  }

  private String add(SetPart part, String prefix, String numbers) {
    int places = part.maxEntities();
    String share = graph.columns(numbers, 0, 1, part.inputs(), prefix + "share");
    String entities =
        reshape(
            graph.columns(numbers, 1, part.inputs(), part.inputs(), prefix + "places"),
            prefix + "entities",
            0,
            places,
            part.layers().get(0).inputs());
    String outputs = entities;
    for (int l = 0; l < part.layers().size(); l++) {
      Dense layer = part.layers().get(l);
      String layerPrefix = prefix + l + "_";
      String weights =
          graph.floats(layerPrefix + "weights", layer.weights(), layer.inputs(), layer.outputs());
      String biases = graph.floats(layerPrefix + "biases", layer.biases(), layer.outputs());
      String products = graph.node("MatMul", layerPrefix + "products", outputs, weights);
      String sums = graph.node("Add", layerPrefix + "sums", products, biases);
      outputs = graph.node("Relu", layerPrefix + "output", sums);
    }
    String nothing = graph.floats(prefix + "nothing", new float[] {0});
    String present =
        graph.node("Where", prefix + "present", taken(part, prefix, share), outputs, nothing);
    String greatest =
        graph.node(
            "ReduceMax",
            prefix + "greatest",
            List.of(present),
            Map.of("axes", List.of(1), "keepdims", 0));
    return graph.node("Concat", prefix + "output", List.of(share, greatest), Map.of("axis", 1));
  }

  /**
   * Which places of a set are taken, {@code [batch, places, 1]}: place {@code p} is if the rounded
   * count is above {@code p}, and so if the count is at least {@code p + 0.5}.
   */
  private String taken(SetPart part, String prefix, String share) {
    int places = part.maxEntities();
    float[] leastCounts = new float[places];
    for (int place = 0; place < places; place++) {
      leastCounts[place] = place + 0.5f;
    }
    String most = graph.floats(prefix + "most", new float[] {places});
    String count =
        graph.node("Mul", prefix + "count", reshape(share, prefix + "shares", 0, 1, 1), most);
    String least = graph.floats(prefix + "least_counts", leastCounts, places, 1);
    return graph.node("GreaterOrEqual", prefix + "taken", count, least);
  }

  private String reshape(String input, String name, long... shape) {
    return graph.node("Reshape", name, input, graph.integers(name + "_shape", shape));
  }
}
