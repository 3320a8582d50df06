package io.github.gdxagents.course.solution;

import io.github.gdxagents.course.task.ImportanceSamplingTask;
import io.github.gdxagents.training.learn.RowObjective;

public final class Lesson3 implements ImportanceSamplingTask {

  @Override
  public double mean(double[] seen, double[] probabilities, double[] oldProbabilities) {
    double sum = 0;
    for (int i = 0; i < seen.length; i++) {
      sum += probabilities[i] / oldProbabilities[i] * seen[i];
    }
    return sum / seen.length;
  }

  @Override
  public double effectiveShare(double[] ratios) {
    double sum = 0;
    double squares = 0;
    for (double ratio : ratios) {
      sum += ratio;
      squares += ratio * ratio;
    }
    return sum * sum / (ratios.length * squares);
  }

  @Override
  public void weigh(RowObjective.Row row) {
    row.objective = row.ratio * row.advantage;
    row.logProbabilityGradient = row.ratio * row.advantage; // d r / d log pi = r
  }
}
