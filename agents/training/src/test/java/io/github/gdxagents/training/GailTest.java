package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.imitation.RecordedEpisodes;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.trajectory.Demonstrations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether what was demonstrated is learned without any reward of the game's. */
class GailTest {

  private static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(
          Map.of(
              "reward", "gail:1",
              "gail-passes", "4",
              "gail-learning-rate", "1e-3",
              "simulations", "8",
              "steps-per-rollout", "64",
              "hidden", "32,32",
              "learning-rate", "2e-3..5e-4",
              "minibatch-size", "128"));

  private static Demonstrations record(
      Supplier<? extends Simulation> game, Supplier<? extends ActionSource> expert, int episodes) {
    try (Simulation simulation = game.get()) {
      return RecordedEpisodes.record("toy", simulation, expert, null, episodes, 5);
    }
  }

  private static ActionSource matching(ActionSpec spec) {
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
        float wanted = observation[spec.totalChoices() + axis];
        action.setAxis(axis, bounds.low() + (wanted + 1) / 2 * (bounds.high() - bounds.low()));
      }
    };
  }

  private static Evaluation evaluate(
      Supplier<? extends Simulation> game,
      TrainingSettings settings,
      Demonstrations demonstrations,
      long steps,
      long seed) {
    TrainingPlan plan = new TrainingPlan(seed, steps, 2, Learner.FUSED).imitating(demonstrations);
    try (Trainer trainer = new Trainer("toy", game, settings, plan);
        Simulation fresh = game.get()) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      return Evaluation.of(fresh, trainer.policy(), 50, 1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ActionKind.class,
      names = {"DISCRETE", "MASKED", "CONTINUOUS", "MASKED_HYBRID"})
  void whatWasDemonstratedIsLearnedForEveryKindOfAction(ActionKind kind) {
    ActionSpec spec = new MatchGame(kind).spec().action();
    Supplier<Simulation> game = () -> new MatchGame(kind);
    Demonstrations demonstrations = record(game, () -> matching(spec), 60);
    for (long seed = 1; seed <= 2; seed++) {
      double score =
          evaluate(game, SETTINGS.with(Map.of("discount", "0.5")), demonstrations, 40_000, seed)
                  .meanReturn()
              / MatchGame.TICKS;
      assertThat(score).as("seed %d", seed).isGreaterThan(0.75);
    }
  }

  /** Where every decision is paid for, nobody would come home; where each costs, nobody stays. */
  @Test
  void anEndIsReachedAsItWasDemonstrated() {
    Supplier<Simulation> game = () -> new WalkGame(1);
    Demonstrations demonstrations =
        record(
            game,
            () ->
                (observation, mask, action) ->
                    action.setChoice(0, observation[1] > observation[0] ? 1 : 0),
            20);
    for (long seed = 1; seed <= 2; seed++) {
      Evaluation evaluation =
          evaluate(game, SETTINGS.with(Map.of("discount", "0.95")), demonstrations, 60_000, seed);
      assertThat(evaluation.terminated()).as("seed %d", seed).isGreaterThan(40);
    }
  }

  private static byte[] bytes(Trainer trainer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PolicyFile.write(trainer.policy(), bytes);
    return bytes.toByteArray();
  }

  private static Demonstrations walks(int episodes) {
    return record(
        () -> new WalkGame(1),
        () -> (observation, mask, action) -> action.setChoice(0, 1),
        episodes);
  }

  @Test
  void aRunIsTheSameForAnyNumberOfThreadsAndGoesOnAsIfItHadNeverStopped() throws IOException {
    Demonstrations demonstrations = walks(3);
    TrainingPlan plan =
        new TrainingPlan(1, 4 * 512, 1, Learner.FUSED).imitating(demonstrations).resumable();
    TrainingPlan onThree =
        new TrainingPlan(1, 4 * 512, 3, Learner.FUSED).imitating(demonstrations).resumable();
    try (Trainer whole = new Trainer("toy", () -> new WalkGame(1), SETTINGS, plan);
        Trainer resumed = new Trainer("toy", () -> new WalkGame(1), SETTINGS, onThree)) {
      whole.iterate();
      whole.iterate();
      resumed.restore(whole.checkpoint());
      whole.iterate();
      resumed.iterate();
      assertThat(whole.iterate().measures())
          .isEqualTo(resumed.iterate().measures())
          .extracting(Measure::name)
          .contains("reward", "loss", "demonstrated_found", "policy_found");
      assertThat(bytes(resumed)).isEqualTo(bytes(whole));
    }
  }

  @Test
  void aRunGoesOnWithTheSameDemonstrationsOnly() {
    TrainingPlan plan = new TrainingPlan(1, 2_048, 1, Learner.FUSED).resumable();
    try (Trainer whole =
            new Trainer("toy", () -> new WalkGame(1), SETTINGS, plan.imitating(walks(3)));
        Trainer other =
            new Trainer("toy", () -> new WalkGame(1), SETTINGS, plan.imitating(walks(2)))) {
      whole.iterate();
      assertThatThrownBy(() -> other.restore(whole.checkpoint()))
          .isInstanceOf(CheckpointMismatchException.class)
          .hasMessageContaining("demonstrations: checkpoint has ");
    }
  }

  @Test
  void withoutDemonstrationsThereIsNothingToPayFor() {
    TrainingPlan plan = new TrainingPlan(1, 2_048, 1, Learner.FUSED);
    assertThatThrownBy(() -> new Trainer("toy", () -> new WalkGame(1), SETTINGS, plan))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("needs demonstrations");
  }
}
