package io.github.gdxagents.dl4j;

import io.github.gdxagents.hook.ObservationShape;
import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How an observation enters a graph: as a whole, by the input {@code observation}, or by one input
 * for each of its components.
 *
 * <pre>
 *   observation, vector, set   [rows x numbers]
 *   grid                       [rows x channels x height x width]
 * </pre>
 */
final class GraphInputs {

  /** The input that takes everything. */
  static final String WHOLE = "observation";

  /**
   * What one input takes of an observation.
   *
   * @param flat whether it enters as numbers side by side, and not as a grid
   * @param shape of what enters for one row
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Part(String name, int offset, int size, boolean flat, long[] shape) {}

  private final int observationSize;
  private final List<Part> parts;

  /** Whether the inputs, one after the other, are the observation: in order, and without grids. */
  private final boolean wholeInOrder;

  /**
   * @param names of the graph's inputs, in its order
   * @throws InvalidSettingException unless they are the whole observation, or all its components
   */
  GraphInputs(List<String> names, ObservationSpec spec) {
    observationSize = spec.size();
    List<String> components =
        spec.components().stream().map(ObservationSpec.Component::name).toList();
    parts = new ArrayList<>();
    if (names.equals(List.of(WHOLE)) && !names.equals(components)) {
      parts.add(new Part(WHOLE, 0, observationSize, true, new long[] {observationSize}));
    } else {
      if (names.size() != components.size() || !components.containsAll(names)) {
        throw new InvalidSettingException(
            "The graph's inputs are %s, but agents observe %s; name one input after each of these components, or a single one '%s', which takes all of them one after the other"
                .formatted(names, components, WHOLE));
      }
      names.forEach(name -> parts.add(part(name, spec)));
    }
    wholeInOrder =
        parts.stream().allMatch(Part::flat) && (parts.size() == 1 || names.equals(components));
  }

  private static Part part(String name, ObservationSpec spec) {
    int offset = 0;
    for (ObservationSpec.Component component : spec.components()) {
      if (component.name().equals(name)) {
        ObservationShape shape = component.shape();
        boolean grid = shape.kind() == ObservationShape.Kind.GRID;
        long[] dimensions =
            grid
                ? new long[] {shape.channels(), shape.height(), shape.width()}
                : new long[] {component.size()};
        return new Part(name, offset, component.size(), !grid, dimensions);
      }
      offset += component.size();
    }
    throw new IllegalArgumentException("No component named " + name);
  }

  /** What each input takes, in the graph's order; together, all of the observation. */
  List<Part> parts() {
    return parts;
  }

  /** How many numbers an observation has. */
  int observationSize() {
    return observationSize;
  }

  /** Whether these inputs, laid end to end, are an observation as it is. */
  boolean areWhole(List<String> names) {
    return wholeInOrder && names.equals(parts.stream().map(Part::name).toList());
  }

  /**
   * What enters the graph.
   *
   * @param observations {@code [rows x observation]}
   */
  INDArray[] of(float[] observations, int rows) {
    return parts.stream().map(part -> input(part, observations, rows)).toArray(INDArray[]::new);
  }

  private INDArray input(Part part, float[] observations, int rows) {
    float[] values = new float[rows * part.size()];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(
          observations,
          row * observationSize + part.offset(),
          values,
          row * part.size(),
          part.size());
    }
    long[] shape = new long[1 + part.shape().length];
    shape[0] = rows;
    System.arraycopy(part.shape(), 0, shape, 1, part.shape().length);
    return Nd4j.create(values, shape, 'c');
  }

  /** For messages: {@code "observation [rows x 8]"}. */
  @Override
  public String toString() {
    return String.join(
        ", ",
        parts.stream()
            .map(
                part -> {
                  StringBuilder text = new StringBuilder(part.name()).append(" [rows");
                  for (long dimension : part.shape()) {
                    text.append(" x ").append(dimension);
                  }
                  return text.append(']').toString();
                })
            .toList());
  }
}
