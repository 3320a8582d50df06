package io.github.gdxagents.console.run;

import io.github.gdxagents.policy.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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

  /** A thread that draws, and the one curve that waits for it. */
  private final ThreadPoolExecutor drawing;

  /** What could not be written, because another program had the file open, for instance. */
  private byte @Nullable [] unwritten;

  private volatile @Nullable Throwable failure;

  CurvePicture(Path file) {
    this(file, LearningCurve::png);
  }

  CurvePicture(Path file, Pen pen) {
    this.file = file;
    this.pen = pen;
    drawing =
        new ThreadPoolExecutor(
            0,
            1,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            CurvePicture::thread,
            new ThreadPoolExecutor.DiscardOldestPolicy());
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "learning-curve");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Draws soon, and returns at once.
   *
   * @param curve taken over
   */
  void draw(LearningCurve curve) {
    if (failure == null) {
      drawing.execute(() -> drawNow(curve));
    }
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
    drawing.shutdown();
    awaitTheLast();
    if (unwritten != null) {
      AtomicFile.replace(file.toFile(), unwritten);
    }
  }

  /** However often this thread is interrupted meanwhile. */
  private void awaitTheLast() {
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = drawing.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
