package io.github.gdxagents.console.run;

import io.github.gdxagents.policy.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a learning curve, drawn aside: the first one takes a second, most of it to load
 * what draws, and training should not wait for it. Of the curves that come while another is being
 * drawn, only the latest is drawn.
 */
final class CurvePicture implements AutoCloseable {

  /** Draws a PNG. */
  interface Pen {
    byte[] draw(LearningCurve curve) throws IOException;
  }

  private final Path file;
  private final Pen pen;

  /** To be drawn next. */
  private @Nullable LearningCurve waiting;

  /** Draws one curve after the other until none waits; null while there is none. */
  private @Nullable Thread drawing;

  /** What could not be written, because another program had the file open, for instance. */
  private byte @Nullable [] unwritten;

  private volatile @Nullable Throwable failure;

  CurvePicture(Path file) {
    this(file, LearningCurve::png);
  }

  CurvePicture(Path file, Pen pen) {
    this.file = file;
    this.pen = pen;
  }

  /**
   * Draws soon, and returns at once. What still waits to be drawn is left out.
   *
   * @param curve taken over
   */
  synchronized void draw(LearningCurve curve) {
    if (failure != null) {
      return;
    }
    waiting = curve;
    if (drawing == null || !drawing.isAlive()) {
      drawing = new Thread(this::drawAll, "learning-curve");
      drawing.setDaemon(true);
      drawing.start();
    }
  }

  private void drawAll() {
    LearningCurve curve = next();
    while (curve != null) {
      drawNow(curve);
      curve = next();
    }
  }

  private synchronized @Nullable LearningCurve next() {
    LearningCurve next = waiting;
    waiting = null;
    if (next == null) {
      drawing = null;
    }
    return next;
  }

  private void drawNow(LearningCurve curve) {
    try {
      byte[] png = pen.draw(curve);
      unwritten = png;
      AtomicFile.replace(file.toFile(), png);
      unwritten = null;
    } catch (IOException e) {
      // Tried again with the next curve, and at last in close().
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  /** Why this JVM cannot draw; null as far as is known. It does not try again. */
  @Nullable Throwable failure() {
    return failure;
  }

  /**
   * Waits until the last curve is drawn.
   *
   * @throws IOException if its picture cannot be written
   */
  @Override
  public void close() throws IOException {
    awaitTheLast();
    if (unwritten != null) {
      AtomicFile.replace(file.toFile(), unwritten);
    }
  }

  /** However often this thread is interrupted meanwhile, and however the other one ends. */
  private void awaitTheLast() {
    Thread last;
    synchronized (this) {
      last = drawing;
    }
    boolean interrupted = false;
    while (last != null && last.isAlive()) {
      try {
        last.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
