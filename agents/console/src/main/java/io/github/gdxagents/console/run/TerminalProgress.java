package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.training.TrainingReport;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;

/** Progress for somebody who watches: a bar that redraws itself on the terminal. */
final class TerminalProgress implements ProgressDisplay {

  private static final int MILLIS_BETWEEN_REDRAWS = 250;

  private final RedrawnLine line = new RedrawnLine(Terminal.width() - 1);
  private final Pace pace = new Pace();
  private final ProgressBar bar;
  private String evaluation = "";

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
    System.err.println();
  }

  @Override
  public void complete() {
    bar.maxHint(bar.getCurrent());
  }

  @Override
  public void interrupt(String message) {
    line.freeze();
    bar.close();
    System.err.println(message);
  }

  @Override
  public void close() {
    bar.close();
  }

  /**
   * The line that the bar is drawn on. In place of the library's own one, whose terminal library
   * takes Ctrl-C away from the JVM: nothing would be saved then.
   */
  private static final class RedrawnLine implements ProgressBarConsumer {

    private final int width;
    private int lastLength;
    private volatile boolean frozen;

    RedrawnLine(int width) {
      this.width = width;
    }

    /**
     * Lets the line stand as it is, with the {@code ^C} that the terminal has written behind it.
     */
    void freeze() {
      frozen = true;
    }

    @Override
    public int getMaxRenderedLength() {
      return width;
    }

    @Override
    public void accept(String line) {
      if (frozen) {
        return;
      }
      System.err.print("\r" + line + " ".repeat(Math.max(0, lastLength - line.length())));
      System.err.flush();
      lastLength = line.length();
    }

    @Override
    public void close() {
      System.err.println();
    }
  }
}
