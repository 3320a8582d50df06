package io.github.gdxagents.training.learn;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.training.experience.Rollout;
import java.util.ArrayList;
import java.util.List;

/**
 * Advantages without a value network: episodes that are compared with each other form a group, and
 * a decision gets how much better its episode went than its group did.
 *
 * <pre>
 *   outcome   A = R - mean R of the group                     R the episode's discounted return
 *   process   A = the discounted sum of r - mean r of the group, from the decision on
 * </pre>
 *
 * <p>divided by a standard deviation, as {@link GrpoSettings.AdvantageScale} says. Shao et al.,
 * "DeepSeekMath" (2024), sections 4.1.2 (outcome) and 4.1.3 (process).
 *
 * <p>A group whose episodes all went alike has nothing to teach: its decisions are left out of the
 * update. (Its deviation is no more than rounding, and dividing by that would make noise of it.)
 */
final class GroupAdvantage {

  /** Deviations of a smaller share of the numbers are rounding. */
  private static final double RESOLUTION = 1e-6;

  private final GrpoSettings settings;
  private final int agents;
  private final double discount;

  /**
   * @param agents in each simulation; each is compared with its like in the group's other ones
   * @param discount gamma
   */
  GroupAdvantage(GrpoSettings settings, int agents, double discount) {
    this.settings = settings;
    this.agents = agents;
    this.discount = discount;
  }

  /** One life of an agent: its rows within a slot, and its discounted return. */
  private record Life(int firstRow, int endRow, double discountedReturn) {}

  /**
   * Fills a rollout's advantages from its rewards, and leaves out groups without spread.
   *
   * @param rollout modified; each slot holds whole episodes. Where an agent has several lives, all
   *     of them join the group
   * @return the share of groups with spread, from 0 to 1
   */
  double estimate(Rollout rollout) {
    int groups = 0;
    int spread = 0;
    for (int first = 0; first < rollout.slots; first += settings.groupSize() * agents) {
      for (int agent = 0; agent < agents; agent++) {
        List<Life> group = new ArrayList<>();
        for (int k = 0; k < settings.groupSize(); k++) {
          addLives(rollout, first + k * agents + agent, group);
        }
        groups++;
        spread += estimate(rollout, group) ? 1 : 0;
      }
    }
    if (settings.advantageScale() == GrpoSettings.AdvantageScale.BATCH) {
      scale(rollout, rollout.validRows());
    }
    return (double) spread / groups;
  }

  /** Returns whether the group had any spread. */
  private boolean estimate(Rollout rollout, List<Life> group) {
    Spread returns = new Spread();
    Spread rewards = new Spread();
    for (Life life : group) {
      returns.add(life.discountedReturn());
      for (int row = life.firstRow(); row < life.endRow(); row++) {
        if (rollout.valid[row]) {
          rewards.add(rollout.rewards[row]);
        }
      }
    }
    boolean outcome = settings.supervision() == GrpoSettings.Supervision.OUTCOME;
    Spread spread = outcome ? returns : rewards;
    if (spread.negligible()) {
      for (Life life : group) {
        leaveOut(rollout, life);
      }
      return false;
    }
    double scale =
        settings.advantageScale() == GrpoSettings.AdvantageScale.GROUP ? 1 / spread.deviation() : 1;
    for (Life life : group) {
      if (outcome) {
        fill(rollout, life, (life.discountedReturn() - returns.mean()) * scale);
      } else {
        fillToGo(rollout, life, rewards.mean(), scale);
      }
    }
    return true;
  }

  /** Adds the lives of a slot, of which there may be none. */
  private void addLives(Rollout rollout, int slot, List<Life> lives) {
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

  private void fillToGo(Rollout rollout, Life life, double meanReward, double scale) {
    double sum = 0;
    for (int row = life.endRow() - 1; row >= life.firstRow(); row--) {
      if (rollout.valid[row]) {
        sum = (rollout.rewards[row] - meanReward) * scale + discount * sum;
        rollout.advantages[row] = (float) sum;
      }
    }
  }

  private static void leaveOut(Rollout rollout, Life life) {
    for (int row = life.firstRow(); row < life.endRow(); row++) {
      rollout.valid[row] = false;
    }
  }

  /** Divides by the deviation over all rows. */
  private static void scale(Rollout rollout, int[] rows) {
    Spread spread = new Spread();
    for (int row : rows) {
      spread.add(rollout.advantages[row]);
    }
    double scale = spread.deviation() > 0 ? 1 / spread.deviation() : 1;
    for (int row : rows) {
      rollout.advantages[row] = (float) (rollout.advantages[row] * scale);
    }
  }

  /** Mean and standard deviation of numbers, by Welford's method. */
  private static final class Spread {

    private long count;
    private double mean;
    private double squares;
    private double greatest;

    void add(double number) {
      count++;
      double distance = number - mean;
      mean += distance / count;
      squares += distance * (number - mean);
      greatest = Math.max(greatest, Math.abs(number));
    }

    double mean() {
      return mean;
    }

    double deviation() {
      return count == 0 ? 0 : Math.sqrt(squares / count);
    }

    boolean negligible() {
      return deviation() <= RESOLUTION * greatest;
    }
  }
}
