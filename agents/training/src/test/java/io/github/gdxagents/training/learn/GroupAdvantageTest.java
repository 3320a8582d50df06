package io.github.gdxagents.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.experience.Rollout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupAdvantageTest {

  /** Tracks of three decisions; an episode's rewards, then nothing. */
  private static Rollout rollout(float[]... episodes) {
    Rollout rollout = new Rollout(ActionKind.DISCRETE.spec(1), episodes.length, 3);
    Arrays.fill(rollout.advantages, Float.NaN);
    Arrays.fill(rollout.states, AgentState.RUNNING);
    for (int slot = 0; slot < episodes.length; slot++) {
      for (int t = 0; t < episodes[slot].length; t++) {
        rollout.valid[slot * 3 + t] = true;
        rollout.rewards[slot * 3 + t] = episodes[slot][t];
      }
    }
    return rollout;
  }

  private static void assertAdvantages(Rollout rollout, double... ofSlots) {
    for (int row = 0; row < rollout.rows(); row++) {
      if (rollout.valid[row]) {
        assertThat((double) rollout.advantages[row])
            .as("row %d", row)
            .isCloseTo(ofSlots[row / 3], within(1e-4));
      } else {
        assertThat(rollout.advantages[row]).isNaN();
      }
    }
  }

  /** Returns 6, 2 and 1: their mean is 3, their deviation sqrt((9 + 1 + 4) / 3). */
  @Test
  void everyDecisionGetsTheEpisodesDistanceFromItsGroupInDeviations() {
    Rollout rollout = rollout(new float[] {1, 2, 3}, new float[] {2}, new float[] {0.5f, 0.5f});
    estimate(rollout, 3, 1, 1);
    double deviation = Math.sqrt(14 / 3.0);
    assertAdvantages(rollout, 3 / deviation, -1 / deviation, -2 / deviation);
  }

  /** Returns 1 + 0.5 * 2 + 0.25 * 4 = 3, 1 and 2. Of two, one would be 1 better than the other. */
  @Test
  void laterRewardsAreDiscounted() {
    Rollout rollout = rollout(new float[] {1, 2, 4}, new float[] {1}, new float[] {2});
    estimate(rollout, 3, 1, 0.5);
    double deviation = Math.sqrt(2 / 3.0);
    assertAdvantages(rollout, 1 / deviation, -1 / deviation, 0);
  }

  /** Two lives in the first slot, with a pause between them: returns 3, 1 and 2. */
  @Test
  void eachLifeOfAnAgentIsAnEpisodeOfTheGroup() {
    Rollout rollout = rollout(new float[] {3, 0, 1}, new float[] {2});
    rollout.valid[1] = false;
    rollout.states[0] = AgentState.TERMINATED;
    estimate(rollout, 2, 1, 1);
    double deviation = Math.sqrt(2 / 3.0);
    assertThat((double) rollout.advantages[0]).isCloseTo(1 / deviation, within(1e-4));
    assertThat(rollout.advantages[1]).isNaN();
    assertThat((double) rollout.advantages[2]).isCloseTo(-1 / deviation, within(1e-4));
    assertThat((double) rollout.advantages[3]).isCloseTo(0, within(1e-4));
  }

  @Test
  void groupsAreApart() {
    Rollout rollout =
        rollout(new float[] {1}, new float[] {2}, new float[] {100}, new float[] {50});
    estimate(rollout, 2, 1, 1);
    assertAdvantages(rollout, -1, 1, 1, -1);
  }

  @Test
  void anAgentIsComparedWithItsLikeInTheOtherSimulations() {
    Rollout rollout =
        rollout(new float[] {1}, new float[] {200}, new float[] {3}, new float[] {100});
    estimate(rollout, 2, 2, 1);
    assertAdvantages(rollout, -1, 1, 1, -1);
  }

  /** The second group's returns differ by rounding alone, as 0.1 + 0.2 and 0.3 do. */
  @Test
  void groupsWhoseEpisodesWentAlikeAreLeftOut() {
    Rollout rollout =
        rollout(
            new float[] {1, 1},
            new float[] {2},
            new float[] {1_000.1f, 1_000.2f},
            new float[] {2_000.3f},
            new float[] {1},
            new float[] {3});
    assertThat(estimate(rollout, 2, 1, 1)).isEqualTo(1 / 3.0);
    assertThat(rollout.validRows()).containsExactly(12, 15);
    assertAdvantages(rollout, 0, 0, 0, 0, -1, 1);
  }

  @Test
  void advantagesOfTheBatchCountBySpread() {
    Rollout rollout = rollout(new float[] {1}, new float[] {3}, new float[] {10}, new float[] {16});
    estimate(rollout, 2, 1, 1, "advantage-scale=batch");
    double deviation = Math.sqrt((1 + 1 + 9 + 9) / 4.0);
    assertAdvantages(rollout, -1 / deviation, 1 / deviation, -3 / deviation, 3 / deviation);
  }

  @Test
  void advantagesWithoutScaleAreInUnitsOfRewards() {
    Rollout rollout = rollout(new float[] {1}, new float[] {3});
    estimate(rollout, 2, 1, 1, "advantage-scale=none");
    assertAdvantages(rollout, -1, 1);
  }

  /** Rewards 1, 2, 3, 6: their mean is 3, their deviation sqrt((4 + 1 + 0 + 9) / 4). */
  @Test
  void processSupervisionSumsWhatFollowed() {
    Rollout rollout = rollout(new float[] {1, 2, 3}, new float[] {6});
    estimate(rollout, 2, 1, 0.5, "supervision=process");
    double deviation = Math.sqrt(14 / 4.0);
    double[] expected = {(-2 + 0.5 * -1 + 0.25 * 0) / deviation, -1 / deviation, 0, 3 / deviation};
    for (int row = 0; row < 4; row++) {
      assertThat((double) rollout.advantages[row]).isCloseTo(expected[row], within(1e-6));
    }
  }

  private static double estimate(
      Rollout rollout, int groupSize, int agents, double discount, String... settings) {
    Map<String, String> changes = new HashMap<>();
    changes.put("algorithm", "grpo");
    changes.put("group-size", Integer.toString(groupSize));
    changes.put("simulations", Integer.toString(groupSize));
    for (String setting : settings) {
      String[] pair = setting.split("=", 2);
      changes.put(pair[0], pair[1]);
    }
    GrpoSettings grpo = (GrpoSettings) TrainingSettings.DEFAULT.with(changes).algorithm();
    return new GroupAdvantage(grpo, agents, discount).estimate(rollout);
  }
}
