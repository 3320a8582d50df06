package io.github.gdxagents.dl4j;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.NetworkSettings;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/** What cannot be trained is refused before training: what, where, and what to do. */
class GraphRefusalsTest {

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .observe("position", 2, "m")
          .observe("velocity", 2, "m/s")
          .discrete("move", "left", "right", "stay")
          .build();

  private static GraphBuilder builder(NeuralNetConfiguration.Builder defaults) {
    return defaults.graphBuilder().validateOutputLayerConfig(false);
  }

  private static GraphBuilder builder() {
    return builder(new NeuralNetConfiguration.Builder());
  }

  /** A graph with a hidden layer of one's choice. */
  private static GraphLearner with(org.deeplearning4j.nn.conf.layers.Layer hidden) {
    return with(builder(), hidden, "policy", "value");
  }

  private static GraphLearner with(
      GraphBuilder builder, org.deeplearning4j.nn.conf.layers.Layer hidden, String... outputs) {
    return new GraphLearner(
        new ComputationGraph(
            builder
                .addInputs("observation")
                .addLayer("body", hidden, "observation")
                .addLayer(outputs[0], OwnGraphs.head(8, 3), "body")
                .addLayer(outputs[1], OwnGraphs.head(8, 1), "body")
                .setOutputs(outputs)
                .build()));
  }

  private static DenseLayer.Builder dense() {
    return new DenseLayer.Builder().nIn(4).nOut(8).activation(Activation.TANH);
  }

  private static GraphLearner sized(int inputs, int policyOutputs, int valueOutputs, String input) {
    return new GraphLearner(
        new ComputationGraph(
            builder()
                .addInputs(input)
                .addLayer("body", OwnGraphs.dense(inputs, 8, Activation.TANH), input)
                .addLayer("policy", OwnGraphs.head(8, policyOutputs), "body")
                .addLayer("value", OwnGraphs.head(8, valueOutputs), "body")
                .setOutputs("policy", "value")
                .build()));
  }

  private static void assertRefused(ThrowingCallable what, String message) {
    assertThatThrownBy(what).isInstanceOf(InvalidSettingException.class).hasMessage(message);
  }

  @Test
  void aGraphThatFitsIsTaken() {
    assertThatCode(() -> sized(4, 3, 1, "observation").networks(SPEC, NetworkSettings.DEFAULT))
        .doesNotThrowAnyException();
    assertThatCode(() -> with(dense().build())).doesNotThrowAnyException();
  }

  @Test
  void missingOutputs() {
    assertRefused(
        () -> with(builder(), dense().build(), "actions", "value"),
        "The graph's outputs are [actions, value], but must be policy and value; name the layers so,"
            + " and call setOutputs(\"policy\", \"value\")");
  }

  @Test
  void wrongSizes() {
    assertRefused(
        () -> sized(4, 5, 1, "observation").networks(SPEC, NetworkSettings.DEFAULT),
        "Output 'policy' puts out 5 numbers, but the choices and axes of [move[left, right, stay]]"
            + " [] needs 3; set its nOut to 3");
    assertRefused(
        () -> sized(4, 3, 2, "observation").networks(SPEC, NetworkSettings.DEFAULT),
        "Output 'value' puts out 2 numbers, but a value needs 1; set its nOut to 1");
    assertThatThrownBy(() -> sized(5, 3, 1, "observation").networks(SPEC, NetworkSettings.DEFAULT))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(
            "The graph cannot take what agents observe, observation [rows x 4]; make nIn of the"
                + " layers behind its inputs fit. DL4J says: ");
  }

  @Test
  void wrongInputs() {
    assertRefused(
        () -> sized(4, 3, 1, "positions").networks(SPEC, NetworkSettings.DEFAULT),
        "The graph's inputs are [positions], but agents observe [position, velocity]; name one input"
            + " after each of these components, or a single one 'observation', which takes all of"
            + " them one after the other");
    assertRefused(
        () -> sized(2, 3, 1, "position").networks(SPEC, NetworkSettings.DEFAULT),
        "The graph's inputs are [position], but agents observe [position, velocity]; name one input"
            + " after each of these components, or a single one 'observation', which takes all of"
            + " them one after the other");
  }

