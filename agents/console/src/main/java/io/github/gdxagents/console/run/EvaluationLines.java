package io.github.gdxagents.console.run;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * An evaluation's progress for a log file: a plain line after a second, each further one after
 * twice as long, and then one every half minute. A short evaluation has none.
 */
final class EvaluationLines implements EvaluationDisplay {

  private static final double FIRST_SECONDS = 1;
  private static final double MOST_SECONDS_BETWEEN_LINES = 30;

  private final PrintWriter out;
  private final LongSupplier nanoClock;
  private final long start;
  private double nextSeconds = FIRST_SECONDS;

  /**
   * @param out where lines go; not closed
   */
  EvaluationLines(PrintWriter out, LongSupplier nanoClock) {
    this.out = out;
    this.nanoClock = nanoClock;
    start = nanoClock.getAsLong();
  }

  @Override
  public void show(EvaluationProgress progress) {
    double seconds = (nanoClock.getAsLong() - start) * 1e-9;
    if (seconds >= nextSeconds) {
      nextSeconds = seconds + Math.min(seconds, MOST_SECONDS_BETWEEN_LINES);
      out.println(progress.text());
      out.flush();
    }
  }

  @Override
  public void close() {}
}
