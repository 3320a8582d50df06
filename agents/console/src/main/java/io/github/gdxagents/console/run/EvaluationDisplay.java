package io.github.gdxagents.console.run;

import java.io.PrintWriter;
import java.io.Writer;

/** Shows how an evaluation is getting on. */
public interface EvaluationDisplay extends AutoCloseable {

  void show(EvaluationProgress progress);

  /** Stops showing it. */
  @Override
  void close();

  /** Nothing at all. */
  static EvaluationDisplay none() {
    return new EvaluationLines(new PrintWriter(Writer.nullWriter()), System::nanoTime);
  }

  /**
   * A line that redraws itself where somebody watches the standard error stream on a terminal,
   * plain lines elsewhere.
   *
   * @param lines where plain lines go; not closed
   */
  static EvaluationDisplay forTerminal(PrintWriter lines) {
    return Terminal.isInteractive()
        ? new RedrawnLine(Terminal.width() - 1)
        : new EvaluationLines(lines, System::nanoTime);
  }
}
