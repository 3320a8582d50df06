package io.github.gdxagents.course.solution;

import io.github.gdxagents.course.task.GroupTask;
import java.util.Arrays;

public final class Lesson7 implements GroupTask {

  @Override
  public double[] advantages(double[] returns) {
    double mean = Arrays.stream(returns).average().orElseThrow();
    double squares = 0;
    double greatest = 0;
    for (double episode : returns) {
      squares += (episode - mean) * (episode - mean);
      greatest = Math.max(greatest, Math.abs(episode));
    }
    double deviation = Math.sqrt(squares / returns.length);
    double[] advantages = new double[returns.length];
    if (deviation > 1e-6 * greatest) {
      for (int i = 0; i < returns.length; i++) {
        advantages[i] = (returns[i] - mean) / deviation;
      }
    }
    return advantages;
  }

  @Override
  public double divergenceEstimate(double logProbability, double referenceLogProbability) {
    double logRho = referenceLogProbability - logProbability;
    return StrictMath.exp(logRho) - 1 - logRho;
  }
}
