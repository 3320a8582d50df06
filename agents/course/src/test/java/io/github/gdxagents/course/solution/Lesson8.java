package io.github.gdxagents.course.solution;

import io.github.gdxagents.course.task.PreferenceTask;

public final class Lesson8 implements PreferenceTask {

  @Override
  public double probability(double first, double second) {
    return 1 / (1 + StrictMath.exp(second - first));
  }

  @Override
  public double loss(double first, double second, double preference) {
    return preference * surprise(first - second) + (1 - preference) * surprise(second - first);
  }

  @Override
  public double gradient(double first, double second, double preference) {
    return probability(first, second) - preference;
  }

  /** -log of the probability that what is worth so much more is preferred. */
  private static double surprise(double difference) {
    return Math.max(0, -difference) + StrictMath.log1p(StrictMath.exp(-Math.abs(difference)));
  }
}
