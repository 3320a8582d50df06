package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.DrawingFailure;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.TrainingReport;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code learning-curve.png}, drawn every few seconds, and when the curve is complete. Where this
 * JVM cannot draw, there is none.
 */
final class CurveFile implements RunListener {

  private static final long NANOS_BETWEEN_DRAWINGS = 10_000_000_000L;

  private final Path path;
  private final LearningCurve curve;
  private final CurvePicture picture;
  private long lastDrawing = System.nanoTime();
  private boolean drawn;
  private @Nullable String trouble;

  /**
   * @param curve so far; taken over
   */
  CurveFile(Path path, LearningCurve curve) {
    this.path = path;
    this.curve = curve;
    picture = new CurvePicture(path);
    drawn = curve.isEmpty();
  }

  @Override
  public void iterated(TrainingReport report) {
    curve.add(report.steps(), report.meanReturn());
    drawn = false;
    if (System.nanoTime() - lastDrawing > NANOS_BETWEEN_DRAWINGS) {
      draw();
    }
  }

  @Override
  public void evaluated(long steps, Evaluation evaluation) {
    curve.addEvaluation(steps, evaluation.meanReturn());
    drawn = false;
  }

  @Override
  public void trained() {
    draw();
  }

  /** Does not wait until it is done. */
  private void draw() {
    if (!curve.isEmpty() && !drawn) {
      picture.draw(curve.copy());
      drawn = true;
    }
    lastDrawing = System.nanoTime();
  }

  @Override
  public @Nullable String trouble() {
    Throwable failure = picture.failure();
    return failure == null
        ? trouble
        : "No %s: %s".formatted(path.getFileName(), DrawingFailure.of(failure));
  }

  @Override
  public void close() {
    draw();
    try {
      picture.close();
    } catch (IOException e) {
      trouble = WriteFailure.of(path, e);
    }
  }
}
