package io.github.gdxagents.training.run;

import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Evaluation;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a finished run brought.
 *
 * @param folder the run folder
 * @param policy the policy after the last iteration
 * @param best the policy with the greatest mean return over 100 training episodes; none if fewer
 *     have ended
 * @param evaluation how well {@code policy} plays fresh episodes, always taking the most probable
 *     action
 * @param time where the time went
 */
public record TrainingResult(
    Path folder, Policy policy, Optional<Policy> best, Evaluation evaluation, TimeBudget time) {

  /**
   * Where a run's wall-clock time went, in seconds.
   *
   * @param collect simulating, acting and estimating values
   * @param advantages scaling rewards and estimating advantages
   * @param update gradient steps
   * @param other starting, and writing the run folder
   */
  public record TimeBudget(double collect, double advantages, double update, double other) {

    public double total() {
      return collect + advantages + update + other;
    }
  }
}
