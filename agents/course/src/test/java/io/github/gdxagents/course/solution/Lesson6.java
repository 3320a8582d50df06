package io.github.gdxagents.course.solution;

import io.github.gdxagents.course.task.ClipTask;
import io.github.gdxagents.training.learn.RowObjective;

public final class Lesson6 implements ClipTask {

  @Override
  public void weigh(RowObjective.Row row, double epsilon) {
    double clippedRatio = Math.max(1 - epsilon, Math.min(1 + epsilon, row.ratio));
    double unclipped = row.ratio * row.advantage;
    double clipped = clippedRatio * row.advantage;
    row.objective = Math.min(unclipped, clipped);
    row.logProbabilityGradient = unclipped <= clipped ? unclipped : 0;
  }
}
