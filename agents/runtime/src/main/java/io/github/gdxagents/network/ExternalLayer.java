package io.github.gdxagents.network;

/**
 * A layer that something outside of this library computes. A policy with such a layer decides like
 * any other where that something is at hand, as in training; a policy file has no room for it.
 *
 * <p>To be immutable, and safe to use from several threads at once. Each row of a batch must come
 * out as it would alone.
 */
public abstract class ExternalLayer extends Layer {

  protected ExternalLayer(int inputs, int outputs) {
    super(inputs, outputs);
  }

  /**
   * Computes some rows.
   *
   * @param x {@code [rows x inputs]}; not to be changed
   * @param y modified: receives {@code [rows x outputs]}
   */
  protected abstract void forward(float[] x, int rows, float[] y);

  /** Why a policy file cannot hold it, and how to save the policy: one sentence. */
  public abstract String whyNotInFile();

  @Override
  public final float[] weights() {
    return new float[0];
  }

  @Override
  public final float[] biases() {
    return new float[0];
  }

  @Override
  public final int memorySize() {
    return 0;
  }

  @Override
  final void forwardByRows(float[] x, int rows, Network.Scratch scratch, float[] y) {
    forward(x, rows, y);
  }

  @Override
  final void forwardByColumns(float[][] x, int rows, Network.Scratch scratch, float[][] y) {
    float[] inputs = new float[rows * inputs()];
    float[] outputs = new float[rows * outputs()];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < inputs(); i++) {
        inputs[row * inputs() + i] = x[i][row];
      }
    }
    forward(inputs, rows, outputs);
    for (int row = 0; row < rows; row++) {
      for (int o = 0; o < outputs(); o++) {
        y[o][row] = outputs[row * outputs() + o];
      }
    }
  }
}
