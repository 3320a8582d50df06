package io.github.gdxagents.dl4j;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs a graph from any number of threads, each with a copy of it, as DL4J's are not safe. */
final class GraphPool {

  /**
   * Rows enter a graph by so many at a time, filled up with zeros: OpenBLAS computes the last rows
   * of a larger batch by other kernels, so that a bot's decision would depend on how many others
   * there are, and training on the number of threads.
   */
  private static final int BLOCK_ROWS = 16;

  private final ComputationGraph original;
  private final GraphInputs inputs;
  private final Queue<Copy> idle = new ConcurrentLinkedQueue<>();

  /** A copy, and the parameters that it holds at present. */
  private static final class Copy {

    final ComputationGraph graph;
    float @Nullable [] loaded;

    Copy(ComputationGraph graph) {
      this.graph = graph;
    }
  }

  /**
   * @param original initialized; copied
   */
  GraphPool(ComputationGraph original, GraphInputs inputs) {
    this.original = copy(original);
    this.inputs = inputs;
  }

  private static ComputationGraph copy(ComputationGraph graph) {
    ComputationGraph copy = graph.clone();
    copy.getConfiguration().setTrainingWorkspaceMode(WorkspaceMode.NONE);
    copy.getConfiguration().setInferenceWorkspaceMode(WorkspaceMode.NONE);
    return copy;
  }

  /** A copy that is the caller's own. */
  synchronized ComputationGraph newGraph() {
    return copy(original);
  }

  GraphInputs inputs() {
    return inputs;
  }

  /** What the graph is like, on one line. */
  String architecture() {
    return GraphText.of(original.getConfiguration());
  }

  /** How many parameters the graph has. */
  int parameterCount() {
    return (int) original.numParams();
  }

  /**
   * Computes one of the graph's outputs.
   *
   * @param parameters in the graph's own order; never to be changed
   * @param x {@code [rows x observation]}
   * @param y modified: receives {@code [rows x size]}
   */
  void forward(float[] parameters, String output, int size, float[] x, int rows, float[] y) {
    Copy copy = idle.poll();
    if (copy == null) {
      copy = new Copy(newGraph());
    }
    if (copy.loaded != parameters) {
      copy.graph.params().assign(Nd4j.createFromArray(parameters));
      copy.loaded = parameters;
    }
    int columns = inputs.observationSize();
    for (int from = 0; from < rows; from += BLOCK_ROWS) {
      int count = Math.min(BLOCK_ROWS, rows - from);
      float[] block = Arrays.copyOfRange(x, from * columns, (from + count) * columns);
      INDArray[] entering = inputs.of(Arrays.copyOf(block, BLOCK_ROWS * columns), BLOCK_ROWS);
      float[] values = floats(output(copy.graph.feedForward(entering, false, true), output));
      System.arraycopy(values, 0, y, from * size, count * size);
    }
    idle.offer(copy);
  }

  /** What one vertex put out. */
  static INDArray output(Map<String, INDArray> activations, String vertex) {
    return Objects.requireNonNull(activations.get(vertex), vertex);
  }

  /** An array's numbers, row by row. */
  static float[] floats(INDArray array) {
    return array.dup('c').data().asFloat();
  }
}
