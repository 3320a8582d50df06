package io.github.gdxagents.training.learn;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.training.experience.Rollout;
import java.util.ArrayList;
import java.util.List;

/**
 * Advantages without a value network: episodes that began alike form a group, and every decision of
 * an episode gets how much better the episode went than its group did,
 *
 * <pre>
 *   A = (R - mean R of the group) / standard deviation of R in the group
 * </pre>
 *
 * <p>where R is the episode's discounted return. Shao et al., "DeepSeekMath" (2024), section 4.1.2.
 */
public final class GroupAdvantage {

  /** Keeps groups whose episodes all went alike at an advantage of 0. */
  private static final double DEVIATION_EPSILON = 1e-6;

  private GroupAdvantage() {}

  /** One life of an agent: its rows within a slot, and its discounted return. */
  private record Life(int firstRow, int endRow, double discountedReturn) {}

  /**
   * Fills a rollout's advantages from its rewards.
   *
   * @param rollout modified; each slot holds whole episodes. Where an agent has several lives, all
   *     of them join the group
   * @param groupSize neighboring simulations that make a group
   * @param agents in each simulation; each is compared with its like in the group's other ones
   * @param discount gamma
   */
  public static void estimate(Rollout rollout, int groupSize, int agents, double discount) {
    for (int first = 0; first < rollout.slots; first += groupSize * agents) {
      for (int agent = 0; agent < agents; agent++) {
        List<Life> group = new ArrayList<>();
        for (int k = 0; k < groupSize; k++) {
          addLives(rollout, first + k * agents + agent, discount, group);
        }
        double mean = mean(group);
        double scale = 1 / (deviation(group, mean) + DEVIATION_EPSILON);
        for (Life life : group) {
          fill(rollout, life, (life.discountedReturn() - mean) * scale);
        }
      }
    }
  }

  /** Adds the lives of a slot, of which there may be none. */
  private static void addLives(Rollout rollout, int slot, double discount, List<Life> lives) {
    int firstRow = slot * rollout.steps;
    int endRow = firstRow + rollout.steps;
    double sum = 0;
    boolean begun = false;
    for (int row = endRow - 1; row >= firstRow; row--) {
      if (!rollout.valid[row]) {
        continue;
      }
      if (begun && rollout.states[row] != AgentState.RUNNING) {
        lives.add(new Life(row + 1, endRow, sum));
        endRow = row + 1;
        sum = 0;
      }
      begun = true;
      sum = rollout.rewards[row] + discount * sum;
    }
    if (begun) {
      lives.add(new Life(firstRow, endRow, sum));
    }
  }

  private static void fill(Rollout rollout, Life life, double advantage) {
    for (int row = life.firstRow(); row < life.endRow(); row++) {
      if (rollout.valid[row]) {
        rollout.advantages[row] = (float) advantage;
      }
    }
  }

  private static double mean(List<Life> lives) {
    double sum = 0;
    for (Life life : lives) {
      sum += life.discountedReturn();
    }
    return sum / lives.size();
  }

  private static double deviation(List<Life> lives, double mean) {
    double squares = 0;
    for (Life life : lives) {
      double distance = life.discountedReturn() - mean;
      squares += distance * distance;
    }
    return Math.sqrt(squares / lives.size());
  }
}
