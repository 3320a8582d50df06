package io.github.gdxagents.training.network;

import io.github.gdxagents.network.Encoder;
import java.util.ArrayList;
import java.util.List;

/** Forward and backward pass of an {@link Encoder}, the first layer of a chain. */
final class EncoderGradient extends LayerGradient {

  private final List<EncoderLayout.Part> layout;
  private final List<PartGradient> parts = new ArrayList<>();

  /**
   * @param weights of the encoder's layers, in the order of its parts
   */
  EncoderGradient(
      EncoderLayout encoder, List<DenseWeights> weights, MatrixProducts products, int maxRows) {
    super(encoder.outputs(), maxRows);
    layout = encoder.parts();
    int first = 0;
    for (EncoderLayout.Part part : layout) {
      int end = first + part.layers().size();
      parts.add(of(part, weights.subList(first, end), products, maxRows));
      first = end;
    }
  }

  private static PartGradient of(
      EncoderLayout.Part part, List<DenseWeights> weights, MatrixProducts products, int maxRows) {
    if (part instanceof EncoderLayout.Grid grid) {
      return new GridGradient(grid, weights, products, maxRows);
    } else if (part instanceof EncoderLayout.Entities set) {
      return new SetGradient(set, weights, products, maxRows);
    }
    return new VectorGradient(part.inputs());
  }

  /** Numbers that pass as they are. */
  private record VectorGradient(int size) implements PartGradient {

    @Override
    public void forward(Matrix x, int from, int rows, Matrix y, int to) {
      for (int row = 0; row < rows; row++) {
        System.arraycopy(x.values, row * x.stride + from, y.values, row * y.stride + to, size);
      }
    }

    @Override
    public void backward(int rows, Matrix dy, int to, float[] gradient) {
      // nothing is learned here
    }
  }

  @Override
  void forward(Matrix x, int rows) {
    int from = 0;
    int to = 0;
    for (int p = 0; p < parts.size(); p++) {
      parts.get(p).forward(x, from, rows, outputs, to);
      from += layout.get(p).inputs();
      to += layout.get(p).outputs();
    }
    received = false;
  }

  @Override
  void backward(Matrix x, int rows, float[] gradient) {
    int to = 0;
    for (int p = 0; p < parts.size(); p++) {
      parts.get(p).backward(rows, outputGradient, to, gradient);
      to += layout.get(p).outputs();
    }
  }

  @Override
  void passBack(int rows, LayerGradient source) {
    throw new IllegalStateException("Nothing comes before an encoder");
  }
}
