package io.github.gdxagents.course.solution;

import io.github.gdxagents.course.task.PolicyGradientTask;
import io.github.gdxagents.training.learn.RowObjective;

public final class Lesson1 implements PolicyGradientTask {

  @Override
  public double[] rewardsToGo(double[] rewards, double discount) {
    double[] toGo = new double[rewards.length];
    double sum = 0;
    for (int t = rewards.length - 1; t >= 0; t--) {
      sum = rewards[t] + discount * sum;
      toGo[t] = sum;
    }
    return toGo;
  }

  @Override
  public void weigh(RowObjective.Row row) {
    row.objective = row.logProbability * row.advantage;
    row.logProbabilityGradient = row.advantage;
  }
}
