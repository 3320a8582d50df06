package io.github.gdxagents.play;

import io.github.gdxagents.trajectory.Trajectory;
import java.util.Objects;

/**
 * A part of a life, and what it takes to see it again: the episode with everything that was done in
 * it, by all agents. {@link ClipPlayer} plays it.
 *
 * <p>Immutable.
 */
public final class Clip {

  private final Trajectory trajectory;
  private final Replay replay;

  /**
   * @param trajectory what is shown
   * @param replay of its episode, from the begin at least to where the trajectory ends
   * @throws IllegalArgumentException if they are of different episodes
   */
  public Clip(Trajectory trajectory, Replay replay) {
    this.trajectory = Objects.requireNonNull(trajectory);
    this.replay = Objects.requireNonNull(replay);
    if (trajectory.origin().seed() != replay.seed()
        || !trajectory.origin().parameters().equals(replay.parameters())) {
      throw new IllegalArgumentException(
          "The clip is from "
              + trajectory.origin()
              + ", but the replay is of seed "
              + replay.seed()
              + " "
              + replay.parameters());
    }
  }

  /** What is shown. */
  public Trajectory trajectory() {
    return trajectory;
  }

  /** The episode that it is a part of. */
  public Replay replay() {
    return replay;
  }
}
