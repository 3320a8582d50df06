package io.github.gdxagents.training;

import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.network.Learner;
import java.util.Optional;

/**
 * How long a run is, and how it runs.
 *
 * @param seed decides everything random in the run
 * @param steps decisions to make, over all agents; the run ends before the iteration that would
 *     pass it, but makes one iteration at least
 * @param threads how many threads step simulations; does not change the result
 * @param learner what computes gradients; changes the result by rounding only
 * @param start the policy to start from; a new one if empty
 */
public record TrainingPlan(
    long seed, long steps, int threads, Learner learner, Optional<Policy> start) {

  /** Starts from a new policy. */
  public TrainingPlan(long seed, long steps, int threads, Learner learner) {
    this(seed, steps, threads, learner, Optional.empty());
  }

  /** The same, but starting from a policy. */
  public TrainingPlan startingFrom(Policy policy) {
    return new TrainingPlan(seed, steps, threads, learner, Optional.of(policy));
  }

  public TrainingPlan {
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, not " + steps);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
  }
}
