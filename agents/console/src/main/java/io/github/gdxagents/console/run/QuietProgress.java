package io.github.gdxagents.console.run;

import io.github.gdxagents.training.TrainingReport;
import java.io.PrintWriter;

/** No progress at all, but why a run ends before its time. */
public final class QuietProgress implements ProgressDisplay {

  private final PrintWriter err;

  /**
   * @param err not closed
   */
  public QuietProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void show(TrainingReport report) {}

  @Override
  public void complete() {}

  @Override
  public void interrupt(String message) {
    err.println(message);
    err.flush();
  }

  @Override
  public void close() {}
}
