package io.github.gdxagents.training.learn;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.training.experience.Rollout;

/**
 * Advantages without a baseline: the discounted sum of the rewards that followed an action in its
 * episode, for what came before an action cannot be its doing.
 *
 * <p>Sutton and Barto, "Reinforcement Learning: An Introduction" (2018), section 13.3.
 */
public final class RewardsToGo {

  private RewardsToGo() {}

  /**
   * Fills a rollout's advantages from its rewards. What a truncated episode would have earned later
   * counts as nothing.
   *
   * @param rollout modified; each slot holds whole episodes, one after the other
   * @param discount gamma
   */
  public static void estimate(Rollout rollout, double discount) {
    for (int slot = 0; slot < rollout.slots; slot++) {
      double sum = 0;
      int firstRow = slot * rollout.steps;
      for (int row = firstRow + rollout.steps - 1; row >= firstRow; row--) {
        if (rollout.valid[row]) {
          double later = rollout.states[row] == AgentState.RUNNING ? sum : 0;
          sum = rollout.rewards[row] + discount * later;
          rollout.advantages[row] = (float) sum;
        }
      }
    }
  }
}
