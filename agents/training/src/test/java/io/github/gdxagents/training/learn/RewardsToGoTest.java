package io.github.gdxagents.training.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.training.ActionKind;
import org.junit.jupiter.api.Test;

class RewardsToGoTest {

  @Test
  void anActionGetsTheDiscountedRewardsUntilTheEndOfItsEpisode() {
    Rollout rollout = new Rollout(ActionKind.DISCRETE.spec(1), 2, 3);
    float[] rewards = {1, 2, 4, 8, 16, 100};
    for (int row = 0; row < 6; row++) {
      rollout.rewards[row] = rewards[row];
      rollout.valid[row] = row < 5; // the second episode ends after two decisions
    }
    RewardsToGo.estimate(rollout, 0.5);
    assertThat(rollout.advantages).containsExactly(3, 4, 4, 16, 16, 0);
  }
}
