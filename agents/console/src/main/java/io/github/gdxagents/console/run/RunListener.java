package io.github.gdxagents.console.run;

import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.TrainingReport;
import org.jspecify.annotations.Nullable;

/**
 * Hears what happens in a run, in order, on the thread that trains, and tells others of it: in
 * files, pictures, on a page. Training never ends for a listener's sake. What it cannot write it
 * keeps, to try again with what comes next, and says so when it is asked.
 */
public interface RunListener extends AutoCloseable {

  /** An iteration was made. */
  void iterated(TrainingReport report);

  /**
   * The policy was evaluated during training.
   *
   * @param steps of the run so far
   */
  default void evaluated(long steps, Evaluation evaluation) {}

  /** A line was added to the run's log. */
  default void logged(String line) {}

  /** All iterations have been made; the last evaluation is still to come. */
  default void trained() {}

  /** What cannot be written at present, why, and what helps, in one line; null if all is well. */
  @Nullable String trouble();

  /** Writes what is not written yet, and lets go of files and threads. */
  @Override
  void close();
}
