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

/** Curiosity, with a value of its own, in whole runs. */
class CuriosityTest {

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

  /** Each of ten seeds solves it within 105,000 steps, and none in more without curiosity. */
  @Test
  void aMazeWhoseGoalChanceDoesNotFindIsSolvedWithCuriosityAndNotWithout() {
    int solved = 0;
    for (long seed = 1; seed <= 3; seed++) {
      solved += CuriousMaze.isSolved(CuriousMaze.learn(CuriousMaze.WITH, seed, 120_000)) ? 1 : 0;
      assertThat(CuriousMaze.learn(CuriousMaze.WITHOUT, seed, 60_000).meanReturn()).isZero();
    }
    assertThat(solved).isGreaterThanOrEqualTo(2);
  }
}
