package io.github.gdxagents.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.experience.Rollout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneralizedAdvantageTest {

  private static final int TRACKS = 4;
  private static final int STEPS = 60;

  @ParameterizedTest
  @CsvSource({"0.99, 0.95", "0.9, 0.5", "1, 1", "0.97, 0", "0.97, 1", "0, 0.9"})
  void advantageIsTheWeightedMeanOfAllReturnsOfAnyLength(double discount, double lambda) {
    Rollout rollout = interruptedRollout(3);
    GeneralizedAdvantage.estimate(rollout, discount, lambda);
    for (int row : rollout.validRows()) {
      double expected = weightedMeanOfReturns(rollout, row, discount, lambda) - rollout.values[row];
      assertThat((double) rollout.advantages[row])
          .as("advantage of row %d", row)
          .isCloseTo(expected, within(1e-5));
      assertThat((double) rollout.valueTargets[row])
          .as("value target of row %d", row)
          .isCloseTo(expected + rollout.values[row], within(1e-5));
    }
  }

  /**
   * (1 - lambda) sum of lambda^(n-1) G_n, where G_n is the sum of n discounted rewards and the
   * value after them; all the weight that is left goes to the longest return that the episode or
   * the slot allows.
   */
  private static double weightedMeanOfReturns(
      Rollout rollout, int row, double discount, double lambda) {
    List<Double> returns = new ArrayList<>();
    double rewards = 0;
    for (int last = row; ; last++) {
      int n = last - row + 1;
      rewards += Math.pow(discount, n - 1) * rollout.rewards[last];
      boolean trackEnds = (last + 1) % STEPS == 0;
      boolean episodeEnds = rollout.states[last] != AgentState.RUNNING;
      double valueAfter =
          rollout.states[last] == AgentState.TERMINATED
              ? 0
              : episodeEnds || trackEnds ? rollout.bootstrapValues[last] : rollout.values[last + 1];
      returns.add(rewards + Math.pow(discount, n) * valueAfter);
      if (episodeEnds || trackEnds) {
        break;
      }
    }
    double mean = 0;
    for (int n = 1; n <= returns.size(); n++) {
      double weight =
          n < returns.size() ? (1 - lambda) * Math.pow(lambda, n - 1) : Math.pow(lambda, n - 1);
      mean += weight * returns.get(n - 1);
    }
    return mean;
  }

  /** Terminations, truncations and pauses; NaN wherever nothing should look. */
  private static Rollout interruptedRollout(long seed) {
    Rollout rollout = RandomRollouts.of(ActionKind.DISCRETE, 1, TRACKS, STEPS, seed);
    RandomStream random = new RandomStream(seed);
    boolean pausing = false;
    for (int row = 0; row < rollout.rows(); row++) {
      boolean trackEnds = (row + 1) % STEPS == 0;
      if (row % STEPS == 0 || random.nextFloat() < 0.4f) {
        pausing = false;
      }
      rollout.valid[row] = !pausing;
      if (pausing) {
        rollout.rewards[row] = Float.NaN;
        rollout.values[row] = Float.NaN;
        rollout.states[row] = AgentState.TERMINATED;
      } else if (random.nextFloat() < 0.15f) {
        boolean terminated = random.nextFloat() < 0.5f;
        rollout.states[row] = terminated ? AgentState.TERMINATED : AgentState.TRUNCATED;
        pausing = random.nextFloat() < 0.5f;
      }
      boolean bootstraps =
          rollout.states[row] == AgentState.TRUNCATED
              || (trackEnds && rollout.states[row] == AgentState.RUNNING);
      if (!bootstraps || !rollout.valid[row]) {
        rollout.bootstrapValues[row] = Float.NaN;
      }
    }
    return rollout;
  }

  /** gamma 0.5, lambda 0.5; rewards 1, 2, 3; values 4, 6, 8; the value after the last is 10. */
  @Test
  void handComputedExampleEndsInEachWay() {
    assertThat(handComputed(AgentState.TERMINATED)).containsExactly(-0.3125f, -1.25f, -5f);
    assertThat(handComputed(AgentState.TRUNCATED)).containsExactly(0f, 0f, 0f);
    assertThat(handComputed(AgentState.RUNNING)).containsExactly(0f, 0f, 0f);
  }

  private static float[] handComputed(AgentState end) {
    Rollout rollout = RandomRollouts.of(ActionKind.DISCRETE, 1, 1, 3, 1);
    for (int t = 0; t < 3; t++) {
      rollout.rewards[t] = 1 + t;
      rollout.values[t] = 4 + 2 * t;
    }
    rollout.states[2] = end;
    rollout.bootstrapValues[2] = 10;
    GeneralizedAdvantage.estimate(rollout, 0.5, 0.5);
    return rollout.advantages;
  }

  /** gamma 0.5, lambda 0.5: a life of rewards 1, 3 around a pause, then another of reward 5. */
  @Test
  void rowsThatAreNotValidAreAsIfTheyWereNotThere() {
    Rollout rollout = RandomRollouts.of(ActionKind.DISCRETE, 1, 1, 6, 1);
    Arrays.fill(rollout.values, Float.NaN);
    Arrays.fill(rollout.rewards, Float.NaN);
    Arrays.fill(rollout.valid, false);
    int[] rows = {0, 2, 4};
    for (int i = 0; i < 3; i++) {
      rollout.valid[rows[i]] = true;
      rollout.rewards[rows[i]] = 1 + 2 * i;
      rollout.values[rows[i]] = 4 + 2 * i;
    }
    rollout.states[2] = AgentState.TERMINATED;
    rollout.bootstrapValues[4] = 10;
    GeneralizedAdvantage.estimate(rollout, 0.5, 0.5);
    // -3 = 3 - 6; 1 + 0.5 * 6 - 4 = 0, and 0.25 * -3 more; 5 + 0.5 * 10 - 8 = 2
    assertThat(rollout.advantages[2]).isEqualTo(-3f);
    assertThat(rollout.advantages[0]).isEqualTo(-0.75f);
    assertThat(rollout.advantages[4]).isEqualTo(2f);
  }

  @Test
  void lambdaZeroLooksOneDecisionAhead() {
    Rollout rollout = RandomRollouts.of(ActionKind.DISCRETE, 1, 2, 5, 4);
    GeneralizedAdvantage.estimate(rollout, 0.9, 0);
    for (int row = 0; row < 10; row++) {
      double next = row % 5 == 4 ? rollout.bootstrapValues[row] : rollout.values[row + 1];
      assertThat((double) rollout.valueTargets[row])
          .isCloseTo(rollout.rewards[row] + 0.9 * next, within(1e-5));
    }
  }

  @Test
  void lambdaOneTrustsTheRewardsAlone() {
    Rollout rollout = RandomRollouts.of(ActionKind.DISCRETE, 1, 1, 5, 4);
    rollout.states[4] = AgentState.TERMINATED;
    GeneralizedAdvantage.estimate(rollout, 0.9, 1);
    double discountedReturn = 0;
    for (int row = 4; row >= 0; row--) {
      discountedReturn = rollout.rewards[row] + 0.9 * discountedReturn;
      assertThat((double) rollout.valueTargets[row]).isCloseTo(discountedReturn, within(1e-5));
    }
  }
}
