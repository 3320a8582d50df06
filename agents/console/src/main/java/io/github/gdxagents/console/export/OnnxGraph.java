package io.github.gdxagents.console.export;

import io.github.gdxagents.console.protobuf.ProtobufMessage;
import io.github.gdxagents.training.LibraryVersion;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An ONNX model in the making: values have names, and each node computes a new one from others. The
 * numbers of fields are those of {@code onnx.proto} (ONNX, "Open Neural Network Exchange
 * Intermediate Representation Specification").
 */
final class OnnxGraph {

  /** The version of the operators, from March 2021: nearly every tool reads it. */
  static final int OPSET = 13;

  /** The version of the file format that came with {@link #OPSET}. */
  private static final int IR_VERSION = 7;

  /** The types of a tensor's elements. */
  enum ElementType {
    FLOAT(1),
    INT64(7),
    BOOL(9);

    private final int number;

    ElementType(int number) {
      this.number = number;
    }
  }

  /** The name of the dimension that any number of bots share. */
  private static final String BATCH = "batch";

  private static final int INTEGER_ATTRIBUTE = 2;
  private static final int INTEGERS_ATTRIBUTE = 7;

  private final ProtobufMessage graph = new ProtobufMessage();

  /** Declares an input {@code [batch x size]}, and returns its name. */
  String input(String name, ElementType type, int size, String description) {
    graph.add(11, valueInfo(name, type, size, description));
    return name;
  }

  /** Declares that the value of this name, {@code [batch x size]}, is an output. */
  void output(String name, ElementType type, int size, String description) {
    graph.add(12, valueInfo(name, type, size, description));
  }

  /**
   * Adds a node with one output.
   *
   * @param output the name of what it computes, new
   * @param inputs names
   * @param attributes an integer or a list of integers by each name
   * @return the output's name
   */
  String node(String operator, String output, List<String> inputs, Map<String, ?> attributes) {
    ProtobufMessage node = new ProtobufMessage();
    for (String input : inputs) {
      node.add(1, input);
    }
    node.add(2, output).add(3, output).add(4, operator);
    // In an order of their own, so that the same policy gives the same bytes.
    new TreeMap<>(attributes).forEach((name, value) -> node.add(5, attribute(name, value)));
    graph.add(1, node);
    return output;
  }

  private static ProtobufMessage attribute(String name, Object value) {
    ProtobufMessage attribute = new ProtobufMessage().add(1, name);
    if (value instanceof Integer integer) {
      return attribute.add(3, integer).add(20, INTEGER_ATTRIBUTE);
    } else if (value instanceof List<?> list) {
      list.forEach(element -> attribute.add(8, (Integer) element));
      return attribute.add(20, INTEGERS_ATTRIBUTE);
    }
    throw new IllegalArgumentException(
        "The attribute " + name + " must be an integer or a list of them, not " + value);
  }

  /** Adds a node without attributes and with one output. */
  String node(String operator, String output, String... inputs) {
    return node(operator, output, List.of(inputs), Map.of());
  }

  /**
   * Adds what takes columns out of a matrix of {@code size} columns, and returns its name: the
   * matrix itself, where it has no others.
   *
   * @param from the first column
   * @param to the first that is not taken
   */
  String columns(String matrix, int from, int to, int size, String name) {
    if (from == 0 && to == size) {
      return matrix;
    }
    return node(
        "Slice",
        name,
        matrix,
        integers(name + "_from", from),
        integers(name + "_to", to),
        integers(name + "_axis", 1));
  }

  /** Adds constant floats of a shape, none for a single number, and returns the name. */
  String floats(String name, float[] values, int... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return constant(name, ElementType.FLOAT, bytes.array(), shape);
  }

  /** Adds a constant vector of integers, and returns its name. */
  String integers(String name, long... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return constant(name, ElementType.INT64, bytes.array(), values.length);
  }

  private String constant(String name, ElementType type, byte[] values, int... shape) {
    ProtobufMessage tensor = new ProtobufMessage();
    for (int dimension : shape) {
      tensor.add(1, dimension);
    }
    graph.add(5, tensor.add(2, type.number).add(8, name).add(9, values));
    return name;
  }

  private static ProtobufMessage valueInfo(
      String name, ElementType type, int size, String description) {
    ProtobufMessage shape =
        new ProtobufMessage()
            .add(1, new ProtobufMessage().add(2, BATCH))
            .add(1, new ProtobufMessage().add(1, size));
    ProtobufMessage tensor = new ProtobufMessage().add(1, type.number).add(2, shape);
    return new ProtobufMessage()
        .add(1, name)
        .add(2, new ProtobufMessage().add(1, tensor))
        .add(3, description);
  }

  /**
   * The file.
   *
   * @param name of the graph
   * @param description of the model
   * @param metadata further texts by their keys
   */
  byte[] file(String name, String description, Map<String, String> metadata) {
    ProtobufMessage model =
        new ProtobufMessage()
            .add(1, IR_VERSION)
            .add(2, "gdx-agents")
            .add(3, LibraryVersion.current())
            .add(6, description)
            .add(7, graph.add(2, name))
            .add(8, new ProtobufMessage().add(1, "").add(2, OPSET));
    metadata.forEach(
        (key, value) -> model.add(14, new ProtobufMessage().add(1, key).add(2, value)));
    return model.toByteArray();
  }
}
