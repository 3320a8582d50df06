package io.github.gdxagents.console.run;

import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * The line of a terminal that a progress bar is drawn on. In place of the library's own one, whose
 * terminal library takes Ctrl-C away from the JVM: nothing would be saved then.
 */
final class RedrawnLine implements ProgressBarConsumer, EvaluationDisplay {

  private final int width;
  private int lastLength;
  private volatile boolean frozen;

  RedrawnLine(int width) {
    this.width = width;
  }

  /** Lets the line stand as it is, with the {@code ^C} that the terminal has written behind it. */
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
  public void show(EvaluationProgress progress) {
    String line = progress.text();
    accept(line.substring(0, Math.min(width, line.length())));
  }

  /** Goes on below. */
  @Override
  public void close() {
    if (lastLength > 0) {
      System.err.println();
      lastLength = 0;
    }
  }
}
