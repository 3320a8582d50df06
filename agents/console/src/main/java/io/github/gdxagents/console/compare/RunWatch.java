package io.github.gdxagents.console.compare;

import io.github.gdxagents.console.run.ProgressDisplay;
import io.github.gdxagents.training.LibraryVersion;
import io.github.gdxagents.training.TimeBudget;
import io.github.gdxagents.training.TrainingReport;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches one run of a comparison: passes its progress on instead of showing it, and remembers what
 * it has reached.
 */
final class RunWatch implements ProgressDisplay {

  private final PlannedRun run;
  private final ComparisonProgress progress;
  private final BooleanSupplier cancelled;
  private @Nullable TrainingReport last;
  private TimeBudget time = TimeBudget.ZERO;

  /**
   * @param cancelled whether the run is to end before its time
   */
  RunWatch(PlannedRun run, ComparisonProgress progress, BooleanSupplier cancelled) {
    this.run = run;
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
    progress.advance(run.name(), report.steps(), time.totalSeconds());
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("Another run of the comparison has failed");
    }
  }

  RunResult finished(double evaluationReturn) {
    return result(RunResult.Outcome.FINISHED, evaluationReturn);
  }

  RunResult diverged() {
    return result(RunResult.Outcome.DIVERGED, Double.NaN);
  }

  private RunResult result(RunResult.Outcome outcome, double evaluationReturn) {
    TrainingReport report = last;
    return new RunResult(
        outcome,
        LibraryVersion.current(),
        run.steps(),
        report == null ? 0 : report.steps(),
        report == null ? 0 : report.episodes(),
        report == null ? Double.NaN : report.meanReturn(),
        evaluationReturn,
        time.totalSeconds());
  }

  @Override
  public void complete() {}

  @Override
  public void interrupt(String message) {}

  @Override
  public void close() {}
}
