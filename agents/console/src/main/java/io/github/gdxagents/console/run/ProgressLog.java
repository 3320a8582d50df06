package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.training.TrainingReport;
import java.io.PrintWriter;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Progress for a log file: a plain line for each tenth of the run, and at least every 30 seconds.
 */
final class ProgressLog implements ProgressDisplay {

  private static final double SECONDS_BETWEEN_LINES = 30;

  private final long plannedSteps;
  private final PrintWriter out;
  private final LongSupplier nanoClock;
  private final long start;
  private final Pace pace = new Pace();
  private @Nullable EvaluationLines finalEvaluation;
  private double lastLineSeconds;
  private int tenthsShown;
  private long steps;
  private double meanReturn;
  private String evaluation = "";

  /**
   * @param plannedSteps of the run
   * @param out where lines go; not closed
   */
  ProgressLog(long plannedSteps, PrintWriter out) {
    this(plannedSteps, out, System::nanoTime);
  }

  ProgressLog(long plannedSteps, PrintWriter out, LongSupplier nanoClock) {
    this.plannedSteps = plannedSteps;
    this.out = out;
    this.nanoClock = nanoClock;
    start = nanoClock.getAsLong();
  }

  @Override
  public void show(TrainingReport report) {
    steps = report.steps();
    meanReturn = report.meanReturn();
    double elapsedSeconds = elapsedSeconds();
    pace.add(steps, elapsedSeconds);
    Progress progress = new Progress(steps, plannedSteps, elapsedSeconds, pace.stepsPerSecond());
    if (tenths(progress) > tenthsShown
        || progress.elapsedSeconds() - lastLineSeconds >= SECONDS_BETWEEN_LINES) {
      print(progress);
    }
  }

  @Override
  public void showEvaluation(double meanReturn) {
    evaluation = String.format("  evaluation %8s", NumberText.significant(meanReturn));
  }

  @Override
  public void showFinal(EvaluationProgress progress) {
    if (finalEvaluation == null) {
      finalEvaluation = new EvaluationLines(out, nanoClock);
    }
    finalEvaluation.show(progress);
  }

  @Override
  public void tell(String message) {
    say(message);
  }

  @Override
  public void complete() {
    if (tenthsShown < 10) {
      print(new Progress(steps, steps, elapsedSeconds(), pace.stepsPerSecond()));
    }
  }

  private double elapsedSeconds() {
    return (nanoClock.getAsLong() - start) * 1e-9;
  }

  private void print(Progress progress) {
    lastLineSeconds = progress.elapsedSeconds();
    tenthsShown = tenths(progress);
    say(
        String.format(
            "%5s  %9s steps  %7s steps/s  mean return %8s%s%s",
            NumberText.percent(progress.share()),
            NumberText.count(progress.steps()),
            NumberText.count(Math.round(progress.stepsPerSecond())),
            NumberText.significant(meanReturn),
            evaluation,
            progress.timeLeft("  ")));
  }

  private static int tenths(Progress progress) {
    return (int) (10 * progress.share());
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
