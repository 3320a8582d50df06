package io.github.gdxagents.dl4j;

import io.github.gdxagents.training.network.OutputTangents;
import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The tangents of a graph, by central differences of its outputs in double precision. DL4J has no
 * forward mode; but with a step of 1e-5 what is left out is of the order of 1e-10, far less than
 * the rounding of floats.
 */
final class GraphTangents implements OutputTangents {

  /** How far the parameter that moves most is moved to each side. */
  private static final double STEP = 1e-5;

  private final ComputationGraph graph;
  private final INDArray[] inputs;
  private final double[] parameters;

  /**
   * @param parameters of the graph
   * @param observations {@code [rows x observation]}
   */
  GraphTangents(GraphPool graphs, float[] parameters, float[] observations, int rows) {
    this.graph = graphs.newGraph().convertDataType(DataType.DOUBLE);
    this.inputs = graphs.inputs().of(observations, rows);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = inputs[i].castTo(DataType.DOUBLE);
    }
    this.parameters = new double[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      this.parameters[i] = parameters[i];
    }
  }

  @Override
  public void compute(float[] direction, float[] tangents) {
    double greatest = 0;
    for (int i = 0; i < parameters.length; i++) {
      greatest = Math.max(greatest, Math.abs(direction[i]));
    }
    if (greatest == 0) {
      Arrays.fill(tangents, 0);
      return;
    }
    double step = STEP / greatest;
    double[] above = outputs(direction, step);
    double[] below = outputs(direction, -step);
    for (int i = 0; i < above.length; i++) {
      tangents[i] = (float) ((above[i] - below[i]) / (2 * step));
    }
  }

  /** What the policy puts out when the parameters have moved. */
  private double[] outputs(float[] direction, double step) {
    double[] moved = parameters.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += step * direction[i];
    }
    graph.params().assign(Nd4j.createFromArray(moved));
    Map<String, INDArray> activations = graph.feedForward(inputs, false, false);
    return GraphPool.output(activations, GraphRequirements.POLICY).dup('c').data().asDouble();
  }
}
