package io.github.gdxagents.hook;

/**
 * Where an agent stands in its episode.
 *
 * <p>The two ways to end are told apart because they mean different things to a learner: after a
 * termination nothing more can be earned, so the value of what follows is zero; after a truncation
 * the game would have gone on, so the value of the last observation stands in for the rest.
 */
public enum EpisodeState {
  /** The episode goes on. */
  RUNNING,
  /** The game itself ended the agent's episode: it crashed, won or died. */
  TERMINATED,
  /**
   * The episode was cut off from outside, by a time limit for instance; the game could have gone
   * on.
   */
  TRUNCATED
}
