package io.github.gdxagents.course.exercise;

import io.github.gdxagents.course.Unwritten;
import io.github.gdxagents.course.task.GroupTask;

/** Lesson 7: what to write is described at {@link GroupTask}. */
public final class Lesson7 implements GroupTask {

  @Override
  public double[] advantages(double[] returns) {
    throw new Unwritten(7, "the advantages");
  }

  @Override
  public double divergenceEstimate(double logProbability, double referenceLogProbability) {
    throw new Unwritten(7, "the estimate of the divergence");
  }
}
