package io.github.gdxagents.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndToEndTest {

  @Test
  void trainingSpeedIsMeasuredForEachNumberOfThreads() throws IOException {
    List<TrainingSpeed> speeds = TrainingSpeed.measure(ZooGame.CARTPOLE, List.of(1, 2), 2, 600);

    assertThat(speeds).extracting(TrainingSpeed::threads).containsExactly(1, 2);
    assertThat(speeds).allMatch(TrainingSpeed::samePolicy);
    TrainingSpeed single = speeds.get(0);
    assertThat(single.steps()).isEqualTo(512); // two rollouts of 8 x 32
    assertThat(single.rolloutSpeedUp()).isEqualTo(1);
    assertThat(single.rolloutStepsPerSecond()).isGreaterThan(single.stepsPerSecond());
    assertThat(single.restShare()).isBetween(0.0, 1.0);
  }

  @Test
  void overheadIsTheRatioOfRolloutsToBareGames() {
    RolloutOverhead overhead = RolloutOverhead.measure(ZooGame.CARTPOLE, 1, 1);

    assertThat(overhead.bareMicros()).isPositive();
    assertThat(overhead.ratio()).isEqualTo(overhead.rolloutMicros() / overhead.bareMicros());
  }

  @Test
  void aRunThatIsToldOfMakesTheSamePolicy() throws IOException {
    TellingCost cost = TellingCost.measure(1, 8_192);

    assertThat(cost.samePolicy()).isTrue();
    assertThat(cost.bareSeconds()).isPositive();
    assertThat(cost.share()).isEqualTo(cost.toldSeconds() / cost.bareSeconds() - 1);
  }

  @ParameterizedTest
  @EnumSource(ShippedGame.class)
  void aFrameOfABundledPolicyIsMeasuredAndLeavesNoGarbage(ShippedGame game) throws IOException {
    FrameCost cost = FrameCost.measure(game, 1_200);

    assertThat(cost.game()).isEqualTo(game.label());
    assertThat(cost.medianDecisionMicros()).isPositive().isFinite();
    assertThat(cost.p99DecisionMicros()).isGreaterThanOrEqualTo(cost.medianDecisionMicros());
    assertThat(cost.bytes()).isLessThan(64);
  }

  @Test
  void everyGameOfTheZooCanBePlayedBare() {
    for (ZooGame game : ZooGame.values()) {
      try (RandomPlay play = new RandomPlay(List.of(game.newSimulation()), 1)) {
        double first = play.step();
        for (int step = 0; step < 300; step++) {
          play.step();
        }
        assertThat(play.step()).isFinite().isNotEqualTo(first);
      }
    }
  }

  @Test
  void theTrainerIsStartedWatchedAndStopped() throws IOException, InterruptedException {
    TimeToThreshold time =
        TimeToThreshold.measure("cartpole", List.of("cartpole"), 1, -1, 1); // any 100 episodes do

    assertThat(time.seconds().get(0)).isFinite().isPositive().isEqualTo(time.medianSeconds());
    assertThat(time.steps().get(0)).isPositive();
  }

  @Test
  void aThresholdThatIsNeverReachedTakesForEver() throws IOException, InterruptedException {
    TimeToThreshold time =
        TimeToThreshold.measure("cartpole", List.of("cartpole", "--steps", "256"), 1, 1e9, 1);

    assertThat(time.medianSeconds()).isInfinite();
    assertThat(time.steps()).containsExactly(256L);
  }

  @Test
  void aTrainerThatFailsIsHeardOf() {
    assertThatThrownBy(() -> TimeToThreshold.measure("none", List.of("no-such-game"), 1, 0, 1))
        .hasMessageContaining("no-such-game");
  }

  @Test
  void memoryIsWatched() throws IOException, InterruptedException {
    assumeThat(Files.exists(Path.of("/proc/self/status"))).isTrue();

    Optional<MemoryUse> use = MemoryUse.measure("cartpole", List.of("cartpole"), 1, 2);

    assertThat(use)
        .hasValueSatisfying(
            memory -> {
              assertThat(memory.peak()).isGreaterThan(10);
              assertThat(memory.last()).isBetween(10.0, memory.peak());
            });
  }

  @Test
  void onlyThreadsThatHaveCoresAreMeasured() {
    assertThat(BenchmarkPlan.threads(1)).containsExactly(1);
    assertThat(BenchmarkPlan.threads(3)).containsExactly(1, 2);
    assertThat(BenchmarkPlan.skippedThreads(3)).containsExactly(4);
    assertThat(BenchmarkPlan.skippedThreads(64)).isEmpty();
  }
}
