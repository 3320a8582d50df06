package io.github.gdxagents.training.rollout;

import io.github.gdxagents.hook.EpisodeState;

/**
 * Advantages without a baseline: the discounted sum of the rewards that followed an action, for
 * what came before an action cannot be its doing.
 *
 * <p>Sutton and Barto, "Reinforcement Learning: An Introduction" (2018), section 13.3.
 */
public final class RewardsToGo {

  private RewardsToGo() {}

  /**
   * Fills a rollout's advantages from its rewards. Decisions of an episode that goes on beyond the
   * end of its track have no known return, and are made absent.
   *
   * @param rollout modified
   * @param discount gamma
   */
  public static void estimate(Rollout rollout, double discount) {
    for (int track = 0; track < rollout.tracks; track++) {
      boolean ended = false;
      double sum = 0;
      int firstRow = track * rollout.steps;
      for (int row = firstRow + rollout.steps - 1; row >= firstRow; row--) {
        if (!rollout.present[row]) {
          continue;
        }
        if (rollout.states[row] != EpisodeState.RUNNING) {
          ended = true;
          sum = 0;
        }
        sum = rollout.rewards[row] + discount * sum;
        rollout.advantages[row] = (float) sum;
        rollout.present[row] = ended;
      }
    }
  }
}
