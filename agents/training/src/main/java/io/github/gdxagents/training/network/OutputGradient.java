package io.github.gdxagents.training.network;

/**
 * What back-propagation asks of its caller: given what the networks put out, the gradient of
 * whatever is to become small.
 */
@FunctionalInterface
public interface OutputGradient {

  /**
   * Computes the gradient with respect to the outputs of some rows. Called for neighboring ranges
   * that together are all rows, by several threads at once.
   *
   * @param from the first row
   * @param to after the last row
   * @param outputs what the networks put out for these rows; index 0 belongs to row {@code from}
   * @param gradient modified: receives the gradient of the rows' policy outputs and values, and
   *     adds these rows' share to that of the log standard deviations
   */
  void compute(int from, int to, NetworkOutputs outputs, NetworkOutputs gradient);
}
