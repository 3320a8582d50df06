package io.github.gdxagents.console.run;

import io.github.gdxagents.training.TimeBudget;

/**
 * Where the time of a run went, without that of the evaluation at its end. What none of the parts
 * holds was spent on writing the run folder.
 *
 * @param startSeconds how long it took to make simulations and networks
 * @param iterations of all iterations together
 * @param evaluationSeconds how long the evaluations during training took
 * @param totalSeconds how long all of it took
 */
public record TimeSpent(
    double startSeconds, TimeBudget iterations, double evaluationSeconds, double totalSeconds) {

  static final TimeSpent NONE = new TimeSpent(0, TimeBudget.ZERO, 0, 0);

  TimeSpent plus(TimeSpent other) {
    return new TimeSpent(
        startSeconds + other.startSeconds,
        iterations.plus(other.iterations),
        evaluationSeconds + other.evaluationSeconds,
        totalSeconds + other.totalSeconds);
  }

  /** What went into writing the run folder. */
  public double writingSeconds() {
    return totalSeconds - startSeconds - iterations.totalSeconds() - evaluationSeconds;
  }
}
