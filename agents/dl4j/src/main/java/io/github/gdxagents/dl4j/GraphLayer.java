package io.github.gdxagents.dl4j;

import io.github.gdxagents.network.ExternalLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.factory.Nd4j;

/** One output of a graph, as a network of a single layer that DL4J computes. */
final class GraphLayer extends ExternalLayer {

  private final GraphPool graphs;
  private final float[] parameters;
  private final String output;
  private final float unit;

  /**
   * @param parameters in the graph's own order; never changed from here on
   * @param output which of the graph's
   * @param size how many numbers that puts out
   * @param unit what they are multiplied by
   */
  GraphLayer(GraphPool graphs, float[] parameters, String output, int size, double unit) {
    super(graphs.inputs().observationSize(), size);
    this.graphs = graphs;
    this.parameters = parameters;
    this.output = output;
    this.unit = (float) Math.min(Float.MAX_VALUE, unit);
  }

  /** A graph of the caller's own, with the layer's parameters. */
  ComputationGraph newGraph() {
    ComputationGraph graph = graphs.newGraph();
    graph.params().assign(Nd4j.createFromArray(parameters));
    return graph;
  }

  /** What the output is multiplied by. */
  float unit() {
    return unit;
  }

  @Override
  public int parameterCount() {
    return parameters.length;
  }

  @Override
  protected void forward(float[] x, int rows, float[] y) {
    graphs.forward(parameters, output, outputs(), x, rows, y);
    if (unit != 1) {
      for (int i = 0; i < rows * outputs(); i++) {
        y[i] *= unit;
      }
    }
  }

  @Override
  public String whyNotInFile() {
    return "its network is a DL4J graph of more than dense layers one after the other, which games"
        + " do not carry; save it as a DL4J model, by Dl4jModel.write";
  }
}
