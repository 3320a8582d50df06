package io.github.gdxagents.training.reward;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.settings.CuriositySettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CuriosityRewardTest {

  private static final int ROWS = 256;
  private static final CuriositySettings SETTINGS =
      new CuriositySettings(List.of(32), 16, 1e-3, 1, null, false, false);

  /** Three of four decisions lead to the west, to one of two places; every fourth to the east. */
  private static Rollout rollout(float east) {
    Rollout rollout = RandomRollouts.of(ActionKind.DISCRETE, 2, 1, ROWS, 1);
    for (int row = 0; row < ROWS; row++) {
      rollout.nextObservations[2 * row] = row % 4 == 0 ? east : -1;
      rollout.nextObservations[2 * row + 1] = row % 2 == 0 ? 1 : -1;
    }
    return rollout;
  }

  @Test
  void whatWasSeenOftenIsPaidLittleAndWhatIsNewIsPaidMuch() {
    CuriosityReward curiosity = new CuriosityReward(2, SETTINGS, 1);
    float before = curiosity.pay(rollout(-1), 0)[1];
    for (int iteration = 0; iteration < 200; iteration++) {
      curiosity.pay(rollout(-1 + 0.5f * (iteration % 2)), 0);
    }

    float[] paid = curiosity.pay(rollout(1), 0);

    assertThat(paid[1]).isLessThan(0.05f * before);
    assertThat(paid[4]).isGreaterThan(20 * paid[1]);
  }

  @Test
  void aRolloutIsPaidBeforeItIsLearnedFrom() {
    CuriosityReward once = new CuriosityReward(2, SETTINGS, 1);
    CuriositySettings unteachable =
        new CuriositySettings(List.of(32), 16, 0, 1, null, false, false);
    CuriosityReward never = new CuriosityReward(2, unteachable, 1);

    assertThat(once.pay(rollout(0), 0)).isEqualTo(never.pay(rollout(0), 0));
    assertThat(once.pay(rollout(0), 0)).isNotEqualTo(never.pay(rollout(0), 0));
  }

  @Test
  void whatWasSavedGoesOnBitByBit() throws IOException {
    CuriosityReward whole = new CuriosityReward(2, SETTINGS, 1);
    CuriosityReward resumed = new CuriosityReward(2, SETTINGS, 1);
    whole.pay(rollout(0), 0);
    whole.pay(rollout(1), 0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    whole.save(new DataOutputStream(bytes));
    resumed.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    for (int iteration = 0; iteration < 3; iteration++) {
      assertThat(resumed.pay(rollout(0.5f), 0)).isEqualTo(whole.pay(rollout(0.5f), 0));
      assertThat(resumed.measures()).isEqualTo(whole.measures());
    }
  }
}
