package io.github.gdxagents.training.network;

/** Forward and backward pass of one part of an {@link EncoderGradient}, in memory of its own. */
interface PartGradient {

  /**
   * Computes what the part puts out.
   *
   * @param x observations, {@code [rows x observation]}
   * @param from the part's first column in them
   * @param y modified: receives the part's columns from {@code to} on
   */
  void forward(Matrix x, int from, int rows, Matrix y, int to);

  /**
   * Computes the gradient with respect to the part's weights and biases.
   *
   * @param dy with respect to what was put out; the part's columns begin at {@code to}
   * @param gradient modified: the part's share, in the layout of the parameters
   */
  void backward(int rows, Matrix dy, int to, float[] gradient);
}
