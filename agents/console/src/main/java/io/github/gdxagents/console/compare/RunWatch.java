package io.github.gdxagents.console.compare;

import io.github.gdxagents.console.run.ProgressDisplay;
import io.github.gdxagents.console.run.TrainingResult;
import io.github.gdxagents.training.Checkpoint;
import io.github.gdxagents.training.LibraryVersion;
import io.github.gdxagents.training.TimeBudget;
import io.github.gdxagents.training.TrainingReport;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches one run, on whose thread it is made: passes its progress on instead of showing it, and
 * remembers what it has reached.
 */
final class RunWatch implements ProgressDisplay {

  private final PlannedRun run;
  private final ComparisonProgress progress;
  private final BooleanSupplier cancelled;
  private @Nullable TrainingReport last;
  private TimeBudget time = TimeBudget.ZERO;
  private final long stepsBefore;
  private final long processorNanosBefore = processorNanos();
  private double processorSecondsPerStep = Double.NaN;

  /**
   * @param resumed after which the run goes on; null where it begins
   * @param cancelled whether the run is to end before its time
   */
  RunWatch(
      PlannedRun run,
      @Nullable Checkpoint resumed,
      ComparisonProgress progress,
      BooleanSupplier cancelled) {
    this.run = run;
    stepsBefore = resumed == null ? 0 : resumed.steps();
    this.progress = progress;
    this.cancelled = cancelled;
  }

  /**
   * Remembers an iteration.
   *
   * @throws CancellationException if the run is to end before its time
   */
  @Override
  public void show(TrainingReport report) {
    last = report;
    time = time.plus(report.time());
    processorSecondsPerStep =
        1e-9 * (processorNanos() - processorNanosBefore) / (report.steps() - stepsBefore);
    progress.advance(run.name(), report.steps(), time.totalSeconds());
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("Another run has failed");
    }
  }

  /** Of this thread, which makes all of the run's work: it has one only. */
  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  RunResult finished(TrainingResult training) {
    return result(
        RunResult.Outcome.FINISHED,
        training.steps(),
        training.evaluation().meanReturn(),
        training.spent().iterations().totalSeconds());
  }

  RunResult diverged() {
    long steps = last == null ? stepsBefore : last.steps();
    return result(RunResult.Outcome.DIVERGED, steps, Double.NaN, time.totalSeconds());
  }

  private RunResult result(
      RunResult.Outcome outcome, long steps, double evaluationReturn, double seconds) {
    TrainingReport report = last;
    return new RunResult(
        outcome,
        LibraryVersion.current(),
        run.steps(),
        steps,
        report == null ? 0 : report.episodes(),
        report == null ? Double.NaN : report.meanReturn(),
        evaluationReturn,
        seconds,
        report == null ? seconds : processorSecondsPerStep * steps);
  }

  @Override
  public void complete() {}

  @Override
  public void interrupt(String message) {}

  @Override
  public void close() {}
}
