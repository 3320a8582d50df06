package io.github.gdxagents.dl4j;

import io.github.gdxagents.training.network.Backprop;
import io.github.gdxagents.training.network.InputBatch;
import io.github.gdxagents.training.network.NetworkOutputs;
import io.github.gdxagents.training.network.OutputGradient;
import io.github.gdxagents.training.network.ParameterLayout;
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

  private final ParameterLayout layout;
  private final ActorCriticGraph networks;
  private final ComputationGraph graph;

  GraphBackprop(ParameterLayout layout) {
    this.layout = layout;
    this.networks = new ActorCriticGraph(layout);
    this.graph = networks.graph();
  }

  @Override
  public void compute(
      float[] parameters, InputBatch batch, OutputGradient outputGradient, float[] gradient) {
    int rows = batch.rows();
    int axes = layout.axes();
    networks.setParameters(parameters);

    Map<String, INDArray> activations =
        graph.feedForward(networks.inputs(batch.observations(), rows), true, false);
    NetworkOutputs outputs =
        new NetworkOutputs(
            outputOf(activations, ActorCriticGraph.POLICY),
            outputOf(activations, ActorCriticGraph.VALUE),
            axes > 0
                ? Arrays.copyOf(outputOf(activations, ActorCriticGraph.LOG_DEVIATION), axes)
                : new float[0]);

    int outputSize = layout.policyOutputs();
    int heads = layout.valueHeads();
    NetworkOutputs errors = NetworkOutputs.ofRows(rows, outputSize, heads, axes);
    outputGradient.compute(0, rows, outputs, errors);

    INDArray policyErrors = matrix(errors.policy(), rows, outputSize);
    INDArray valueErrors = matrix(errors.values(), rows, heads);
    Gradient result =
        axes > 0
            ? graph.backpropGradient(
                policyErrors, valueErrors, inFirstRow(errors.logStandardDeviations(), rows))
            : graph.backpropGradient(policyErrors, valueErrors);
    networks.inOrderOfLayout(toFloats(result.gradient()), gradient);
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
