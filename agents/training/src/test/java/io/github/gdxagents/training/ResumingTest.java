package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.network.Learner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is stopped, saved and loaded elsewhere goes on as if it had never stopped. */
class ResumingTest {

  private static final TrainingPlan PLAN =
      new TrainingPlan(7, 1_000_000, 2, Learner.FUSED).resumable();

  private static TrainingSettings settings(String changes) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String change : ("simulations=6 steps-per-rollout=23 hidden=12 " + changes).split(" ")) {
      texts.put(change.split("=")[0], change.split("=")[1]);
    }
    return TrainingSettings.DEFAULT.with(texts);
  }

  private static byte[] stateAfter(Trainer trainer, int iterations) throws IOException {
    for (int i = 0; i < iterations; i++) {
      trainer.iterate();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    trainer.save(new DataOutputStream(bytes));
    PolicyFile.write(trainer.policy(), bytes);
    return bytes.toByteArray();
  }

  private static void assertGoesOn(Supplier<Simulation> game, TrainingSettings settings)
      throws IOException {
    byte[] undisturbed;
    try (Trainer trainer = new Trainer("toy", game, settings, PLAN)) {
      undisturbed = stateAfter(trainer, 6);
    }
    byte[] half;
    try (Trainer trainer = new Trainer("toy", game, settings, PLAN)) {
      half = stateAfter(trainer, 3);
    }
    try (Trainer trainer = new Trainer("toy", game, settings, PLAN)) {
      trainer.load(new DataInputStream(new ByteArrayInputStream(half)));
      assertThat(stateAfter(trainer, 3)).isEqualTo(undisturbed);
    }
    assertThat(half).isNotEqualTo(undisturbed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "algorithm=ppo",
        "kl-penalty=adaptive:0.01 normalize-rewards=true reference-kl=0.1",
        "algorithm=vpg",
        "algorithm=vpg baseline=none",
        "algorithm=trpo",
        "algorithm=grpo group-size=3",
      })
  void everyMethodGoesOnAsIfItHadNeverStopped(String changes) throws IOException {
    for (ActionKind kind : new ActionKind[] {ActionKind.MASKED_HYBRID, ActionKind.DISCRETE}) {
      assertGoesOn(() -> new MatchGame(kind), settings(changes));
    }
  }

  /** Rollouts end in the middle of episodes, and walkers of one simulation end at other times. */
  @Test
  void unfinishedEpisodesArePlayedAgainToWhereTheyWere() throws IOException {
    assertGoesOn(() -> new WalkGame(3), settings("steps-per-rollout=7"));
  }

  @Test
  void aRunOfOtherSettingsIsRefused() throws IOException {
    byte[] saved;
    try (Trainer trainer = new Trainer("toy", () -> new WalkGame(1), settings("epochs=1"), PLAN)) {
      saved = stateAfter(trainer, 1);
    }
    try (Trainer trainer = new Trainer("toy", () -> new WalkGame(1), settings("epochs=2"), PLAN)) {
      assertThatThrownBy(() -> trainer.load(new DataInputStream(new ByteArrayInputStream(saved))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("epochs=1")
          .hasMessageContaining("resume it with the game, settings and seed");
    }
  }

  @Test
  void aRunThatKeepsNoActionsCannotBeSaved() throws IOException {
    TrainingPlan plan = new TrainingPlan(7, 1_000_000, 1, Learner.FUSED);
    try (Trainer trainer = new Trainer("toy", () -> new WalkGame(1), settings("epochs=1"), plan)) {
      assertThatThrownBy(() -> stateAfter(trainer, 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("keeps no actions");
    }
  }
}
