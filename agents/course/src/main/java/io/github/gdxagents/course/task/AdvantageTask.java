package io.github.gdxagents.course.task;

/** Lesson 2: how much better an action was than what was to be expected. */
public interface AdvantageTask {

  /**
   * Generalized advantage estimation over one episode.
   *
   * @param rewards of the episode, r_0 to r_T-1
   * @param values V(s_0) to V(s_T-1)
   * @param valueAtTheEnd V(s_T): 0 where the game ended the episode, an estimate where it was cut
   * @param discount gamma, 0 to 1
   * @param lambda 0 to 1
   * @return A_0 to A_T-1
   */
  double[] advantages(
      double[] rewards, double[] values, double valueAtTheEnd, double discount, double lambda);
}
