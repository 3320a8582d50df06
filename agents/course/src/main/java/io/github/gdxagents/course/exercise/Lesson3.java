package io.github.gdxagents.course.exercise;

import io.github.gdxagents.course.Unwritten;
import io.github.gdxagents.course.task.ImportanceSamplingTask;
import io.github.gdxagents.training.learn.RowObjective;

/** Lesson 3: what to write is described at {@link ImportanceSamplingTask}. */
public final class Lesson3 implements ImportanceSamplingTask {

  @Override
  public double mean(double[] seen, double[] probabilities, double[] oldProbabilities) {
    throw new Unwritten(3, "the mean under the new policy");
  }

  @Override
  public double effectiveShare(double[] ratios) {
    throw new Unwritten(3, "the effective share");
  }

  @Override
  public void weigh(RowObjective.Row row) {
    throw new Unwritten(3, "the objective and its derivative");
  }
}
