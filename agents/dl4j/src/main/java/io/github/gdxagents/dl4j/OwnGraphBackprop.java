package io.github.gdxagents.dl4j;

import io.github.gdxagents.training.network.Backprop;
import io.github.gdxagents.training.network.InputBatch;
import io.github.gdxagents.training.network.NetworkOutputs;
import io.github.gdxagents.training.network.OutputGradient;
import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Gradients of a user's graph, from those of its outputs, which enter as errors. The parameters are
 * the graph's in its own order, and after them the logarithms of standard deviations, which the
 * graph does not know.
 */
final class OwnGraphBackprop implements Backprop {

  private final ComputationGraph graph;
  private final GraphInputs inputs;
  private final int graphParameters;
  private final int policyOutputs;
  private final boolean policyFirst;

  OwnGraphBackprop(GraphPool graphs, int policyOutputs) {
    this.graph = graphs.newGraph();
    this.inputs = graphs.inputs();
    this.graphParameters = graphs.parameterCount();
    this.policyOutputs = policyOutputs;
    this.policyFirst =
        graph.getConfiguration().getNetworkOutputs().get(0).equals(GraphRequirements.POLICY);
  }

  @Override
  public void compute(
      float[] parameters, InputBatch batch, OutputGradient outputGradient, float[] gradient) {
    int rows = batch.rows();
    graph.params().assign(Nd4j.createFromArray(Arrays.copyOf(parameters, graphParameters)));
    Map<String, INDArray> activations =
        graph.feedForward(inputs.of(batch.observations(), rows), true, false);
    float[] logDeviations = Arrays.copyOfRange(parameters, graphParameters, parameters.length);
    NetworkOutputs outputs =
        new NetworkOutputs(
            GraphPool.floats(GraphPool.output(activations, GraphRequirements.POLICY)),
            GraphPool.floats(GraphPool.output(activations, GraphRequirements.VALUE)),
            logDeviations);
    NetworkOutputs errors = NetworkOutputs.ofRows(rows, policyOutputs, logDeviations.length);
    outputGradient.compute(0, rows, outputs, errors);

    INDArray policy = Nd4j.create(errors.policy(), new long[] {rows, policyOutputs}, 'c');
    INDArray value = Nd4j.create(errors.values(), new long[] {rows, 1}, 'c');
    INDArray result =
        (policyFirst
                ? graph.backpropGradient(policy, value)
                : graph.backpropGradient(value, policy))
            .gradient();
    System.arraycopy(GraphPool.floats(result), 0, gradient, 0, graphParameters);
    System.arraycopy(
        errors.logStandardDeviations(), 0, gradient, graphParameters, logDeviations.length);
  }
}
