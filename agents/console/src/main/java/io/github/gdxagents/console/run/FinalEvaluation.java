package io.github.gdxagents.console.run;

import io.github.gdxagents.training.EvaluationSetup;

/**
 * How a run judges its policies once they are trained, the latest and the best one: by new
 * episodes, with the most probable actions.
 *
 * @param episodes for each policy; 0 to leave the policies with what evaluations during training
 *     have found
 * @param mostTicks of each policy's episodes together, at least 1
 * @param mostSeconds of each policy's episodes together, more than 0
 */
public record FinalEvaluation(int episodes, long mostTicks, double mostSeconds) {

  public static final int DEFAULT_EPISODES = 100;

  /** The seconds of a run that somebody waits for. */
  public static final long DEFAULT_SECONDS = 300;

  /** With the same result on any machine, however long it takes. */
  public static final FinalEvaluation UNTIMED =
      new FinalEvaluation(
          DEFAULT_EPISODES,
          EvaluationSetup.defaultMostTicks(DEFAULT_EPISODES),
          Double.POSITIVE_INFINITY);

  public FinalEvaluation {
    if (episodes < 0) {
      throw new IllegalArgumentException("episodes must be at least 0, not " + episodes);
    }
    if (mostTicks < 1 || !(mostSeconds > 0)) {
      throw new IllegalArgumentException(
          "mostTicks and mostSeconds must be more than 0, not %s and %s"
              .formatted(mostTicks, mostSeconds));
    }
  }

  boolean isWanted() {
    return episodes > 0;
  }
}
