package io.github.gdxagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

/** What agents show and take in: observations, rewards, statistics, actions and masks. */
abstract class PlayRules extends EpisodeRules {

  private static final int EPISODES_PER_PART = 20;

  // Observations, rewards, statistics

  @Test
  final void observationsAreCompleteAndFinite() {
    EpisodePlayer player = player().observingMore().reporting(0);
    for (long seed : SEEDS) {
      assertThatCode(() -> player.play(seed, RECORDED_TICKS))
          .as(
              "observe() must write each component of the spec, in finite numbers, at any time"
                  + " during a life and at its end")
          .doesNotThrowAnyException();
    }
  }

  @Test
  final void observationsStayWithinTheirBounds() {
    EpisodePlayer player = player().withoutRecording();
    for (long seed : SEEDS) {
      player.play(seed, RECORDED_TICKS);
      for (int a = 0; a < player.agentCount(); a++) {
        assertThat(player.agent(a).boundsViolation())
            .as("observations must stay within the bounds that the spec declares")
            .isEmpty();
      }
    }
  }

  @Test
  final void rewardsAreFinite() {
    EpisodePlayer player = player();
    for (long seed : SEEDS) {
      assertThat(player.play(seed, RECORDED_TICKS).rewardThatIsNotFinite())
          .as(
              "reward() must be finite after each tick of a life, and after its end while it is"
                  + " awaited, but was not")
          .isEmpty();
    }
  }

  @Test
  final void statisticsAreCompleteAndFinite() {
    EpisodePlayer player = player();
    for (long seed : SEEDS) {
      assertThatCode(() -> player.play(seed, RECORDED_TICKS))
          .as(
              "report() must add each of statistics(), in finite numbers, after each tick of a life")
          .doesNotThrowAnyException();
    }
  }

  @Test
  final void reportingChangesNothing() {
    for (long seed : SEEDS) {
      assertSame(
          "report() is called three times per tick instead of once",
          player().play(seed, COMPARED_TICKS),
          player().reporting(3).play(seed, COMPARED_TICKS));
    }
  }

  @Test
  final void askingWhatIsAwaitedChangesNothing() {
    for (long seed : SEEDS) {
      assertSame(
          "awaitsDecision(), awaitsReward() and isOver() are asked three times instead of once",
          player().play(seed, COMPARED_TICKS),
          player().askingMore().play(seed, COMPARED_TICKS));
    }
  }

  @Test
  final void observingAndMaskingChangeNothing() {
    for (long seed : SEEDS) {
      assertSame(
          "observe() and maskActions() are called three times per decision instead of once, and"
              + " observe() after each tick",
          player().play(seed, COMPARED_TICKS),
          player().observingMore().play(seed, COMPARED_TICKS));
    }
  }

  // Actions

  @Test
  final void theActionObjectIsNotKept() {
    for (long seed : SEEDS) {
      assertSame(
          "the action object is overwritten after act(), which must read it and not keep it",
          player().play(seed, COMPARED_TICKS),
          player().spoilingActions().play(seed, COMPARED_TICKS));
    }
  }

  @Test
  final void everyBranchAndEveryAxisMatters() {
    EpisodePlayer plain = player().reporting(0);
    for (int a = 0; a < plain.agentCount(); a++) {
      RandomActions actions = plain.agent(a).actions();
      for (int part = 0; part < actions.parts(); part++) {
        EpisodePlayer varied = player().reporting(0).varying(a, part);
        boolean matters = false;
        for (int seed = 0; seed < EPISODES_PER_PART && !matters; seed++) {
          Trace trace = plain.play(seed, COMPARED_TICKS);
          matters = !trace.firstDifference(varied.play(seed, COMPARED_TICKS)).isEmpty();
        }
        assertThat(matters)
            .as(
                "%s of agent %s must make a difference to what is observed or earned, but made none"
                    + " in %s episodes",
                actions.describe(part), a, EPISODES_PER_PART)
            .isTrue();
      }
    }
  }

  @Test
  final void theMaskLeavesAChoice() {
    EpisodePlayer player = player();
    for (long seed : SEEDS) {
      assertThat(player.play(seed, RECORDED_TICKS).maskWithoutChoice())
          .as("maskActions() must leave at least one choice of every branch; where it left none")
          .isEmpty();
    }
  }
}
