package io.github.gdxagents.training.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.experience.Rollout;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RewardsToGoTest {

  @Test
  void anActionGetsTheDiscountedRewardsUntilTheEndOfItsEpisode() {
    Rollout rollout = new Rollout(ActionKind.DISCRETE.spec(1), 2, 3);
    Arrays.fill(rollout.states, AgentState.RUNNING);
    float[] rewards = {1, 2, 4, 8, 16, 100};
    for (int row = 0; row < 6; row++) {
      rollout.rewards[row] = rewards[row];
      rollout.valid[row] = row < 5; // the second episode ends after two decisions
    }
    RewardsToGo.estimate(rollout, 0.5);
    assertThat(rollout.advantages).containsExactly(3, 4, 4, 16, 16, 0);
  }

  @Test
  void nothingIsCarriedFromOneLifeOfAnAgentToTheOneBefore() {
    Rollout rollout = new Rollout(ActionKind.DISCRETE.spec(1), 1, 4);
    Arrays.fill(rollout.states, AgentState.RUNNING);
    Arrays.fill(rollout.valid, true);
    rollout.states[1] = AgentState.TERMINATED;
    float[] rewards = {1, 2, 4, 8};
    System.arraycopy(rewards, 0, rollout.rewards, 0, 4);
    RewardsToGo.estimate(rollout, 0.5);
    assertThat(rollout.advantages).containsExactly(2, 2, 8, 8);
  }
}
