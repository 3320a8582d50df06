package io.github.gdxagents.dl4j;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;

/** Graphs as users may make them. */
public final class OwnGraphs {

  private OwnGraphs() {}

  static GraphBuilder builder() {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .graphBuilder()
        .validateOutputLayerConfig(false);
  }

  static DenseLayer dense(int inputs, int outputs, Activation activation) {
    return new DenseLayer.Builder().nIn(inputs).nOut(outputs).activation(activation).build();
  }

  static DenseLayer head(int inputs, int outputs) {
    return dense(inputs, outputs, Activation.IDENTITY);
  }

  static ComputationGraph graph(GraphBuilder builder) {
    ComputationGraph graph = new ComputationGraph(builder.setOutputs("policy", "value").build());
    graph.init();
    return graph;
  }

  /**
   * Two hidden layers for the policy, and a wider one for the value: which no settings describe.
   */
  public static ComputationGraph uneven(String input, int inputs, int outputs) {
    return graph(
        builder()
            .addInputs(input)
            .addLayer("p1", dense(inputs, 16, Activation.TANH), input)
            .addLayer("p2", dense(16, 12, Activation.TANH), "p1")
            .addLayer("policy", head(12, outputs), "p2")
            .addLayer("v1", dense(inputs, 48, Activation.RELU), input)
            .addLayer("value", head(48, 1), "v1"));
  }

  /** Policy and value apart, each with a residual connection: which only DL4J computes. */
  public static ComputationGraph residual(String input, int inputs, int outputs) {
    return graph(
        builder()
            .addInputs(input)
            .addLayer("p1", dense(inputs, 16, Activation.TANH), input)
            .addLayer("p2", dense(16, 16, Activation.TANH), "p1")
            .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "p1", "p2")
            .addLayer("policy", head(16, outputs), "sum")
            .addLayer("v1", dense(inputs, 16, Activation.TANH), input)
            .addLayer("value", head(16 + inputs, 1), "v1", input));
  }

  /** A layer that policy and value share, with a residual connection. */
  public static ComputationGraph sharing(String input, int inputs, int outputs) {
    return graph(
        builder()
            .addInputs(input)
            .addLayer("a", dense(inputs, 8, Activation.TANH), input)
            .addLayer("b", dense(8, 8, Activation.TANH), "a")
            .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a", "b")
            .addLayer("policy", head(8, outputs), "sum")
            .addLayer("value", head(8, 1), "sum"));
  }

  /** Of every kind of vertex and layer that can be trained, for a vector of 5. */
  static ComputationGraph everything(String input, int outputs) {
    return graph(
        builder()
            .addInputs(input)
            .addLayer("a", dense(5, 8, Activation.SOFTSIGN), input)
            .addLayer("b", dense(8, 8, Activation.SIGMOID), "a")
            .addLayer(
                "c",
                new DenseLayer.Builder()
                    .nIn(8)
                    .nOut(8)
                    .activation(Activation.ELU)
                    .hasLayerNorm(true)
                    .build(),
                "b")
            .addVertex("product", new ElementWiseVertex(ElementWiseVertex.Op.Product), "a", "b")
            .addVertex("difference", new ElementWiseVertex(ElementWiseVertex.Op.Subtract), "c", "b")
            .addVertex("mean", new ElementWiseVertex(ElementWiseVertex.Op.Average), "b", "c", "a")
            .addVertex("max", new ElementWiseVertex(ElementWiseVertex.Op.Max), "difference", "mean")
            .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a", "max")
            .addVertex("scale", new ScaleVertex(0.7), "product")
            .addVertex("shift", new ShiftVertex(-0.2), "scale")
            .addVertex("subset", new SubsetVertex(2, 6), "sum")
            .addLayer("nonlinear", new ActivationLayer(Activation.TANH), "subset")
            .addLayer("policy", head(13, outputs), "shift", "nonlinear")
            .addLayer(
                "w",
                new DenseLayer.Builder()
                    .nIn(5)
                    .nOut(6)
                    .activation(Activation.TANH)
                    .hasBias(false)
                    .build(),
                "nonlinear")
            .addLayer("value", head(6, 1), "w"));
  }

  /** A grid of 2 x 6 x 5 and a vector of 3, seen by convolutions and a dense layer. */
  static ComputationGraph convolutional(int outputs) {
    return graph(
        builder()
            .addInputs("view", "speed")
            .setInputTypes(InputType.convolutional(6, 5, 2), InputType.feedForward(3))
            .addLayer(
                "filters",
                new ConvolutionLayer.Builder(3, 3).nOut(4).activation(Activation.TANH).build(),
                "view")
            .addLayer("max", pooling(SubsamplingLayer.PoolingType.MAX), "filters")
            .addLayer("mean", pooling(SubsamplingLayer.PoolingType.AVG), "filters")
            .addVertex("both", new MergeVertex(), "max", "mean")
            .addLayer("seen", dense(48, 10, Activation.TANH), "both")
            .addLayer("policy", head(13, outputs), "seen", "speed")
            .addLayer("value", head(10, 1), "seen"));
  }

  private static SubsamplingLayer pooling(SubsamplingLayer.PoolingType type) {
    return new SubsamplingLayer.Builder(type).kernelSize(2, 2).stride(1, 1).build();
  }
}
