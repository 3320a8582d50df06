package io.github.gdxagents.course.solution;

import io.github.gdxagents.course.task.AdvantageTask;

public final class Lesson2 implements AdvantageTask {

  @Override
  public double[] advantages(
      double[] rewards, double[] values, double valueAtTheEnd, double discount, double lambda) {
    double[] advantages = new double[rewards.length];
    double nextValue = valueAtTheEnd;
    double nextAdvantage = 0;
    for (int t = rewards.length - 1; t >= 0; t--) {
      double delta = rewards[t] + discount * nextValue - values[t];
      nextAdvantage = delta + discount * lambda * nextAdvantage;
      nextValue = values[t];
      advantages[t] = nextAdvantage;
    }
    return advantages;
  }
}
