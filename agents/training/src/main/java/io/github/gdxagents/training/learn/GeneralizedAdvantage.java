package io.github.gdxagents.training.learn;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.training.experience.Rollout;

/**
 * Generalized advantage estimation: the exponentially weighted sum of temporal-difference errors
 *
 * <pre>
 *   delta_t = r_t + gamma V(s_t+1) - V(s_t)
 *   A_t     = delta_t + gamma lambda A_t+1
 * </pre>
 *
 * <p>cut at the end of each episode. After a termination V(s_t+1) is 0; after a truncation, and at
 * the slot's last valid row, it is the bootstrap value. Rows that are not valid are as if they were
 * not there. Schulman et al., "High-Dimensional Continuous Control Using Generalized Advantage
 * Estimation" (2016), equations 11 to 16.
 */
public final class GeneralizedAdvantage {

  private static final int NONE = -1;

  private GeneralizedAdvantage() {}

  /**
   * Fills a rollout's advantages and value targets from its rewards, states and values.
   *
   * @param rollout modified
   * @param discount gamma
   * @param gaeLambda lambda
   */
  public static void estimate(Rollout rollout, double discount, double gaeLambda) {
    for (int slot = 0; slot < rollout.slots; slot++) {
      estimateSlot(rollout, slot * rollout.steps, discount, gaeLambda);
    }
  }

  private static void estimateSlot(
      Rollout rollout, int firstRow, double discount, double gaeLambda) {
    int next = NONE;
    double advantage = 0;
    for (int row = firstRow + rollout.steps - 1; row >= firstRow; row--) {
      if (!rollout.valid[row]) {
        continue;
      }
      AgentState state = rollout.states[row];
      boolean goesOn = state == AgentState.RUNNING && next != NONE;
      double nextValue = goesOn ? rollout.values[next] : rollout.bootstrapValues[row];
      double delta = rollout.rewards[row] - rollout.values[row];
      if (state != AgentState.TERMINATED) {
        delta += discount * nextValue;
      }
      advantage = goesOn ? delta + discount * gaeLambda * advantage : delta;
      rollout.advantages[row] = (float) advantage;
      rollout.valueTargets[row] = (float) (advantage + rollout.values[row]);
      next = row;
    }
  }
}
