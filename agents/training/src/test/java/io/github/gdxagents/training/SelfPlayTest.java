package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.experience.PastSelf;
import io.github.gdxagents.training.experience.SelfPlay;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matches against oneself, as one is and as one was. */
class SelfPlayTest {

  private static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(
          Map.of(
              "simulations", "8",
              "steps-per-rollout", "48",
              "hidden", "16",
              "learning-rate", "3e-3"));

  private static final SelfPlay SELF_PLAY = new SelfPlay(2, 5, 1_000, 0.5, false);

  private static TrainingPlan plan(long steps, int threads, SelfPlay selfPlay) {
    return new TrainingPlan(1, steps, threads, Learner.FUSED).resumable().with(selfPlay);
  }

  private static Trainer trainer(int teamSize, TrainingPlan plan) {
    return new Trainer("pushing", () -> new PushingGame(teamSize), SETTINGS, plan);
  }

  private static byte[] bytes(Policy policy) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PolicyFile.write(policy, bytes);
    return bytes.toByteArray();
  }

  private static double measure(TrainingReport report, String name) {
    return report.measures().stream()
        .filter(measure -> measure.group().equals("self_play") && measure.name().equals(name))
        .mapToDouble(Measure::value)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void ratingsRiseAndLaterSelvesBeatEarlierOnes() {
    try (Trainer trainer = trainer(1, plan(30_000, 2, new SelfPlay(2, 100, 3_000, 0.5, false)))) {
      TrainingReport report = trainer.iterate();
      assertThat(measure(report, "past_selves")).isEqualTo(1);
      while (!trainer.finished()) {
        report = trainer.iterate();
      }

      List<PastSelf> selves = trainer.pastSelves();
      assertThat(selves).hasSizeBetween(8, 10);
      assertThat(selves).extracting(PastSelf::steps).isSorted().startsWith(0L);
      assertThat(measure(report, "elo")).isGreaterThan(1_300);
      assertThat(measure(report, "matches")).isPositive();
      assertThat(selves.get(0).rating()).isLessThan(1_150);
      assertThat(scoreOf(trainer.policy(), selves.get(0).policy())).isGreaterThan(0.9);
    }
  }

  /** What one policy scores against another in 200 matches, as often on either side. */
  private static double scoreOf(Policy one, Policy other) {
    double score = 0;
    try (Stepper stepper = new Stepper(new PushingGame(1))) {
      for (int match = 0; match < 200; match++) {
        int side = match % 2;
        stepper.seat(side, one.sampler(match));
        stepper.seat(1 - side, other.sampler(1_000 + match));
        stepper.reset(match);
        while (!stepper.over()) {
          stepper.step();
        }
        double earned = stepper.agent(side).lifeReturn();
        score += earned > 0 ? 1 : earned == 0 ? 0.5 : 0;
      }
    }
    return score / 200;
  }

  /** Half of the agents learn, so a step of both teams is a decision for each of one team. */
  @Test
  void oneSideOfEachMatchLearns() {
    try (Trainer trainer = trainer(3, plan(10_000, 1, SELF_PLAY))) {
      assertThat(trainer.learners()).isEqualTo(3);
      assertThat(trainer.iterate().steps()).isEqualTo(3 * 8 * 48);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anyNumberOfThreadsGivesTheSamePolicies(boolean prefersStronger) throws IOException {
    SelfPlay selfPlay = new SelfPlay(2, 3, 500, 0.3, prefersStronger);
    try (Trainer one = trainer(2, plan(12_000, 1, selfPlay));
        Trainer three = trainer(2, plan(12_000, 3, selfPlay))) {
      while (!one.finished()) {
        TrainingReport report = one.iterate();
        assertThat(three.iterate().measures()).isEqualTo(report.measures());
        assertThat(one.pastSelves()).hasSizeLessThanOrEqualTo(3);
      }
      assertThat(bytes(three.policy())).isEqualTo(bytes(one.policy()));
      for (int i = 0; i < 3; i++) {
        assertThat(bytes(three.pastSelves().get(i).policy()))
            .isEqualTo(bytes(one.pastSelves().get(i).policy()));
      }
    }
  }

  /** Rollouts of 23 decisions end in the middle of matches of 12. */
  @ParameterizedTest
  @CsvSource({"0, 0, 1", "1, 0, 1", "7, 0, 1", "1, 3, 1", "3, 3, 1", "1, 2, 2", "3, 0, 3"})
  void aRunGoesOnAsIfItHadNeverStopped(int iterations, int delay, int interval) throws IOException {
    TrainingSettings settings =
        SETTINGS.with(
            Map.of(
                "steps-per-rollout",
                "23",
                "reaction-delay",
                Integer.toString(delay),
                "decision-interval",
                Integer.toString(interval)));
    TrainingPlan plan = plan(100_000, 2, new SelfPlay(2, 3, 500, 0.3, true));
    Checkpoint half;
    Checkpoint undisturbed;
    try (Trainer trainer = new Trainer("pushing", () -> new PushingGame(2), settings, plan)) {
      half = after(iterations, trainer);
      undisturbed = after(6, trainer);
    }
    try (Trainer trainer = new Trainer("pushing", () -> new PushingGame(2), settings, plan)) {
      trainer.restore(half);
      assertThat(after(6, trainer)).isEqualTo(undisturbed);
    }
  }

  private static Checkpoint after(int iterations, Trainer trainer) {
    for (int i = 0; i < iterations; i++) {
      trainer.iterate();
    }
    return trainer.checkpoint();
  }

  @Test
  void aRunWithoutSelfPlayRefusesItsCheckpoint() {
    try (Trainer matched = trainer(1, plan(10_000, 1, SELF_PLAY));
        Trainer all = trainer(1, plan(10_000, 1, SelfPlay.NONE))) {
      matched.iterate();
      assertThatThrownBy(() -> all.restore(matched.checkpoint()))
          .isInstanceOf(CheckpointMismatchException.class)
          .hasMessageContaining("self-play");
    }
  }

  @Test
  void wholeEpisodesAreMatchesToo() {
    TrainingSettings grpo =
        SETTINGS.with(Map.of("algorithm", "grpo", "group-size", "4", "steps-per-rollout", "12"));
    try (Trainer trainer =
        new Trainer("pushing", () -> new PushingGame(1), grpo, plan(10_000, 1, SELF_PLAY))) {
      double matches = 0;
      for (int i = 0; i < 10; i++) {
        matches += measure(trainer.iterate(), "matches");
      }
      assertThat(matches).isBetween(20.0, 60.0); // of 80, half of them against the latest
    }
  }

  @Test
  void sidesThatCannotBeAreRefused() {
    assertThatThrownBy(() -> trainer(1, plan(1_000, 1, new SelfPlay(3, 5, 100, 0.5, false))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("2 agents that learn are no 3 sides");
    Simulation pushing = new PushingGame(1);
    TrainingSettings single = SETTINGS.with(Map.of("simulations", "1"));
    assertThatThrownBy(
            () -> new Trainer("pushing", () -> pushing, single, plan(1_000, 1, SELF_PLAY)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("simulations to 2 at least");
  }
}
