package io.github.gdxagents.training.learn;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.experience.ValueHead;
import java.util.Arrays;

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
 *
 * <p>Where there are several values, each has its rewards and its discount, and the advantage is
 * the weighted sum. A head that is not episodic is not cut: s_t+1 is then what the slot's next
 * episode begins with. Burda et al., "Exploration by Random Network Distillation" (2018), section
 * 2.3.
 */
public final class GeneralizedAdvantage {

  private static final int NONE = -1;

  private GeneralizedAdvantage() {}

  /**
   * Fills a rollout's advantages and value targets from its rewards, states and values.
   *
   * @param rollout modified
   * @param discount gamma of those heads that have none of their own
   * @param gaeLambda lambda
   */
  public static void estimate(Rollout rollout, double discount, double gaeLambda) {
    Arrays.fill(rollout.advantages, 0);
    for (int head = 0; head < rollout.heads.size(); head++) {
      double discountOfHead = rollout.heads.get(head).discountOr(discount);
      for (int slot = 0; slot < rollout.slots; slot++) {
        estimateSlot(rollout, head, slot * rollout.steps, discountOfHead, gaeLambda);
      }
    }
  }

  private static void estimateSlot(
      Rollout rollout, int head, int firstRow, double discount, double gaeLambda) {
    ValueHead valued = rollout.heads.get(head);
    int heads = rollout.heads.size();
    int next = NONE;
    double advantage = 0;
    for (int row = firstRow + rollout.steps - 1; row >= firstRow; row--) {
      if (!rollout.valid[row]) {
        continue;
      }
      int i = row * heads + head;
      AgentState state = rollout.states[row];
      boolean goesOn = next != NONE && (state == AgentState.RUNNING || !valued.episodic());
      double nextValue = goesOn ? rollout.values[next] : rollout.bootstrapValues[i];
      double delta = rollout.rewards[i] - rollout.values[i];
      if (state != AgentState.TERMINATED || !valued.episodic()) {
        delta += discount * nextValue;
      }
      advantage = goesOn ? delta + discount * gaeLambda * advantage : delta;
      rollout.advantages[row] += (float) (valued.weight() * advantage);
      rollout.valueTargets[i] = (float) (advantage + rollout.values[i]);
      next = i;
    }
  }
}
