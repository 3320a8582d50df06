package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.training.TrainingReport;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Progress for somebody who watches: a bar that redraws itself on the terminal. */
final class TerminalProgress implements ProgressDisplay {

  private static final int MILLIS_BETWEEN_REDRAWS = 250;

  private final RedrawnLine line = new RedrawnLine(Terminal.width() - 1);
  private final Pace pace = new Pace();
  private final ProgressBar bar;
  private String evaluation = "";
  private boolean barIsOpen = true;

  TerminalProgress(long plannedSteps) {
    bar =
        new ProgressBarBuilder()
            .setInitialMax(plannedSteps)
            .setUpdateIntervalMillis(MILLIS_BETWEEN_REDRAWS)
            .setRenderer(new ProgressBarLine(Terminal.charset(), pace))
            .setConsumer(line)
            .build();
  }

  @Override
  public void show(TrainingReport report) {
    bar.setExtraMessage(NumberText.significant(report.meanReturn()) + evaluation);
    pace.add(report.steps(), bar.getTotalElapsed().toNanos() * 1e-9);
    bar.stepTo(report.steps());
  }

  @Override
  public void showEvaluation(double meanReturn) {
    evaluation = " (evaluation " + NumberText.significant(meanReturn) + ")";
  }

  /** Takes the bar's line; the bar is drawn again below. */
  @Override
  public void tell(String message) {
    line.accept(message);
    line.close();
  }

  @Override
  public void complete() {
    bar.maxHint(bar.getCurrent());
    closeBar();
  }

  @Override
  public void showFinal(EvaluationProgress progress) {
    line.show(progress);
  }

  @Override
  public void interrupt(String message) {
    line.freeze();
    close();
    System.err.println(message);
  }

  @Override
  public void close() {
    closeBar();
    line.close();
  }

  /** Draws the bar for the last time, unless it has been. */
  private void closeBar() {
    if (barIsOpen) {
      barIsOpen = false;
      bar.close();
    }
  }
}
