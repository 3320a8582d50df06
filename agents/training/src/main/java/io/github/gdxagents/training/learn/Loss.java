package io.github.gdxagents.training.objective;

/**
 * A loss that is a mean over the rows of a minibatch, and can be computed for some of the rows at a
 * time.
 */
public interface Loss {

  /**
   * Computes the share of rows {@code from} to {@code to} in the loss' gradient with respect to the
   * networks' outputs. Safe to call from several threads at once for different rows.
   *
   * @param minibatch the whole minibatch; the gradient is of the mean over all its rows
   * @param outputs what the networks put out for these rows; index 0 belongs to row {@code from}
   * @param gradient modified: receives the gradients of the rows' policy outputs and values, and
   *     adds to those of the log deviations
   * @param statistics modified: these rows are added
   */
  void differentiate(
      Minibatch minibatch,
      int from,
      int to,
      NetworkOutputs outputs,
      NetworkOutputs gradient,
      LossStatistics statistics);
}
