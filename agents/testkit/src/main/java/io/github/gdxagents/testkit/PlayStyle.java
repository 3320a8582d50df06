package io.github.gdxagents.testkit;

/** What an {@link EpisodePlayer} does beside what it must. */
final class PlayStyle {

  /** Whether all that is shown is written down. */
  boolean recording = true;

  /** Whether an action is overwritten as soon as it has been taken. */
  boolean spoiling;

  /** Whether agents are asked for observations and masks more often than needed. */
  boolean observingMore;

  /** How many times each question for what is awaited is put. */
  int questions = 1;

  /** How many times statistics are reported after each tick. */
  int reports = 1;
}
