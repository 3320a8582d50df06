package io.github.gdxagents.console.run;

import io.github.gdxagents.training.TrainingReport;
import java.io.PrintWriter;

/** Shows how a run is getting on. */
public interface ProgressDisplay extends AutoCloseable {

  /** Shows where the run stands after an iteration. */
  void show(TrainingReport report);

  /**
   * Shows how the policy did in an evaluation during training; unless overridden, the log alone
   * tells.
   */
  default void showEvaluation(double meanReturn) {}

  /** Shows how far the evaluation at the end is; unless overridden, nobody sees it. */
  default void showFinal(EvaluationProgress progress) {}

  /** Shows a message below what is already there; unless overridden, nobody hears of it. */
  default void tell(String message) {}

  /** Shows that all is trained, even where the run made fewer steps than planned. */
  void complete();

  /** Stops showing progress, and says why the run ends before its time. */
  void interrupt(String message);

  /** Stops showing progress. */
  @Override
  void close();

  /**
   * A bar where somebody watches the standard error stream on a terminal, plain lines elsewhere.
   *
   * @param plannedSteps of the run
   * @param lines where plain lines go; not closed
   */
  static ProgressDisplay forTerminal(long plannedSteps, PrintWriter lines) {
    return Terminal.isInteractive()
        ? new TerminalProgress(plannedSteps)
        : new ProgressLog(plannedSteps, lines);
  }
}
