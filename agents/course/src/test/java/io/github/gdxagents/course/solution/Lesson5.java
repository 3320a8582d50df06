package io.github.gdxagents.course.solution;

import io.github.gdxagents.course.task.PenaltyTask;

public final class Lesson5 implements PenaltyTask {

  @Override
  public double objective(double ratio, double advantage, double beta, double divergence) {
    return ratio * advantage - beta * divergence;
  }

  @Override
  public double nextBeta(double beta, double divergence, double target) {
    if (divergence < target / 1.5) {
      return beta / 2;
    }
    return divergence > target * 1.5 ? beta * 2 : beta;
  }
}
