package io.github.gdxagents.training.network;

/** A layer's forward and backward pass over some rows, in memory of its own. */
abstract class LayerGradient {

  /** What the latest forward pass put out, {@code [rows x outputs]}. */
  final Matrix outputs;

  /**
   * With respect to it: the sum of what later layers have handed back, {@code [rows x outputs]}.
   */
  final Matrix outputGradient;

  /** Whether a later layer has put its share into {@link #outputGradient}. */
  boolean received;

  LayerGradient(int outputs, int maxRows) {
    this.outputs = new Matrix(maxRows, outputs);
    this.outputGradient = new Matrix(maxRows, outputs);
  }

  /**
   * Computes what the layer puts out.
   *
   * @param x {@code [rows x inputs]}
   */
  abstract void forward(Matrix x, int rows);

  /** Takes over the gradient with respect to the outputs, {@code [rows x outputs]}. */
  final void setOutputGradient(float[] gradient, int rows) {
    outputGradient.setRows(rows, gradient, 0);
  }

  /**
   * Computes the gradient with respect to weights and biases.
   *
   * @param x what entered the forward pass
   * @param gradient modified: this layer's share, in the layout of the parameters
   */
  abstract void backward(Matrix x, int rows, float[] gradient);

  /** Hands dx, after {@link #backward}, to the layer that put x out. */
  abstract void passBack(int rows, LayerGradient source);
}
