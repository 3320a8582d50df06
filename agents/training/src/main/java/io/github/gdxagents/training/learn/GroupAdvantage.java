package io.github.gdxagents.training.rollout;

/**
 * Advantages without a value network: episodes that began alike form a group, and every decision of
 * an episode gets how much better the episode went than its group did,
 *
 * <pre>
 *   A = (R - mean R of the group) / deviation of R in the group
 * </pre>
 *
 * <p>where R is the episode's discounted return. Shao et al., "DeepSeekMath" (2024), section 4.1.2.
 */
public final class GroupAdvantage {

  /** Keeps groups whose episodes all went alike at an advantage of 0. */
  private static final double DEVIATION_EPSILON = 1e-6;

  private GroupAdvantage() {}

  /**
   * Fills a rollout's advantages from its rewards.
   *
   * @param rollout modified; each slot holds one episode
   * @param groupSize neighboring simulations that make a group
   * @param agents in each simulation; each is compared with its like in the group's other ones
   * @param discount gamma
   */
  public static void estimate(Rollout rollout, int groupSize, int agents, double discount) {
    double[] returns = new double[groupSize];
    for (int first = 0; first < rollout.slots; first += groupSize * agents) {
      for (int agent = 0; agent < agents; agent++) {
        for (int k = 0; k < groupSize; k++) {
          returns[k] = episodeReturn(rollout, first + k * agents + agent, discount);
        }
        double mean = mean(returns);
        double scale = 1 / (deviation(returns, mean) + DEVIATION_EPSILON);
        for (int k = 0; k < groupSize; k++) {
          fill(rollout, first + k * agents + agent, (returns[k] - mean) * scale);
        }
      }
    }
  }

  private static double episodeReturn(Rollout rollout, int slot, double discount) {
    double sum = 0;
    int firstRow = slot * rollout.steps;
    for (int row = firstRow + rollout.steps - 1; row >= firstRow; row--) {
      if (rollout.valid[row]) {
        sum = rollout.rewards[row] + discount * sum;
      }
    }
    return sum;
  }

  private static void fill(Rollout rollout, int slot, double advantage) {
    int firstRow = slot * rollout.steps;
    for (int row = firstRow; row < firstRow + rollout.steps; row++) {
      if (rollout.valid[row]) {
        rollout.advantages[row] = (float) advantage;
      }
    }
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / values.length);
  }
}
