package io.github.gdxagents.training;

import io.github.gdxagents.training.network.Learner;

/**
 * How long a run is, and how it runs.
 *
 * @param seed decides everything random in the run
 * @param steps decisions to make, over all agents; the run ends before the iteration that would
 *     pass it, but makes one iteration at least
 * @param threads how many threads step simulations; does not change the result
 * @param learner what computes gradients; changes the result by rounding only
 */
public record TrainingPlan(long seed, long steps, int threads, Learner learner) {

  public TrainingPlan {
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, not " + steps);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
  }
}
