package io.github.gdxagents.training.network;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The reference: DL4J computes the forward pass and back-propagates the gradients of its outputs,
 * which enter as errors.
 */
final class GraphBackprop implements Backprop {

  private final ComputationGraph graph;
  private final ParameterLayout layout;

  GraphBackprop(ActorCriticGraph actorCritic) {
    this.graph = actorCritic.graph();
    this.layout = actorCritic.layout();
  }

  @Override
  public void compute(
      float[] parameters,
      float[] observations,
      int rows,
      OutputGradient outputGradient,
      float[] gradient) {
    int axes = layout.axes();
    graph.params().assign(Nd4j.createFromArray(parameters));

    Map<String, INDArray> activations = graph.feedForward(inputs(observations, rows), true, false);
    NetworkOutputs outputs =
        new NetworkOutputs(
            outputOf(activations, ActorCriticGraph.POLICY),
            outputOf(activations, ActorCriticGraph.VALUE),
            axes > 0
                ? Arrays.copyOf(outputOf(activations, ActorCriticGraph.LOG_DEVIATION), axes)
                : new float[0]);

    int outputSize = layout.policyOutputs();
    NetworkOutputs errors = NetworkOutputs.ofRows(rows, outputSize, axes);
    outputGradient.compute(0, rows, outputs, errors);

    INDArray policyErrors = matrix(errors.policy(), rows, outputSize);
    INDArray valueErrors = matrix(errors.values(), rows, 1);
    Gradient result =
        axes > 0
            ? graph.backpropGradient(
                policyErrors, valueErrors, inFirstRow(errors.logStandardDeviations(), rows))
            : graph.backpropGradient(policyErrors, valueErrors);
    System.arraycopy(toFloats(result.gradient()), 0, gradient, 0, gradient.length);
  }

  private INDArray[] inputs(float[] values, int rows) {
    INDArray observations = matrix(values, rows, layout.layers().get(0).inputs());
    return layout.axes() > 0
        ? new INDArray[] {observations, Nd4j.ones(rows, 1)}
        : new INDArray[] {observations};
  }

  /**
   * The deviations' gradient is a sum over rows already, so one row carries it and the others are
   * zero.
   */
  private static INDArray inFirstRow(float[] values, int rows) {
    return matrix(Arrays.copyOf(values, rows * values.length), rows, values.length);
  }

  private static INDArray matrix(float[] values, int rows, int columns) {
    return Nd4j.create(Arrays.copyOf(values, rows * columns), new long[] {rows, columns}, 'c');
  }

  private static float[] outputOf(Map<String, INDArray> activations, String layer) {
    return toFloats(Objects.requireNonNull(activations.get(layer), layer));
  }

  private static float[] toFloats(INDArray array) {
    return array.dup('c').data().asFloat();
  }
}
