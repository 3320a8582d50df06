package io.github.gdxagents.training.run;

import io.github.gdxagents.training.TrainingReport;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * Progress for a log file: a plain line for each tenth of the run, and at least every 30 seconds.
 */
final class ProgressLines implements ProgressDisplay {

  private static final double SHARE_BETWEEN_LINES = 0.1;
  private static final long NANOS_BETWEEN_LINES = 30_000_000_000L;

  private final long plannedSteps;
  private final PrintWriter out;
  private final LongSupplier nanoClock;
  private final long start;
  private long lastLine;
  private double nextShare = SHARE_BETWEEN_LINES;

  /**
   * @param plannedSteps of the run
   * @param out where lines go; not closed
   */
  ProgressLines(long plannedSteps, PrintWriter out) {
    this(plannedSteps, out, System::nanoTime);
  }

  ProgressLines(long plannedSteps, PrintWriter out, LongSupplier nanoClock) {
    this.plannedSteps = plannedSteps;
    this.out = out;
    this.nanoClock = nanoClock;
    start = nanoClock.getAsLong();
    lastLine = start;
  }

  @Override
  public void show(TrainingReport report) {
    long now = nanoClock.getAsLong();
    Progress progress = new Progress(report.steps(), plannedSteps, (now - start) * 1e-9);
    if (progress.share() < nextShare && now - lastLine < NANOS_BETWEEN_LINES) {
      return;
    }
    lastLine = now;
    nextShare = (Math.floor(progress.share() / SHARE_BETWEEN_LINES) + 1) * SHARE_BETWEEN_LINES;
    say(
        String.format(
            "%5s  %s steps  %s steps/s  mean return %s  %s left",
            Figures.percent(progress.share()),
            Figures.count(report.steps()),
            Figures.count(Math.round(progress.stepsPerSecond())),
            Figures.significant(report.meanReturn()),
            Figures.duration(progress.secondsLeft())));
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }

  @Override
  public void interrupt(String message) {
    say(message);
  }

  @Override
  public void close() {}
}
