package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Reaction;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.imitation.BehaviorCloning;
import io.github.gdxagents.training.imitation.DatasetAggregation;
import io.github.gdxagents.training.imitation.RecordedEpisodes;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.settings.AggregationSettings;
import io.github.gdxagents.training.settings.CloningSettings;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.trajectory.Demonstrations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DatasetAggregationTest {

  private static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(Map.of("hidden", "32,32"));
  private static final CloningSettings QUICK = new CloningSettings(1_000, 500, 64, 3e-3, 0.1);
  private static final AggregationSettings TEN = new AggregationSettings(10, 3);

  private static TrainingPlan plan(long seed, int threads) {
    return new TrainingPlan(seed, 1, threads, Learner.FUSED);
  }

  /** The end of one way through the maze: of its first rooms, nothing is shown. */
  private static Demonstrations theLastRooms() {
    Demonstrations whole =
        RecordedEpisodes.record("maze", new SparseMaze(), SparseMaze::guide, null, 1, 5);
    return whole.of(List.of(whole.lives().get(0).part(15, whole.lives().get(0).decisions())));
  }

  private static double score(Policy policy) {
    return Evaluation.of(new SparseMaze(), policy, 50, 1).meanReturn();
  }

  @Test
  void anExpertCorrectsACloneWhereNothingWasDemonstrated() {
    for (long seed = 1; seed <= 3; seed++) {
      List<BehaviorCloning.Clone> clones = new ArrayList<>();
      BehaviorCloning.Clone last =
          DatasetAggregation.run(
              theLastRooms(),
              SparseMaze::new,
              SparseMaze::guide,
              TEN,
              SETTINGS,
              QUICK,
              plan(seed, 2),
              clones::add);
      assertThat(clones).hasSize(11).endsWith(last);
      assertThat(score(clones.get(0).policy())).as("seed %d, uncorrected", seed).isZero();
      assertThat(score(last.policy())).as("seed %d", seed).isGreaterThan(0.9);
    }
  }

  @Test
  void threadsDoNotChangeWhatComesOut() throws IOException {
    Policy[] policies = new Policy[2];
    for (int i = 0; i < 2; i++) {
      policies[i] =
          DatasetAggregation.run(
                  theLastRooms(),
                  SparseMaze::new,
                  SparseMaze::guide,
                  new AggregationSettings(2, 1),
                  SETTINGS,
                  QUICK,
                  plan(1, 1 + 2 * i),
                  clone -> {})
              .policy();
    }
    assertThat(bytes(policies[0])).isEqualTo(bytes(policies[1]));
  }

  private static byte[] bytes(Policy policy) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PolicyFile.write(policy, bytes);
    return bytes.toByteArray();
  }

  @Test
  void theExpertIsAskedWithTheMaskAndToldOfEachLife() {
    Supplier<MatchGame> game = () -> new MatchGame(ActionKind.MASKED);
    List<String> heard = new ArrayList<>();
    ActionSource expert =
        new ActionSource() {
          @Override
          public void decide(float[] observation, ActionMask mask, Action action) {
            action.setChoice(0, mask.firstAllowed(0));
            action.setChoice(1, mask.firstAllowed(1));
            heard.add("decide");
          }

          @Override
          public void beginLife() {
            heard.add("life");
          }
        };
    Demonstrations first = RecordedEpisodes.record("match", game.get(), () -> expert, null, 1, 5);
    heard.clear();
    DatasetAggregation.run(
        first,
        game,
        () -> expert,
        new AggregationSettings(1, 2),
        SETTINGS,
        QUICK,
        plan(1, 1),
        clone -> {});
    assertThat(heard).hasSize(2 * (MatchGame.TICKS + 1));
    assertThat(heard.get(0)).isEqualTo("life");
    assertThat(heard.get(MatchGame.TICKS + 1)).isEqualTo("life");
  }

  @Test
  void neitherTheExpertNorTheCloneMayReactSlowly() {
    ActionSource slow =
        new ActionSource() {
          @Override
          public void decide(float[] observation, ActionMask mask, Action action) {}

          @Override
          public Reaction reaction() {
            return new Reaction(2, 1);
          }
        };
    TrainingSettings delayed = SETTINGS.with(Map.of("reaction-delay", "2"));

    assertThatThrownBy(
            () ->
                DatasetAggregation.run(
                    theLastRooms(),
                    SparseMaze::new,
                    () -> slow,
                    TEN,
                    SETTINGS,
                    QUICK,
                    plan(1, 1),
                    clone -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The expert reacts slowly (delay 2, interval 1)");
    assertThatThrownBy(() -> BehaviorCloning.clone(theLastRooms(), delayed, QUICK, plan(1, 1)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("reaction-delay must be 0 and decision-interval 1 with demon");
  }

  @Test
  void anExpertForAnotherGameIsRefusedAtOnce() {
    ActionSource stranger =
        new ActionSource() {
          @Override
          public void decide(float[] observation, ActionMask mask, Action action) {}

          @Override
          public void requireSpec(AgentSpec spec) {
            throw new IllegalArgumentException("not for " + spec.kind());
          }
        };
    assertThatThrownBy(
            () ->
                DatasetAggregation.run(
                    theLastRooms(),
                    SparseMaze::new,
                    () -> stranger,
                    TEN,
                    SETTINGS,
                    QUICK,
                    plan(1, 1),
                    clone -> {}))
        .hasMessage("not for agent");
  }
}
