package io.github.gdxagents.training.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.RandomRollouts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RewardScalingTest {

  private static final int TRACKS = 3;
  private static final int STEPS = 20;
  private static final double DISCOUNT = 0.9;

  @Test
  void rewardsAreDividedByTheDeviationOfTheDiscountedReturnOverTheWholeRun() {
    RewardScaling scaling = new RewardScaling(TRACKS, DISCOUNT, false);
    List<Double> returns = new ArrayList<>();
    double[] running = new double[TRACKS];
    for (int iteration = 0; iteration < 3; iteration++) {
      Rollout rollout = RandomRollouts.of(ActionKind.DISCRETE, 1, TRACKS, STEPS, iteration);
      rollout.states[4] = AgentState.TERMINATED;
      rollout.valid[5] = false;
      rollout.rewards[5] = 1e9f;
      rollout.states[STEPS + 7] = AgentState.TRUNCATED;
      float[] unscaled = rollout.rewards.clone();
      for (int row = 0; row < rollout.rows(); row++) {
        if (rollout.valid[row]) {
          int slot = row / STEPS;
          running[slot] = DISCOUNT * running[slot] + unscaled[row];
          returns.add(running[slot]);
          if (row == 4 || row == STEPS + 7) {
            running[slot] = 0;
          }
        }
      }
      scaling.apply(rollout);
      double deviation = deviation(returns);
      for (int row : rollout.validRows()) {
        assertThat((double) rollout.rewards[row])
            .isCloseTo(unscaled[row] / deviation, within(1e-5));
      }
    }
  }

  private static double deviation(List<Double> values) {
    double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
    return Math.sqrt(
        values.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }

  @Test
  void scaledRewardsAreClippedToTen() {
    Rollout rollout = RandomRollouts.of(ActionKind.DISCRETE, 1, 1, 1_000, 1);
    rollout.rewards[500] = 1_000;
    rollout.rewards[700] = -1_000;
    new RewardScaling(1, 0, false).apply(rollout);
    assertThat(rollout.rewards[500]).isEqualTo(10);
    assertThat(rollout.rewards[700]).isEqualTo(-10);
  }

  @Test
  void gameWithoutRewardsKeepsNone() {
    Rollout rollout = RandomRollouts.of(ActionKind.DISCRETE, 1, 1, 3, 1);
    Arrays.fill(rollout.rewards, 0);
    new RewardScaling(1, 0.9, false).apply(rollout);
    assertThat(rollout.rewards).containsOnly(0);
  }
}
