package io.github.gdxagents.console.run;

import org.jspecify.annotations.Nullable;

/**
 * How a run judges its policy during training: by letting it play episodes, always the same ones,
 * with its most probable actions. Learning does not notice.
 *
 * @param everySteps how many steps of training lie between two evaluations, rounded up to whole
 *     iterations; 0 for no evaluations
 * @param episodes of an evaluation, at least 1. There are fewer where they take longer than the
 *     training between two evaluations
 * @param stopAtReturn ends the run at an evaluation with this mean return or a greater one; null
 *     for a run that makes all of its steps
 */
public record EvaluationPlan(long everySteps, int episodes, @Nullable Double stopAtReturn) {

  public static final int DEFAULT_EPISODES = 10;

  /** No evaluation during training. */
  public static final EvaluationPlan NONE = new EvaluationPlan(0, DEFAULT_EPISODES, null);

  /** How many evaluations a run makes by default. */
  private static final int DEFAULT_COUNT = 10;

  public EvaluationPlan {
    if (everySteps < 0) {
      throw new IllegalArgumentException("everySteps must be at least 0, not " + everySteps);
    }
    if (episodes < 1) {
      throw new IllegalArgumentException("episodes must be at least 1, not " + episodes);
    }
    if (stopAtReturn != null && !Double.isFinite(stopAtReturn)) {
      throw new IllegalArgumentException("stopAtReturn must be finite, not " + stopAtReturn);
    }
    if (stopAtReturn != null && everySteps == 0) {
      throw new IllegalArgumentException("A run without evaluations cannot stop at a return");
    }
  }

  /** By default the last one comes at the end of the run. */
  public static long defaultEverySteps(long plannedSteps) {
    return Math.max(1, plannedSteps / DEFAULT_COUNT);
  }

  /**
   * Whether the policy is to be evaluated after an iteration.
   *
   * @param stepsBefore steps of the run before the iteration
   * @param steps the same after it
   * @param last whether it is the run's last iteration
   */
  boolean isDue(long stepsBefore, long steps, boolean last) {
    return everySteps > 0 && (last || steps / everySteps > stepsBefore / everySteps);
  }

  boolean isReachedBy(double meanReturn) {
    return stopAtReturn != null && meanReturn >= stopAtReturn;
  }
}
