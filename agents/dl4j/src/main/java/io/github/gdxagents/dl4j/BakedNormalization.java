package io.github.gdxagents.dl4j;

import io.github.gdxagents.policy.ObservationNormalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A policy's normalizer as vertices between each of a graph's inputs and what it feeds, so that the
 * graph takes observations as the game gives them:
 *
 * <pre>
 *   input - (flat) - minus mean - by deviation, hard tanh - by clip - (grid) - what the input fed
 * </pre>
 *
 * <p>The mean is subtracted before anything is multiplied, as {@link ObservationNormalizer} does
 * it: far from 0 the difference would be lost in rounding.
 */
final class BakedNormalization {

  private final GraphInputs inputs;
  private final ObservationNormalizer normalizer;

  /**
   * @param inputs of the graphs to be changed
   */
  BakedNormalization(GraphInputs inputs, ObservationNormalizer normalizer) {
    this.inputs = inputs;
    this.normalizer = normalizer;
  }

  /** A copy of a graph that normalizes what enters it. */
  ComputationGraph addTo(ComputationGraph graph) {
    if (normalizer.isIdentity()) {
      return graph;
    }
    ComputationGraphConfiguration added = vertices();
    ComputationGraphConfiguration configuration = graph.getConfiguration().clone();
    redirect(configuration, name -> isInput(name) ? normalized(name) : name);
    configuration.getVertices().putAll(added.getVertices());
    configuration.getVertexInputs().putAll(added.getVertexInputs());
    ComputationGraph result = initialized(configuration);
    copyParameters(graph, result);
    parameters().forEach((name, values) -> result.getParam(name).assign(values));
    return result;
  }

  /**
   * A copy of a graph without what {@link #addTo} added.
   *
   * @throws IllegalArgumentException if what was added is not there, or has been changed since
   */
  ComputationGraph removeFrom(ComputationGraph graph) {
    if (normalizer.isIdentity()) {
      return graph;
    }
    parameters()
        .forEach(
            (name, values) -> {
              INDArray found = graph.paramTable().get(name);
              if (found == null
                  || !Arrays.equals(GraphPool.floats(found), GraphPool.floats(values))) {
                throw new IllegalArgumentException(
                    "its normalization, "
                        + name
                        + ", is not as it was saved; leave it as it is, or train a policy anew");
              }
            });
    ComputationGraphConfiguration added = vertices();
    ComputationGraphConfiguration configuration = graph.getConfiguration().clone();
    configuration.getVertices().keySet().removeAll(added.getVertices().keySet());
    configuration.getVertexInputs().keySet().removeAll(added.getVertices().keySet());
    redirect(
        configuration,
        name ->
            inputs.parts().stream()
                .map(GraphInputs.Part::name)
                .filter(input -> normalized(input).equals(name))
                .findFirst()
                .orElse(name));
    ComputationGraph result = initialized(configuration);
    copyParameters(graph, result);
    return result;
  }

  private boolean isInput(String name) {
    return inputs.parts().stream().anyMatch(part -> part.name().equals(name));
  }

  private static String normalized(String input) {
    return input + "-normalized";
  }

  private static void redirect(
      ComputationGraphConfiguration configuration, UnaryOperator<String> direction) {
    configuration
        .getVertexInputs()
        .replaceAll((vertex, sources) -> sources.stream().map(direction).toList());
  }

  private static ComputationGraph initialized(ComputationGraphConfiguration configuration) {
    configuration.setTopologicalOrder(null); // of what it was before
    configuration.setTopologicalOrderStr(null);
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    return graph;
  }

  /** Copies the parameters of layers that both have, by their names. */
  static void copyParameters(ComputationGraph from, ComputationGraph to) {
    Map<String, INDArray> known = from.paramTable();
    to.paramTable()
        .forEach(
            (name, values) -> {
              if (known.containsKey(name)) {
                values.assign(known.get(name));
              }
            });
  }

  private ComputationGraphConfiguration vertices() {
    boolean clipped = Float.isFinite(normalizer.clip());
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(0)
            .graphBuilder()
            .validateOutputLayerConfig(false);
    List<String> outputs = new ArrayList<>();
    for (GraphInputs.Part part : inputs.parts()) {
      String input = part.name();
      String source = input;
      builder.addInputs(input);
      long[] shape = part.shape();
      if (!part.flat()) {
        builder.addVertex(
            input + "-flat",
            new PreprocessorVertex(new CnnToFeedForwardPreProcessor(shape[1], shape[2], shape[0])),
            source);
        source = input + "-flat";
      }
      builder
          .addLayer(input + "-minus-mean", elementWise(part.size(), Activation.IDENTITY), source)
          .addLayer(
              input + "-by-deviation",
              elementWise(part.size(), clipped ? Activation.HARDTANH : Activation.IDENTITY),
              input + "-minus-mean");
      ScaleVertex scale = new ScaleVertex(clipped ? normalizer.clip() : 1);
      String end = normalized(input);
      if (part.flat()) {
        builder.addVertex(end, scale, input + "-by-deviation");
      } else {
        builder
            .addVertex(input + "-clipped", scale, input + "-by-deviation")
            .addVertex(
                end,
                new PreprocessorVertex(
                    new FeedForwardToCnnPreProcessor(shape[1], shape[2], shape[0])),
                input + "-clipped");
      }
      outputs.add(end);
    }
    return builder.setOutputs(outputs.toArray(new String[0])).build();
  }

  private static ElementWiseMultiplicationLayer elementWise(int size, Activation activation) {
    return new ElementWiseMultiplicationLayer.Builder()
        .nIn(size)
        .nOut(size)
        .activation(activation)
        .build();
  }

  /** The values of the added layers' parameters, by name. */
  private Map<String, INDArray> parameters() {
    float clip = Float.isFinite(normalizer.clip()) ? normalizer.clip() : 1;
    Map<String, INDArray> parameters = new LinkedHashMap<>();
    for (GraphInputs.Part part : inputs.parts()) {
      float[] ones = new float[part.size()];
      float[] means = new float[part.size()];
      float[] scales = new float[part.size()];
      Arrays.fill(ones, 1);
      for (int i = 0; i < part.size(); i++) {
        means[i] = -normalizer.mean(part.offset() + i);
        scales[i] = normalizer.inverseDeviation(part.offset() + i) / clip;
      }
      parameters.put(part.name() + "-minus-mean_W", row(ones));
      parameters.put(part.name() + "-minus-mean_b", row(means));
      parameters.put(part.name() + "-by-deviation_W", row(scales));
      parameters.put(part.name() + "-by-deviation_b", row(new float[part.size()]));
    }
    return parameters;
  }

  private static INDArray row(float[] values) {
    return Nd4j.create(values, new long[] {1, values.length}, 'c');
  }
}
