package io.github.gdxagents.course.exercise;

import io.github.gdxagents.course.Unwritten;
import io.github.gdxagents.course.task.AdvantageTask;

/** Lesson 2: what to write is described at {@link AdvantageTask}. */
public final class Lesson2 implements AdvantageTask {

  @Override
  public double[] advantages(
      double[] rewards, double[] values, double valueAtTheEnd, double discount, double lambda) {
    throw new Unwritten(2, "the advantages");
  }
}
