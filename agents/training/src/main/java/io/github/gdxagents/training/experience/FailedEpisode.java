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
    String place = "(tick " + stepper.tickCount() + ", " + episode + ")";
    if (failure instanceof ArithmeticException) { // as a policy throws that cannot decide
      ArithmeticException told = new ArithmeticException(failure.getMessage() + " " + place);
      told.initCause(failure);
      return told;
    }
    return new IllegalStateException(
        "Simulation "
            + stepper.simulation().getClass().getName()
            + " failed "
            + place
            + ": "
            + failure,
        failure);
  }
}
