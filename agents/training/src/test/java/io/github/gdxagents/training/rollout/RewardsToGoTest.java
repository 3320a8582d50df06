package io.github.gdxagents.training.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.EpisodeState;
import io.github.gdxagents.training.ActionKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RewardsToGoTest {

  private static Rollout rollout(int tracks, float... rewards) {
    Rollout rollout = new Rollout(ActionKind.DISCRETE.spec(1), tracks, rewards.length / tracks);
    Arrays.fill(rollout.present, true);
    Arrays.fill(rollout.states, EpisodeState.RUNNING);
    System.arraycopy(rewards, 0, rollout.rewards, 0, rewards.length);
    return rollout;
  }

  @Test
  void anActionGetsTheDiscountedRewardsUntilTheEndOfItsEpisode() {
    Rollout rollout = rollout(1, 1, 2, 4, 8, 16);
    rollout.states[2] = EpisodeState.TERMINATED;
    rollout.states[4] = EpisodeState.TRUNCATED;
    RewardsToGo.estimate(rollout, 0.5);
    assertThat(rollout.advantages).containsExactly(3, 4, 4, 16, 16);
    assertThat(rollout.presentRows()).hasSize(5);
  }

  @Test
  void anEpisodeThatGoesOnBeyondTheTrackIsLeftOut() {
    Rollout rollout = rollout(2, 1, 1, 1, 1, 1, 1);
    rollout.states[1] = EpisodeState.TERMINATED;
    RewardsToGo.estimate(rollout, 1);
    assertThat(rollout.presentRows()).containsExactly(0, 1);
  }

  @Test
  void anAbsentRowStaysAbsentAndEarnsNothing() {
    Rollout rollout = rollout(1, 1, 2, 100);
    rollout.states[1] = EpisodeState.TERMINATED;
    rollout.present[2] = false;
    RewardsToGo.estimate(rollout, 1);
    assertThat(rollout.presentRows()).containsExactly(0, 1);
    assertThat(rollout.advantages[0]).isEqualTo(3);
  }
}
