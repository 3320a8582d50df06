package io.github.gdxagents.console.run;

import io.github.gdxagents.policy.AtomicFile;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.TrainingReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code learning-curve.svg}, drawn every few seconds, and when the curve is complete. */
final class CurveFile implements RunListener {

  private static final long NANOS_BETWEEN_DRAWINGS = 10_000_000_000L;

  private final Path path;
  private final LearningCurve curve;
  private long lastDrawing = System.nanoTime();
  private boolean drawn;
  private @Nullable String trouble;

  /**
   * @param curve so far; taken over
   */
  CurveFile(Path path, LearningCurve curve) {
    this.path = path;
    this.curve = curve;
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

  private void draw() {
    lastDrawing = System.nanoTime();
    if (curve.isEmpty() || drawn) {
      return;
    }
    try {
      AtomicFile.replace(path.toFile(), curve.svg().getBytes(StandardCharsets.UTF_8));
      drawn = true;
      trouble = null;
    } catch (IOException e) {
      trouble = WriteFailure.of(path, e);
    }
  }

  @Override
  public @Nullable String trouble() {
    return trouble;
  }

  @Override
  public void close() {
    draw();
  }
}
