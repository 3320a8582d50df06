package io.github.gdxagents.course;

import io.github.gdxagents.training.experience.Rollout;
import java.util.function.UnaryOperator;

/** The whole episodes of a rollout, one after the other in its slots. */
final class Episodes {

  private Episodes() {}

  /**
   * Fills the advantages of each episode from its rewards.
   *
   * @param advantages makes of an episode's rewards one number for each of its decisions
   */
  static void fill(Rollout rollout, UnaryOperator<double[]> advantages) {
    for (int slot = 0; slot < rollout.slots; slot++) {
      int begin = slot * rollout.steps;
      int end = begin + rollout.steps;
      for (int row = begin; row < end && rollout.valid[row]; row++) {
        if (rollout.states[row].ended() || row + 1 == end || !rollout.valid[row + 1]) {
          fill(rollout, begin, row + 1, advantages);
          begin = row + 1;
        }
      }
    }
  }

  private static void fill(
      Rollout rollout, int begin, int end, UnaryOperator<double[]> advantages) {
    double[] rewards = new double[end - begin];
    for (int i = 0; i < rewards.length; i++) {
      rewards[i] = rollout.rewards[begin + i];
    }
    double[] filled = advantages.apply(rewards);
    for (int i = 0; i < rewards.length; i++) {
      rollout.advantages[begin + i] = (float) filled[i];
    }
  }
}
