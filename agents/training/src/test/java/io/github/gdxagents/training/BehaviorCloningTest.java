package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.RandomPlayer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.imitation.BehaviorCloning;
import io.github.gdxagents.training.imitation.RecordedEpisodes;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.settings.CloningSettings;
import io.github.gdxagents.trajectory.Demonstrations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BehaviorCloningTest {

  private static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(Map.of("hidden", "32,32"));

  private static final CloningSettings QUICK = new CloningSettings(1_000, 300, 64, 3e-3, 0.1);

  private static TrainingPlan plan(long seed) {
    return new TrainingPlan(seed, 1, 2, Learner.FUSED);
  }

  private static Demonstrations record(
      Supplier<? extends Simulation> game, Supplier<? extends ActionSource> expert, int episodes) {
    try (Simulation simulation = game.get()) {
      return RecordedEpisodes.record("toy", simulation, expert, null, episodes, 5);
    }
  }

  /**
   * Does what a match game wants, but for an error of its hand.
   *
   * @param deviation of the error, in units of half an axis' range
   */
  private static ActionSource matching(ActionSpec spec, double deviation) {
    RandomStream random = new RandomStream(3);
    return (observation, mask, action) -> {
      for (int branch = 0; branch < spec.branchCount(); branch++) {
        for (int c = 0; c < spec.choiceCount(branch); c++) {
          if (observation[spec.choiceOffset(branch) + c] > 0.5f) {
            action.setChoice(branch, c);
          }
        }
      }
      for (int axis = 0; axis < spec.axisCount(); axis++) {
        ActionSpec.Axis bounds = spec.axes().get(axis);
        double wanted = observation[spec.totalChoices() + axis] + deviation * random.nextGaussian();
        double value = bounds.low() + (wanted + 1) / 2 * (bounds.high() - bounds.low());
        action.setAxis(axis, (float) Math.max(bounds.low(), Math.min(bounds.high(), value)));
      }
    };
  }

  @ParameterizedTest
  @EnumSource(ActionKind.class)
  void everyKindOfActionIsCloned(ActionKind kind) {
    ActionSpec spec = new MatchGame(kind).spec().action();
    Demonstrations demonstrations = record(() -> new MatchGame(kind), () -> matching(spec, 0), 40);
    for (long seed = 1; seed <= 2; seed++) {
      Policy policy = BehaviorCloning.clone(demonstrations, SETTINGS, QUICK, plan(seed)).policy();
      double score =
          Evaluation.of(new MatchGame(kind), policy, 50, 1).meanReturn() / MatchGame.TICKS;
      assertThat(score).as("seed %d", seed).isGreaterThan(0.93);
    }
  }

  /** An error of the hand that depends on nothing is part of what is cloned. */
  @Test
  void theDeviationOfAnAxisIsLearnedInTheUnitsOfThePolicy() {
    ActionSpec spec = new MatchGame(ActionKind.CONTINUOUS).spec().action();
    Demonstrations demonstrations =
        record(() -> new MatchGame(ActionKind.CONTINUOUS), () -> matching(spec, 0.1), 200);
    Policy policy = BehaviorCloning.clone(demonstrations, SETTINGS, QUICK, plan(1)).policy();
    float[] logDeviations = new float[2];
    policy.copyLogDeviations(logDeviations);
    for (float logDeviation : logDeviations) {
      assertThat(Math.exp(logDeviation)).isEqualTo(0.1, within(0.02));
    }
  }

  @Test
  void deviationsStayWithinTheirBounds() {
    ActionSpec spec = new MatchGame(ActionKind.CONTINUOUS).spec().action();
    Demonstrations demonstrations =
        record(() -> new MatchGame(ActionKind.CONTINUOUS), () -> matching(spec, 0.01), 40);
    Policy policy =
        BehaviorCloning.clone(
                demonstrations, SETTINGS.with(Map.of("min-log-deviation", "-1")), QUICK, plan(1))
            .policy();
    float[] logDeviations = new float[2];
    policy.copyLogDeviations(logDeviations);
    assertThat(logDeviations).containsExactly(-1, -1);
  }

  private static byte[] bytes(Policy policy) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PolicyFile.write(policy, bytes);
    return bytes.toByteArray();
  }

  @Test
  void threadsDoNotChangeAClone() throws IOException {
    ActionSpec spec = new MatchGame(ActionKind.MASKED_HYBRID).spec().action();
    Demonstrations demonstrations =
        record(() -> new MatchGame(ActionKind.MASKED_HYBRID), () -> matching(spec, 0.1), 40);
    CloningSettings few = new CloningSettings(10, 10, 200, 1e-3, 0.2);
    byte[] alone =
        bytes(
            BehaviorCloning.clone(
                    demonstrations, SETTINGS, few, new TrainingPlan(1, 1, 1, Learner.FUSED))
                .policy());
    byte[] three =
        bytes(
            BehaviorCloning.clone(
                    demonstrations, SETTINGS, few, new TrainingPlan(1, 1, 3, Learner.FUSED))
                .policy());
    assertThat(three).isEqualTo(alone);
    assertThat(bytes(BehaviorCloning.clone(demonstrations, SETTINGS, few, plan(2)).policy()))
        .isNotEqualTo(alone);
  }

  /** Of chance there is nothing to learn: what fits it does worse on what it has not seen. */
  @Test
  void cloningStopsBeforeItLearnsByHeart() {
    Demonstrations chance =
        record(() -> new MatchGame(ActionKind.DISCRETE), () -> new RandomPlayer(1), 10);
    CloningSettings long_ = new CloningSettings(2_000, 150, 16, 3e-3, 0.3);
    BehaviorCloning.Clone stopped = BehaviorCloning.clone(chance, SETTINGS, long_, plan(1));
    assertThat(stopped.steps()).isBetween(stopped.bestStep() + 150, 700);
    assertThat(stopped.heldOutLoss()).isBetween(1.0, 1.25); // log 3 = 1.0986
    CloningSettings all = new CloningSettings(2_000, 150, 16, 3e-3, 0);
    BehaviorCloning.Clone byHeart = BehaviorCloning.clone(chance, SETTINGS, all, plan(1));
    assertThat(byHeart.steps()).isEqualTo(2_000);
    assertThat(byHeart.loss()).isLessThan(stopped.loss());
    assertThat(byHeart.heldOutLoss()).isNaN();
  }

  @Test
  void aCloneSaysWhatItIsFromAndSoDoesWhatIsTrainedFromIt() {
    Demonstrations demonstrations = record(SparseMaze::new, SparseMaze::guide, 2);
    Policy clone = BehaviorCloning.clone(demonstrations, SETTINGS, QUICK, plan(1)).policy();
    assertThat(clone.provenance().algorithm()).isEqualTo("BC");
    assertThat(clone.provenance().settings())
        .containsEntry("clone-steps", "1000")
        .extractingByKey(TrainingPlan.DEMONSTRATIONS)
        .asString()
        .startsWith("2 lives, " + demonstrations.decisions() + " decisions, checksum ");
    TrainingPlan from = plan(1).startingFrom(clone);
    try (Trainer trainer = new Trainer("maze", SparseMaze::new, SETTINGS, from)) {
      assertThat(trainer.policy().provenance().settings().get(TrainingPlan.DEMONSTRATIONS))
          .isEqualTo(clone.provenance().settings().get(TrainingPlan.DEMONSTRATIONS));
    }
  }

  /** Ten demonstrations in a maze whose reward chance does not find. */
  @Test
  void aSparseRewardIsEarnedWithDemonstrationsAndNotWithout() {
    Demonstrations demonstrations = record(SparseMaze::new, SparseMaze::guide, 10);
    TrainingSettings settings =
        SETTINGS.with(
            Map.of(
                "simulations", "8",
                "steps-per-rollout", "128",
                "critic-warm-up", "2",
                "reference-kl", "0.1"));
    for (long seed = 1; seed <= 3; seed++) {
      Policy clone =
          BehaviorCloning.clone(demonstrations, settings, CloningSettings.DEFAULT, plan(seed))
              .policy();
      TrainingPlan fresh = new TrainingPlan(seed, 20_000, 2, Learner.FUSED);
      assertThat(trained(settings, fresh.startingFrom(clone))).as("seed %d", seed).isEqualTo(1);
      assertThat(trained(settings, fresh)).as("seed %d", seed).isZero();
    }
  }

  private static double trained(TrainingSettings settings, TrainingPlan plan) {
    try (Trainer trainer = new Trainer("maze", SparseMaze::new, settings, plan)) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      return Evaluation.of(new SparseMaze(), trainer.policy(), 50, 1).meanReturn();
    }
  }
}
