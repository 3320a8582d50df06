package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.training.network.Learner;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether it learns: small games, few steps, fixed seeds, and a score that chance does not reach.
 *
 * <p>Processors round differently, which makes another run of the same seed. So each score leaves
 * room below the worst of 16 runs or more: several seeds, each with two or four of OpenBLAS'
 * kernels for Haswell, Sandybridge, Nehalem and Prescott.
 */
class LearningTest {

  private static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(
          Map.of(
              "simulations", "8",
              "steps-per-rollout", "64",
              "discount", "0.5",
              "hidden", "32,32",
              "learning-rate", "2e-3..5e-4",
              "minibatch-size", "128"));

  /**
   * Of 1; the worst seen is 0.948. What has not learned scores 0.4 or less, and 0.73 what plays two
   * branches well and ignores the axis.
   */
  private static final double ENOUGH = 0.88;

  /** The best of 40 runs that lack a normalization is 0.354. */
  private static final double NOT_LEARNED = 0.6;

  /** The mean return of the deterministic policy over fresh episodes. */
  private static Evaluation evaluate(
      Supplier<Simulation> game, long steps, long seed, String... keysAndValues) {
    Map<String, String> changes = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      changes.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return evaluate(game, steps, seed, SETTINGS.with(changes));
  }

  private static Evaluation evaluate(
      Supplier<Simulation> game, long steps, long seed, TrainingSettings settings) {
    TrainingPlan plan = new TrainingPlan(seed, steps, 2, Learner.FUSED);
    try (Trainer trainer = new Trainer("toy", game, settings, plan);
        Simulation fresh = game.get()) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      return Evaluation.of(fresh, trainer.policy(), 50, 1);
    }
  }

  /** The mean reward of a decision: 1 is perfect. */
  private static double match(ActionKind kind, long seed, String... keysAndValues) {
    return evaluate(() -> new MatchGame(kind), 20_000, seed, keysAndValues).meanReturn()
        / MatchGame.TICKS;
  }

  @ParameterizedTest
  @EnumSource(ActionKind.class)
  void learnsEveryKindOfAction(ActionKind kind) {
    for (long seed = 1; seed <= 2; seed++) {
      double score = match(kind, seed);
      assertThat(score).as("%s, seed %d", kind, seed).isGreaterThan(ENOUGH);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clip-range=none",
        "clip-range=none kl-penalty=fixed:1",
        "clip-range=none kl-penalty=adaptive:0.02",
        "clip-range=0.2 kl-penalty=adaptive:0.02",
        "clip-range=0.2..0 entropy-coefficient=0.01..0 value-clip-range=0.2 kl-stop=0.1",
        "shared-trunk=true",
        "activation=relu",
        "hidden=24",
        "normalize-observations=false",
        "normalize-rewards=true",
        "max-gradient-norm=none normalize-advantages=false",
      })
  void learnsWithEverySetting(String settings) {
    double score = match(ActionKind.MASKED_HYBRID, 1, settings.split("[ =]"));
    assertThat(score).isGreaterThan(ENOUGH);
  }

  @Test
  void learnsByAMethodOfOnesOwn() {
    TrainingSettings settings =
        SETTINGS.withAlgorithm(new AdvantageWeightedRegression.Settings(0.5, 2e-3, 10));
    Evaluation evaluation =
        evaluate(() -> new MatchGame(ActionKind.MASKED_HYBRID), 60_000, 1, settings);
    assertThat(evaluation.meanReturn() / MatchGame.TICKS).isGreaterThan(ENOUGH);
  }

  /** Those that make one step a rollout, or know an episode's return only, need more of them. */
  @ParameterizedTest
  @CsvSource({
    "60000, algorithm=vpg learning-rate=2e-2..2e-3",
    "100000, algorithm=vpg learning-rate=1e-2..1e-3 baseline=none",
    "40000, algorithm=trpo max-kl=0.03",
    "150000, algorithm=grpo learning-rate=3e-3..3e-4 minibatches=16",
    "150000, algorithm=grpo learning-rate=3e-3..3e-4 minibatches=16 reference-kl=0.001",
  })
  void learnsWithEveryMethod(long steps, String settings) {
    Evaluation evaluation =
        evaluate(() -> new MatchGame(ActionKind.MASKED_HYBRID), steps, 1, settings.split("[ =]"));
    assertThat(evaluation.meanReturn() / MatchGame.TICKS).isGreaterThan(ENOUGH);
  }

  @Test
  void normalizationMakesUpForObservationsOfAnyScale() {
    Supplier<Simulation> farAway = () -> new MatchGame(ActionKind.HYBRID, 0.001f, 50, 1);
    Evaluation with = evaluate(farAway, 20_000, 1);
    Evaluation without = evaluate(farAway, 20_000, 1, "normalize-observations", "false");
    assertThat(with.meanReturn() / MatchGame.TICKS).isGreaterThan(ENOUGH);
    assertThat(without.meanReturn() / MatchGame.TICKS).isLessThan(NOT_LEARNED);
  }

  @Test
  void normalizationMakesUpForRewardsOfAnyScale() {
    Supplier<Simulation> rich = () -> new MatchGame(ActionKind.HYBRID, 1, 0, 1_000);
    String[] normalized = {"shared-trunk", "true", "normalize-rewards", "true"};
    Evaluation with = evaluate(rich, 20_000, 1, normalized);
    Evaluation without =
        evaluate(rich, 20_000, 1, "shared-trunk", "true", "normalize-rewards", "false");
    assertThat(with.meanReturn() / MatchGame.TICKS).isGreaterThan(ENOUGH * 1_000);
    assertThat(without.meanReturn() / MatchGame.TICKS).isLessThan(NOT_LEARNED * 1_000);
  }

  /** The worst of 200 runs, 40 of each scale, is 0.974. */
  @ParameterizedTest
  @ValueSource(floats = {1e-6f, 1e-4f, 100, 1e4f, 1e6f})
  void normalizedRewardsAreLearnedFromAtAnyScale(float scale) {
    Evaluation evaluation =
        evaluate(
            () -> new MatchGame(ActionKind.HYBRID, 1, 0, scale),
            20_000,
            1,
            "normalize-rewards",
            "true");
    assertThat(evaluation.meanReturn() / MatchGame.TICKS / scale).isGreaterThan(ENOUGH);
  }

  /** The best mean is 0.75; the worst seen is 0.65, where six of 150 walks never come home. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void learnsToWalkHomeHoweverManyWalkersThereAre(int walkers) {
    Evaluation evaluation =
        evaluate(() -> new WalkGame(walkers), 60_000L * walkers, 1, "discount", "0.95");
    assertThat(evaluation.terminated()).isGreaterThanOrEqualTo(45 * walkers);
    assertThat(evaluation.meanReturn()).isGreaterThan(0.55);
  }

  /** In each of 40 runs, the probability of quitting is below 0.001. */
  @Test
  void staysWhereOnlyTheTimeLimitEndsTheEpisode() {
    Evaluation evaluation =
        evaluate(QuitGame::new, 8_000, 1, "discount", "0.9", "normalize-observations", "false");
    assertThat(evaluation.terminated()).isZero();
    assertThat(evaluation.meanReturn()).isEqualTo(2);
  }

  /** In each of 40 runs, the probability of quitting is above 0.998. */
  @Test
  void quitsWhereTheFutureCountsForNothing() {
    Evaluation evaluation =
        evaluate(QuitGame::new, 4_000, 1, "discount", "0", "normalize-observations", "false");
    assertThat(evaluation.terminated()).isEqualTo(50);
    assertThat(evaluation.meanReturn()).isEqualTo(5);
  }
}
