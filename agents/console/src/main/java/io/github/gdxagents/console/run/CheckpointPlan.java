package io.github.gdxagents.console.run;

/**
 * How often a run is saved, to go on from in case it is interrupted.
 *
 * @param everySeconds the longest time between two checkpoints, after which the next iteration ends
 *     with one; 0 for no such limit
 * @param everyIterations how many iterations lie between two checkpoints; 0 for no such limit
 * @param kept how many of the latest checkpoints are kept, beside that of the best policy
 */
public record CheckpointPlan(double everySeconds, int everyIterations, int kept) {

  public static final CheckpointPlan DEFAULT = new CheckpointPlan(60, 0, 3);

  /** A run that cannot be continued. */
  public static final CheckpointPlan NONE = new CheckpointPlan(0, 0, 0);

  public CheckpointPlan {
    if (!(everySeconds >= 0) || everyIterations < 0 || kept < 0) {
      throw new IllegalArgumentException(
          "A checkpoint plan has no negative numbers, unlike %s, %s, %s"
              .formatted(everySeconds, everyIterations, kept));
    }
  }

  /** Whether there are checkpoints at all. */
  public boolean hasCheckpoints() {
    return kept > 0;
  }

  /** Whether a checkpoint is due. */
  boolean isDue(double secondsSince, int iterationsSince) {
    boolean late = everySeconds > 0 && secondsSince >= everySeconds;
    boolean far = everyIterations > 0 && iterationsSince >= everyIterations;
    return hasCheckpoints() && (late || far);
  }
}
