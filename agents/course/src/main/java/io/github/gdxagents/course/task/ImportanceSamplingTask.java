package io.github.gdxagents.course.task;

import io.github.gdxagents.training.learn.RowObjective;

/** Lesson 3: learning about one policy from what another one did. */
public interface ImportanceSamplingTask {

  /**
   * The mean that a new policy would see, estimated from what an old one saw: the sum of all that
   * was seen, weighed by the ratios, over the number of samples.
   *
   * @param seen one number for each action that the old policy drew
   * @param probabilities of these actions under the new policy
   * @param oldProbabilities of these actions under the old policy, above 0
   */
  double mean(double[] seen, double[] probabilities, double[] oldProbabilities);

  /**
   * The effective sample size as a share of the samples: (sum r)^2 / (n sum r^2). It is 1 where all
   * weigh alike, and 1/n where one outweighs all others.
   *
   * @param ratios r of each sample, not all 0
   */
  double effectiveShare(double[] ratios);

  /**
   * The importance-sampled surrogate for one decision, r A.
   *
   * @param row to read: {@code ratio}, which is pi(a|s) / pi_old(a|s), and {@code advantage}. To
   *     set: {@code objective}, and its derivative with respect to log pi(a|s), {@code
   *     logProbabilityGradient}
   */
  void weigh(RowObjective.Row row);
}
