package io.github.gdxagents.course.task;

/** Lesson 7: GRPO, where other episodes say what was to be expected. */
public interface GroupTask {

  /**
   * How much better than its group each episode went, in standard deviations of the group: (R -
   * mean R) / std R, with the deviation of the whole group, not of a sample of it.
   *
   * @param returns R of each episode of the group, the sum of its rewards; two at least
   * @return as many numbers; all 0 where the episodes went alike, or where the deviation is no more
   *     than rounding: at most a millionth of the greatest return's magnitude
   */
  double[] advantages(double[] returns);

  /**
   * An estimate of KL(pi || pi_ref) from one action that pi drew: rho - 1 - log rho, with rho =
   * pi_ref(a|s) / pi(a|s).
   *
   * @param logProbability log pi(a|s)
   * @param referenceLogProbability log pi_ref(a|s)
   */
  double divergenceEstimate(double logProbability, double referenceLogProbability);
}
