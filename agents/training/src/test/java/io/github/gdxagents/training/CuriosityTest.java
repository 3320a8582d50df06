package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Curiosity, with a value of its own, in whole runs. To see what it needs for the maze with more
 * seeds: {@code mvn test -pl agents/training -am -Dtest=CuriosityTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dgdxagents.seeds=10}.
 */
class CuriosityTest {

  private static final int FEW = 3;
  private static final int SEEDS = Integer.getInteger("gdxagents.seeds", FEW);

  private static final TrainingSettings INDIFFERENT =
      TrainingSettings.DEFAULT.with(
          Map.of(
              "simulations", "16",
              "steps-per-rollout", "128",
              "learning-rate", "1e-3",
              "entropy-coefficient", "0.01",
              "minibatch-size", "256"));

  private static final TrainingSettings CURIOUS =
      INDIFFERENT.with(
          Map.of(
              "reward", "game:1,curiosity:0.5",
              "curiosity-critic", "true",
              "curiosity-share", "1"));

  private static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(
          Map.of(
              "reward", "game:1,curiosity:0.5",
              "curiosity-critic", "true",
              "curiosity-discount", "0.9",
              "simulations", "4",
              "steps-per-rollout", "64",
              "hidden", "16",
              "minibatch-size", "64"));

  private static Trainer trainer(TrainingSettings settings, TrainingPlan plan) {
    return new Trainer("maze", SparseMaze::new, settings, plan);
  }

  private static TrainingPlan plan(int threads) {
    return new TrainingPlan(1, 6 * 256, threads, Learner.FUSED).resumable();
  }

  private static byte[] bytes(Trainer trainer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PolicyFile.write(trainer.policy(), bytes);
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRunIsTheSameForAnyNumberOfThreadsAndGoesOnAsIfItHadNeverStopped(boolean sharedTrunk)
      throws IOException {
    TrainingSettings settings =
        SETTINGS.with(Map.of("shared-trunk", Boolean.toString(sharedTrunk)));
    try (Trainer whole = trainer(settings, plan(1));
        Trainer resumed = trainer(settings, plan(3))) {
      whole.iterate();
      whole.iterate();
      resumed.restore(whole.checkpoint());
      whole.iterate();
      resumed.iterate();
      assertThat(whole.iterate().measures())
          .isEqualTo(resumed.iterate().measures())
          .extracting(measure -> measure.group() + " " + measure.name())
          .contains("curiosity reward", "curiosity loss", "curiosity explained_variance");
      assertThat(bytes(resumed)).isEqualTo(bytes(whole));
    }
  }

  @Test
  void thePolicyCarriesTheValueOfTheGameAloneAndARunStartsFromIt() {
    Policy policy;
    try (Trainer first = trainer(SETTINGS, plan(2))) {
      first.iterate();
      policy = first.policy();
    }
    assertThat(Objects.requireNonNull(policy.valueNetwork()).outputSize()).isEqualTo(1);
    try (Trainer second = trainer(SETTINGS, plan(2).startingFrom(policy))) {
      assertThat(Objects.requireNonNull(second.policy().valueNetwork()).denseLayer(0).weights())
          .isEqualTo(policy.valueNetwork().denseLayer(0).weights());
    }
    try (Trainer summed =
        trainer(
            SETTINGS.with(Map.of("curiosity-critic", "false", "curiosity-discount", "none")),
            plan(2))) {
      assertThat(summed.policy().valueNetwork()).isNull();
    }
  }

  @Test
  void everyMethodThatLearnsValuesLearnsSeveral() {
    for (String method : new String[] {"ppo", "vpg", "trpo"}) {
      try (Trainer trainer =
          trainer(
              SETTINGS
                  .forMethod(method)
                  .with(Map.of("simulations", "4", "steps-per-rollout", "64")),
              plan(2))) {
        TrainingReport report = trainer.iterate();
        assertThat(report.update().valueLoss()).as(method).isPositive();
        assertThat(report.measures()).extracting(Measure::name).contains("explained_variance");
      }
    }
  }

  @Test
  void whatCannotBeValuedIsRefused() {
    assertThatThrownBy(() -> SETTINGS.with(Map.of("curiosity-critic", "false")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("set curiosity-critic=true as well, or curiosity-discount=none");
    assertThatThrownBy(() -> SETTINGS.with(Map.of("algorithm", "grpo")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("curiosity-critic must be false with algorithm=grpo");
  }

  /** Every seed of ten solves it with curiosity, and none without. */
  @Test
  void aMazeWhoseGoalChanceDoesNotFindIsSolvedWithCuriosityAndNotWithout() {
    int solved = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      TrainingReport with = learn(CURIOUS, seed);
      solved += isSolved(with) ? 1 : 0;
      assertThat(isSolved(learn(INDIFFERENT, seed))).as("seed %d, without", seed).isFalse();
      if (SEEDS > FEW) {
        System.out.printf(
            "seed %d: with curiosity a mean return of %.2f after %d steps%n",
            seed, with.meanReturn(), with.steps());
      }
    }
    assertThat(solved).isGreaterThanOrEqualTo(SEEDS - 1);
  }

  private static boolean isSolved(TrainingReport report) {
    return report.meanReturn() > 0.9; // the mean of the latest 100 episodes
  }

  /** Trains until the maze is solved or the steps are made; returns the last report. */
  private static TrainingReport learn(TrainingSettings settings, long seed) {
    TrainingPlan plan = new TrainingPlan(seed, 120_000, 2, Learner.FUSED);
    try (Trainer trainer = trainer(settings, plan)) {
      TrainingReport report = trainer.iterate();
      while (!trainer.finished() && !isSolved(report)) {
        report = trainer.iterate();
      }
      return report;
    }
  }
}
