package io.github.gdxagents.training;

import io.github.gdxagents.training.experience.SimulationFailure;

/**
 * Hears how an evaluation gets on, on the thread that plays. What it throws ends the evaluation.
 */
public interface EvaluationListener {

  /**
   * The evaluation goes on; called some ten times a second.
   *
   * @param episodes played so far
   * @param ticks of all episodes so far, the present one's among them
   */
  default void advanced(int episodes, long ticks) {}

  /** The game failed in an episode, which is left out; unless overridden, this ends it all. */
  default void failed(SimulationFailure failure) {
    throw failure;
  }
}
