package io.github.gdxagents.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.console.Game;
import io.github.gdxagents.console.Variant;
import io.github.gdxagents.core.screen.BundledPolicies;
import io.github.gdxagents.core.screen.Games;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.Preset;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Learner;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundledGamesTest {

  /** Gymnasium's own mark: of 500 at most, and below what every seed reaches. */
  private static final double CARTPOLE_SOLVED = 475;

  private static final double LANDER_SOLVED = 200;
  private static final double WALKER_SOLVED = 300;
  private static final int EPISODES = 20;

  /** What the window calls each game, and its form for the trainer. */
  static Stream<Arguments> games() {
    return Stream.concat(
        solvedGames().map(game -> Arguments.of(game.get()[0], game.get()[1])), gamesToBeSolved());
  }

  /** The games that are solved: with the score that counts as such. */
  static Stream<Arguments> solvedGames() {
    return Stream.concat(
        gamesSolvedQuickly(),
        Stream.of(Arguments.of("walker", BundledGames.WALKER.variants().get(0), WALKER_SOLVED)));
  }

  /** Those that can be solved anew while a test runs. */
  static Stream<Arguments> gamesSolvedQuickly() {
    Game lander = BundledGames.LANDER;
    return Stream.of(
        Arguments.of("lander", lander.variants().get(0), LANDER_SOLVED),
        Arguments.of("lander-continuous", lander.variants().get(1), LANDER_SOLVED),
        Arguments.of("cartpole", BundledGames.CARTPOLE.variants().get(0), CARTPOLE_SOLVED));
  }

  /**
   * The games without a policy so far. To add a policy, move its game to the list above; a test
   * sees to it.
   */
  static Stream<Arguments> gamesToBeSolved() {
    return Stream.of(Arguments.of("walker-hardcore", BundledGames.WALKER.variants().get(1)));
  }

  @Test
  void theWindowKnowsTheGamesThatCanBeTrained() {
    List<String> inWindow =
        Games.ALL.stream().map(io.github.gdxagents.core.screen.Game::id).toList();

    assertThat(games().map(game -> (String) game.get()[0]))
        .containsExactlyInAnyOrderElementsOf(inWindow);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("solvedGames")
  void theBundledPolicySolvesItsGame(String name, Variant variant, double solved)
      throws IOException {
    String resource = policy(name);
    try (InputStream file =
            Objects.requireNonNull(BundledPolicies.class.getResourceAsStream(resource), resource);
        Simulation game = variant.simulations().get()) {
      Policy policy = PolicyFile.read(file);

      Evaluation evaluation = Evaluation.of(game, policy, EPISODES, 1);

      assertThat(evaluation.meanReturn()).isGreaterThanOrEqualTo(solved);
    }
  }

  private static String policy(String name) {
    return "/" + BundledPolicies.FOLDER + "/" + name + ".policy";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("gamesToBeSolved")
  void aGameThatIsStillToBeSolvedHasNoPolicyYet(String name, Variant variant) {
    assertThat(BundledPolicies.class.getResource(policy(name)))
        .as("a policy of %s: list the game among the solved ones", name)
        .isNull();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("games")
  void thePresetTrains(String name, Variant variant) {
    TrainingPlan plan = new TrainingPlan(1, 1, 2, Learner.FUSED);
    try (Trainer trainer =
        new Trainer(name, variant.simulations(), variant.preset().settings(), plan)) {
      trainer.iterate();

      assertThat(trainer.finished()).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("gamesSolvedQuickly")
  void thePresetLearnsToSolveTheGame(String name, Variant variant, double solved) {
    long steps = Math.min(variant.preset().steps(), 500_000);

    assertThat(meanReturnAfter(steps, name, variant, variant.preset().settings()))
        .isGreaterThanOrEqualTo(solved);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vpg", "trpo", "grpo"})
  void theOtherMethodsSolveTheCartPoleByTheirPresets(String algorithm) {
    Variant cartpole = BundledGames.CARTPOLE.variants().get(0);
    Preset preset = cartpole.preset(algorithm).orElseThrow();

    assertThat(meanReturnAfter(preset.steps(), "cartpole", cartpole, preset.settings()))
        .isGreaterThanOrEqualTo(475);
  }

  /**
   * Solving it takes minutes. With shorter rollouts than the preset's, a policy that walks some way
   * without a fall takes seconds; one that has learned nothing falls, for -100.
   */
  @Test
  void theWalkersPresetLearnsToStayUpAndMoveOn() {
    Variant walker = BundledGames.WALKER.variants().get(0);
    TrainingSettings settings = walker.preset().settings().with(Map.of("steps-per-rollout", "64"));

    assertThat(meanReturnAfter(150_000, "walker", walker, settings)).isGreaterThan(0);
  }

  private static double meanReturnAfter(
      long steps, String name, Variant variant, TrainingSettings settings) {
    TrainingPlan plan = new TrainingPlan(1, steps, 2, Learner.FUSED);
    try (Trainer trainer = new Trainer(name, variant.simulations(), settings, plan);
        Simulation game = variant.simulations().get()) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      return Evaluation.of(game, trainer.policy(), EPISODES, 1).meanReturn();
    }
  }
}
