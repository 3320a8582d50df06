package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.Match;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.experience.Lineup;
import io.github.gdxagents.training.network.Learner;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Games of several kinds of agents: one learns, the others are played. */
class LineupTest {

  private static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(
          Map.of(
              "simulations", "8",
              "steps-per-rollout", "64",
              "minibatch-size", "128",
              "hidden", "8",
              "learning-rate", "1e-2..1e-3"));

  private static final Lineup AGAINST_CHANCE = new Lineup("striker", Map.of(), Set.of("keeper"));

  private static Policy train(Lineup lineup, TrainingPlan plan) {
    try (Trainer trainer = new Trainer("duel", DuelGame::new, SETTINGS, plan.withLineup(lineup))) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      return trainer.policy();
    }
  }

  private static Policy train(Lineup lineup) {
    return train(lineup, new TrainingPlan(1, 10_000, 2, Learner.FUSED));
  }

  /** A striker that shoots to the right 19 times of 20. */
  private static Policy habitual() {
    AgentSpec spec = new DuelGame().agents().get(1).spec();
    return new Policy(
        spec,
        ObservationNormalizer.identity(2),
        Network.dense(new int[] {2, 2}, Activation.TANH, new float[1][4], new float[][] {{0, 3}}),
        new float[0],
        new Provenance("duel", "PPO", "0", Map.of(), 1, 0, 0, 0, 0));
  }

  @Test
  void whoPlaysAgainstAPolicyLearnsToBeatIt() {
    Lineup against = new Lineup("keeper", Map.of("striker", habitual()));
    Policy keeper = train(against);
    assertThat(keeper.spec().kind()).isEqualTo("keeper");
    try (DuelGame duel = new DuelGame()) {
      double trained = Evaluation.of(duel, keeper, against, 100, 1).meanReturn();
      Lineup chance = new Lineup("keeper", Map.of(), Set.of("striker"));
      double lost = Evaluation.of(duel, keeper, chance, 100, 1).meanReturn();
      assertThat(trained).isGreaterThan(0.85 * DuelGame.TICKS);
      assertThat(lost).isCloseTo(0.5 * DuelGame.TICKS, within(0.6));
    }
  }

  @Test
  void onlyTheLivesOfTheEvaluatedKindCount() {
    Policy striker = train(AGAINST_CHANCE, new TrainingPlan(1, 1, 1, Learner.FUSED));
    try (DuelGame duel = new DuelGame()) {
      assertThat(Evaluation.of(duel, striker, AGAINST_CHANCE, 20, 1).returns()).hasSize(20);
      double[] drawn = Evaluation.sampled(duel, striker, AGAINST_CHANCE, 20, 1).returns();
      assertThat(drawn).hasSize(20);
      assertThat(Evaluation.sampled(duel, striker, AGAINST_CHANCE, 20, 1).returns())
          .isEqualTo(drawn);
    }
  }

  @Test
  void everyAgentNeedsAPlayer() {
    Policy striker = train(AGAINST_CHANCE, new TrainingPlan(1, 1, 1, Learner.FUSED));
    try (DuelGame duel = new DuelGame()) {
      assertThatThrownBy(() -> Evaluation.of(duel, striker, new Lineup("striker", Map.of()), 1, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Nobody plays the agents of the kind 'keeper'")
          .hasMessageContaining("or let it play at random");
    }
    assertThatThrownBy(() -> new Lineup("keeper", Map.of("striker", striker), Set.of("striker")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'striker'");
  }

  @Test
  void feasibilityIsThatOfTheKindThatLearns() {
    Feasibility.require(DuelGame::new, SETTINGS, AGAINST_CHANCE, null);
    assertThatThrownBy(() -> Feasibility.require(DuelGame::new, SETTINGS, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("say which of them learns");
    Policy striker = train(AGAINST_CHANCE, new TrainingPlan(1, 1, 1, Learner.FUSED));
    Lineup keepers = new Lineup("keeper", Map.of(), Set.of("striker"));
    assertThatThrownBy(() -> Feasibility.require(DuelGame::new, SETTINGS, keepers, striker))
        .hasMessageContaining("kind: policy has striker, game has keeper");
  }

  /** Two numbers in the other order, and another kind: what the policy knew, it still knows. */
  @Test
  void trainingStartsFromAPolicyThatWasFitted() {
    AgentSpec old =
        AgentSpec.builder("shooter")
            .observe("left", 1, "", 0, DuelGame.TICKS)
            .observe("shot", 1, "", -1, 1)
            .discrete("side", "left", "right")
            .build();
    AgentSpec now = new DuelGame().agents().get(1).spec();
    Policy today = train(AGAINST_CHANCE);
    Policy start = today.fitTo(old, Match.LENIENT).policy().withFitApplied();
    assertThat(start.network().denseLayer(0).weights())
        .isNotEqualTo(today.network().denseLayer(0).weights());

    TrainingPlan plan = new TrainingPlan(2, 1, 1, Learner.FUSED);
    TrainingPlan fromFitted = plan.startingFrom(start.fitTo(now, Match.LENIENT).policy());
    try (Trainer fitted =
            new Trainer("duel", DuelGame::new, SETTINGS, fromFitted.withLineup(AGAINST_CHANCE));
        Trainer plain =
            new Trainer(
                "duel",
                DuelGame::new,
                SETTINGS,
                plan.startingFrom(today).withLineup(AGAINST_CHANCE))) {
      assertThat(fitted.policy().network().denseLayer(0).weights())
          .isEqualTo(plain.policy().network().denseLayer(0).weights());
      assertThat(fitted.policy().normalizer().mean(1))
          .isEqualTo(plain.policy().normalizer().mean(1));
      fitted.iterate();
    }
  }
}
