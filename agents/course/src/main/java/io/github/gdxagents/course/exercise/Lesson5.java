package io.github.gdxagents.course.exercise;

import io.github.gdxagents.course.Unwritten;
import io.github.gdxagents.course.task.PenaltyTask;

/** Lesson 5: what to write is described at {@link PenaltyTask}. */
public final class Lesson5 implements PenaltyTask {

  @Override
  public double objective(double ratio, double advantage, double beta, double divergence) {
    throw new Unwritten(5, "the objective");
  }

  @Override
  public double nextBeta(double beta, double divergence, double target) {
    throw new Unwritten(5, "the next beta");
  }
}
