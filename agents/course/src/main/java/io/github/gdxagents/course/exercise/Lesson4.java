package io.github.gdxagents.course.exercise;

import io.github.gdxagents.course.Unwritten;
import io.github.gdxagents.course.task.TrustRegionTask;

/** Lesson 4: what to write is described at {@link TrustRegionTask}. */
public final class Lesson4 implements TrustRegionTask {

  @Override
  public double divergence(double[] p, double[] q) {
    throw new Unwritten(4, "the divergence");
  }

  @Override
  public double[] fisherProduct(double[] p, double[] vector) {
    throw new Unwritten(4, "the Fisher product");
  }

  @Override
  public double stepLength(double delta, double[] direction, double[] fisherTimesDirection) {
    throw new Unwritten(4, "the length of the step");
  }
}
