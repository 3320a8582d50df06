package io.github.gdxagents.training.run;

import io.github.gdxagents.training.TrainingReport;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Progress for somebody who watches: a bar that redraws itself on the terminal. */
final class ProgressOnTerminal implements ProgressDisplay {

  private static final int MILLIS_BETWEEN_REDRAWS = 250;

  private final ProgressBar bar;

  ProgressOnTerminal(String title, long plannedSteps) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(title)
            .setInitialMax(plannedSteps)
            .setUpdateIntervalMillis(MILLIS_BETWEEN_REDRAWS)
            .setRenderer(new ProgressLine(Terminal.charset()))
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .build();
  }

  @Override
  public void show(TrainingReport report) {
    bar.setExtraMessage(Figures.significant(report.meanReturn()));
    bar.stepTo(report.steps());
  }

  @Override
  public void interrupt(String message) {
    bar.close();
    System.err.println(message);
  }

  @Override
  public void close() {
    bar.close();
  }
}
