package io.github.gdxagents.training.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.experience.ValueHead;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.settings.RewardWeights;
import io.github.gdxagents.training.settings.RolloutSettings;
import java.io.DataInput;
import java.io.DataOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RewardSignalsTest {

  private static final int SLOTS = 3;
  private static final int STEPS = 20;
  private static final double DISCOUNT = 0.9;

  private static RewardSignals signals(int slots, double discount) {
    RolloutSettings settings =
        RolloutSettings.builder().discount(discount).normalizeRewards(true).build();
    return new RewardSignals(settings, List.of(ValueHead.SUM), slots, false, Map.of());
  }

  @Test
  void rewardsAreDividedByTheDeviationOfTheDiscountedReturnOverTheWholeRun() {
    RewardSignals signals = signals(SLOTS, DISCOUNT);
    List<Double> returns = new ArrayList<>();
    double[] running = new double[SLOTS];
    for (int iteration = 0; iteration < 3; iteration++) {
      Rollout rollout = RandomRollouts.of(ActionKind.DISCRETE, 1, SLOTS, STEPS, iteration);
      rollout.states[4] = AgentState.TERMINATED;
      rollout.valid[5] = false;
      rollout.gameRewards[5] = 1e9f;
      rollout.states[STEPS + 7] = AgentState.TRUNCATED;
      float[] unscaled = rollout.gameRewards.clone();
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
      signals.pay(rollout, 0);
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
    rollout.gameRewards[500] = 1_000;
    rollout.gameRewards[700] = -1_000;
    signals(1, 0).pay(rollout, 0);
    assertThat(rollout.rewards[500]).isEqualTo(10);
    assertThat(rollout.rewards[700]).isEqualTo(-10);
  }

  @Test
  void gameWithoutRewardsKeepsNone() {
    Rollout rollout = RandomRollouts.of(ActionKind.DISCRETE, 1, 1, 3, 1);
    Arrays.fill(rollout.gameRewards, 0);
    signals(1, 0.9).pay(rollout, 0);
    assertThat(rollout.rewards).containsOnly(0);
  }

  @Test
  void theGamesRewardsAreLearnedFromAsTheyAreUnlessWeighted() {
    Rollout rollout = RandomRollouts.of(ActionKind.DISCRETE, 1, 2, 10, 1);
    RolloutSettings unscaled = RolloutSettings.builder().normalizeRewards(false).build();
    RewardSignals plain = new RewardSignals(unscaled, List.of(ValueHead.SUM), 2, false, Map.of());
    plain.pay(rollout, 0);
    assertThat(rollout.rewards).isEqualTo(rollout.gameRewards);
    assertThat(plain.gameUnit()).isEqualTo(1);

    RolloutSettings weighted =
        RolloutSettings.builder()
            .normalizeRewards(false)
            .reward(new RewardWeights(Map.of("game", 0.25)))
            .build();
    RewardSignals signals = new RewardSignals(weighted, List.of(ValueHead.SUM), 2, false, Map.of());
    signals.pay(rollout, 0);
    for (int row = 0; row < rollout.rows(); row++) {
      assertThat(rollout.rewards[row]).isEqualTo(0.25f * rollout.gameRewards[row]);
    }
    assertThat(signals.gameUnit()).isEqualTo(4);
  }

  /** Where rewards are scaled, each signal is so on its own, before its weight counts. */
  @Test
  void signalsAddUp() {
    Rollout rollout = RandomRollouts.of(ActionKind.DISCRETE, 1, 2, 10, 1);
    float[] wage = new float[rollout.rows()];
    Arrays.fill(wage, 3);
    RewardSignal game =
        new RewardSignal("game", 2, 0, null, new RewardScaling(2, DISCOUNT, false, true));
    RewardSignals signals =
        new RewardSignals(List.of(game, new RewardSignal("wage", 0.5, 0, paying(wage), null)));

    signals.pay(rollout, 0);

    for (int row : rollout.validRows()) {
      double expected = rollout.gameRewards[row] / signals.gameUnit() + 1.5;
      assertThat((double) rollout.rewards[row]).isCloseTo(expected, within(1e-5));
    }
    assertThat(signals.gameAlone()).isFalse();
    assertThat(signals.measures())
        .extracting(measure -> measure.group() + " " + measure.name() + " " + measure.value())
        .endsWith("wage reward 3.0", "wage raise 7.0");
  }

  private static RewardSource paying(float[] wage) {
    return new RewardSource() {
      @Override
      public float[] pay(Rollout rollout, double progress) {
        return wage;
      }

      @Override
      public List<Measure> measures() {
        return List.of(new Measure("wage", "raise", "", "since last year", 7));
      }

      @Override
      public void save(DataOutput out) {}

      @Override
      public void load(DataInput in) {}
    };
  }
}
