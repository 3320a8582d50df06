package io.github.gdxagents.course.task;

import io.github.gdxagents.training.learn.RowObjective;

/** Lesson 1: actions that were followed by much reward become more probable. */
public interface PolicyGradientTask {

  /**
   * What followed each action of an episode: its reward and all later ones, each discounted once
   * for every decision that lies between.
   *
   * @param rewards of the episode, in order
   * @param discount gamma, 0 to 1
   * @return as many numbers as there are rewards
   */
  double[] rewardsToGo(double[] rewards, double discount);

  /**
   * The policy gradient's objective for one decision, log pi(a|s) A, where A is the row's {@code
   * advantage}.
   *
   * @param row to read: {@code logProbability}, {@code advantage}. To set: {@code objective}, and
   *     {@code logProbabilityGradient}, which is the objective's derivative with respect to log
   *     pi(a|s)
   */
  void weigh(RowObjective.Row row);
}
