package io.github.gdxagents.console.compare;

/**
 * The linear map from a game's returns to scores that can be averaged over games: Schulman et al.,
 * "Proximal Policy Optimization Algorithms" (2017), section 6.1.
 *
 * <p>The paper sets "the best result" to 1, and what it scores is each run: so the best run of all
 * variants is 1 here, and no score is greater. The mean over the seeds of the best variant, the
 * other reading, would leave single runs above 1, and would rank the variants alike.
 *
 * @param random what a random policy returns: score 0
 * @param best what the best run returns: score 1
 */
record Scale(double random, double best) {

  /** Whether any run beats the random policy; else there is nothing to measure by. */
  boolean exists() {
    return best > random;
  }

  /** The score of a return; NaN if there is nothing to measure by. */
  double score(double meanReturn) {
    return exists() ? (meanReturn - random) / (best - random) : Double.NaN;
  }
}
