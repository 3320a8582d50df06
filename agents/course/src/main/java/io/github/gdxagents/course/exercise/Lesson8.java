package io.github.gdxagents.course.exercise;

import io.github.gdxagents.course.Unwritten;
import io.github.gdxagents.course.task.PreferenceTask;

/** Lesson 8: what to write is described at {@link PreferenceTask}. */
public final class Lesson8 implements PreferenceTask {

  @Override
  public double probability(double first, double second) {
    throw new Unwritten(8, "the probability");
  }

  @Override
  public double loss(double first, double second, double preference) {
    throw new Unwritten(8, "the loss");
  }

  @Override
  public double gradient(double first, double second, double preference) {
    throw new Unwritten(8, "the gradient");
  }
}
