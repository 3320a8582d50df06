package io.github.gdxagents.training.experience;

/** What a rollout holds beside what every method learns from, where somebody needs it. */
public enum Kept {
  /** What a frozen reference policy puts out for the same observations. */
  REFERENCE,

  /** Observations as the game gave them, with what followed: what reward signals read. */
  TRANSITIONS,

  /** Each life that ends, with what it takes to see it again; needs {@link #ACTIONS}. */
  REPLAYS,

  /** The actions of unfinished episodes, which a checkpoint needs. */
  ACTIONS
}
