package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.play.Stepper;

/** A failure of a game, told with the episode: a simulation is a function of it and of actions. */
public final class FailedEpisode {

  private FailedEpisode() {}

  /**
   * The failure, with the episode in which it happened.
   *
   * @return the same if its message tells already
   */
  public static RuntimeException of(Throwable failure, Stepper stepper, Episode episode) {
    if (failure instanceof RuntimeException unchecked
        && String.valueOf(unchecked.getMessage()).contains(episode.toString())) {
      return unchecked;
    }
    return new IllegalStateException(
        "Simulation "
            + stepper.simulation().getClass().getName()
            + " failed (tick "
            + stepper.tickCount()
            + ", "
            + episode
            + "): "
            + failure,
        failure);
  }
}
