package io.github.gdxagents.console;

import io.github.gdxagents.console.run.RunListener;
import io.github.gdxagents.training.TrainingReport;
import io.github.gdxagents.training.preference.LabelDesk;
import org.jspecify.annotations.Nullable;

/** A run that people teach, as their window sees it. Thread-safe. */
public final class TeachingSession {

  private final String game;
  private final LabelDesk desk;
  private volatile @Nullable TrainingReport latest;
  private volatile String problem = "";

  /**
   * @param game in which variant: {@code "lander-continuous"}
   * @param desk where questions are, and answers go
   */
  public TeachingSession(String game, LabelDesk desk) {
    this.game = game;
    this.desk = desk;
  }

  /** What is played, in which variant: {@code "lander-continuous"}. */
  public String game() {
    return game;
  }

  /** Where questions are, and answers go. */
  public LabelDesk desk() {
    return desk;
  }

  /** The latest iteration; null before the first one is over. */
  public @Nullable TrainingReport latest() {
    return latest;
  }

  /** Why training does not go on, in a line; empty while it does. */
  public String problem() {
    return problem;
  }

  void end(String why) {
    problem = why;
  }

  /** Follows the run. */
  RunListener listener() {
    return new RunListener() {
      @Override
      public void iterated(TrainingReport report) {
        latest = report;
      }

      @Override
      public @Nullable String trouble() {
        return null;
      }

      @Override
      public void close() {}
    };
  }
}
