package io.github.gdxagents.course.exercise;

import io.github.gdxagents.course.Unwritten;
import io.github.gdxagents.course.task.PolicyGradientTask;
import io.github.gdxagents.training.learn.RowObjective;

/** Lesson 1: what to write is described at {@link PolicyGradientTask}. */
public final class Lesson1 implements PolicyGradientTask {

  @Override
  public double[] rewardsToGo(double[] rewards, double discount) {
    throw new Unwritten(1, "the rewards to go");
  }

  @Override
  public void weigh(RowObjective.Row row) {
    throw new Unwritten(1, "the objective and its derivative");
  }
}