  @Test
  void whatDiffersBetweenTrainingAndPlay() {
    assertRefused(
        () -> with(dense().dropOut(0.5).build()),
        "Layer 'body' has dropout, which cannot be trained with here: actions would be judged by"
            + " another network than drew them; remove it");
    assertRefused(
        () -> with(dense().activation(Activation.RRELU).build()),
        "Layer 'body' has the random activation rrelu, which cannot be trained with here: actions"
            + " would be judged by another network than drew them; remove it");
    assertRefused(
        () -> with(dense().weightNoise(new DropConnect(0.5)).build()),
        "Layer 'body' has weight noise, which cannot be trained with here: the policy explores by"
            + " drawing its actions; remove it");
    assertRefused(
        () -> with(new BatchNormalization.Builder().nIn(4).nOut(4).build()),
        "Layer 'body', of type BatchNormalization, is not known to have the right gradient and to"
            + " compute the same in training and in play; use one of ActivationLayer,"
            + " ConvolutionLayer, DenseLayer, SubsamplingLayer");
  }

  @Test
  void whatWouldBePassedOver() {
    String optimizer = ", which cannot be trained with here: the optimizer is not DL4J's";
    assertRefused(
        () -> with(dense().l2(1e-4).build()),
        "Layer 'body' has l1, l2 or weight decay" + optimizer + "; remove it");
    assertRefused(
        () ->
            with(
                builder(new NeuralNetConfiguration.Builder().weightDecay(1e-4)),
                dense().build(),
                "policy",
                "value"),
        "Layer 'body' has l1, l2 or weight decay" + optimizer + "; remove it");
    assertRefused(
        () -> with(dense().gradientNormalization(GradientNormalization.ClipL2PerLayer).build()),
        "Layer 'body' has gradient normalization"
            + optimizer
            + ", and bounds gradients by max-gradient-norm; remove it");
    assertRefused(
        () -> with(dense().constrainWeights(new MaxNormConstraint(1, 1)).build()),
        "Layer 'body' has constraints, which cannot be trained with here: only DL4J's own fit"
            + " applies them; remove it");
    assertRefused(
        () ->
            with(
                builder(new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE)),
                dense().build(),
                "policy",
                "value"),
        "The graph computes in DOUBLE, but training in FLOAT; set dataType(DataType.FLOAT)");
  }

  @Test
  void headsThatAreMoreThanSums() {
    String plain =
        " must be a DenseLayer with Activation.IDENTITY, as losses are computed outside of the graph";
    assertRefused(
        () ->
            new GraphLearner(
                OwnGraphs.graph(
                    builder()
                        .addInputs("observation")
                        .addLayer(
                            "policy", OwnGraphs.dense(4, 3, Activation.SOFTMAX), "observation")
                        .addLayer("value", OwnGraphs.head(4, 1), "observation"))),
        "Output 'policy'" + plain);
    assertThatThrownBy(
            () ->
                new GraphLearner(
                    OwnGraphs.graph(
                        builder()
                            .addInputs("observation")
                            .addLayer("policy", OwnGraphs.head(4, 3), "observation")
                            .addLayer(
                                "value",
                                new OutputLayer.Builder().nIn(4).nOut(1).build(),
                                "observation"))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("Layer 'value', of type OutputLayer, is not known");
    assertRefused(
        () ->
            new GraphLearner(
                OwnGraphs.graph(
                    builder()
                        .addInputs("observation")
                        .addLayer("policy", OwnGraphs.head(4, 3), "observation")
                        .addLayer("value", OwnGraphs.head(3, 1), "policy"))),
        "Output 'policy' also feeds 'value'; feed it from a layer before the output");
  }

  @Test
  void layersThatLeadNowhere() {
    assertRefused(
        () ->
            new GraphLearner(
                OwnGraphs.graph(
                    builder()
                        .allowDisconnected(true)
                        .addInputs("observation")
                        .addLayer("policy", OwnGraphs.head(4, 3), "observation")
                        .addLayer("value", OwnGraphs.head(4, 1), "observation")
                        .addLayer("idle", OwnGraphs.head(4, 1), "observation"))),
        "'idle' feeds nothing, so it would have no gradient; connect it, or remove it");
  }

  @Test
  void verticesAndPoolingThatNobodyHasTried() {
    assertRefused(
        () ->
            with(
                new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.SUM)
                    .kernelSize(2, 2)
                    .build()),
        "Layer 'body' has pooling of type SUM, which cannot be trained with here: only MAX and AVG"
            + " are known to have the right gradient; remove it");
    assertThatThrownBy(
            () ->
                new GraphLearner(
                    OwnGraphs.graph(
                        builder()
                            .addInputs("observation")
                            .addVertex("unit", new L2NormalizeVertex(), "observation")
                            .addLayer("policy", OwnGraphs.head(4, 3), "unit")
                            .addLayer("value", OwnGraphs.head(4, 1), "unit"))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("Vertex 'unit', of type L2NormalizeVertex, is not known");
  }
}
