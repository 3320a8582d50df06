package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.MinimalGru;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.experience.Lineup;
import io.github.gdxagents.training.network.Learner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is stopped, saved and loaded elsewhere goes on as if it had never stopped. */
class ResumingTest {

  @TempDir Path folder;

  private static final TrainingPlan PLAN =
      new TrainingPlan(7, 1_000_000, 2, Learner.FUSED).resumable();

  private static TrainingSettings settings(String changes) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String change : ("simulations=6 steps-per-rollout=23 hidden=12 " + changes).split(" ")) {
      texts.put(change.split("=")[0], change.split("=")[1]);
    }
    return TrainingSettings.DEFAULT.with(texts);
  }

  private static Checkpoint after(int iterations, Trainer trainer) {
    for (int i = 0; i < iterations; i++) {
      trainer.iterate();
    }
    return trainer.checkpoint();
  }

  private static Checkpoint after(int iterations, Supplier<Simulation> game, String changes) {
    try (Trainer trainer = new Trainer("toy", game, settings(changes), PLAN)) {
      return after(iterations, trainer);
    }
  }

  private static byte[] policy(Trainer trainer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PolicyFile.write(trainer.policy(), bytes);
    return bytes.toByteArray();
  }

  private void assertGoesOn(Supplier<Simulation> game, TrainingSettings settings)
      throws IOException {
    assertGoesOn(game, settings, PLAN);
  }

  private void assertGoesOn(Supplier<Simulation> game, TrainingSettings settings, TrainingPlan plan)
      throws IOException {
    byte[] policy;
    Checkpoint undisturbed;
    try (Trainer trainer = new Trainer("toy", game, settings, plan)) {
      undisturbed = after(6, trainer);
      policy = policy(trainer);
    }
    Path file = folder.resolve("run.checkpoint");
    try (Trainer trainer = new Trainer("toy", game, settings, plan)) {
      Checkpoint half = after(3, trainer);
      assertThat(half).isNotEqualTo(undisturbed);
      half.write(file);
    }
    try (Trainer trainer = new Trainer("toy", game, settings, plan)) {
      trainer.restore(Checkpoint.read(file));
      assertThat(after(3, trainer)).isEqualTo(undisturbed);
      assertThat(policy(trainer)).isEqualTo(policy);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "algorithm=ppo",
        "kl-penalty=adaptive:0.01 normalize-rewards=true reference-kl=0.1",
        "reference-kl=adaptive:0.01 reference-kl-in=reward reference-kl-horizon=100",
        "memory=5 sequence-length=9",
        "memory=5 reference-kl=0.1 shared-trunk=true",
        "memory=5 algorithm=grpo group-size=3",
        "reaction-delay=3 decision-interval=2",
        "algorithm=vpg",
        "algorithm=vpg baseline=none",
        "algorithm=trpo",
        "algorithm=grpo group-size=3",
        "reward=preferences:1,game:0.5 teacher=noisy labels=100 reward-hidden=8 reward-steps=20",
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
    assertGoesOn(() -> new WalkGame(3), settings("steps-per-rollout=7 memory=4"));
    assertGoesOn(
        () -> new WalkGame(3),
        settings("steps-per-rollout=7 reaction-delay=2 decision-interval=3"));
    String learned =
        "reward=preferences:1 teacher=oracle labels=50 reward-hidden=8 reward-steps=20";
    assertGoesOn(() -> new WalkGame(3), settings("steps-per-rollout=50 " + learned));
  }

  /** The striker shoots to the right as long as it remembers the begin of the episode. */
  @Test
  void anOpponentRemembersTheEpisodeThatGoesOn() throws IOException {
    AgentSpec spec = new DuelGame().agents().get(1).spec();
    float firstTick = 1 - DuelGame.TICKS;
    Network network =
        new Network(
            List.of(
                new Dense(2, 1, new float[] {0, 1}, new float[] {firstTick}, Activation.RELU),
                new MinimalGru(1, 1, new float[] {20, 20}, new float[] {-10, 0}),
                new Dense(2, 2, new float[] {0, 40, 0, 0}, new float[] {0, -20}, null)));
    Policy striker =
        new Policy(
            spec,
            ObservationNormalizer.identity(2),
            network,
            new float[0],
            new Provenance("duel", "PPO", "0", Map.of(), 1, 0, 0, 0, 0));
    Lineup lineup = new Lineup("keeper", Map.of("striker", striker));
    assertGoesOn(DuelGame::new, settings("epochs=1"), PLAN.withLineup(lineup));
  }

  @Test
  void aCheckpointSaysWhichRunItIs() {
    Checkpoint checkpoint = after(2, () -> new WalkGame(1), "epochs=1");
    assertThat(checkpoint.iteration()).isEqualTo(2);
    assertThat(checkpoint.steps()).isEqualTo(2 * 6 * 23);
    assertThat(checkpoint.identity())
        .containsEntry("game", "toy")
        .containsEntry("seed", "7")
        .containsEntry("spec", new WalkGame(1).spec().toString())
        .containsEntry("setting epochs", "1");
  }

  @Test
  void anotherRunRefusesItAndNamesEveryDifference() throws IOException {
    Checkpoint checkpoint = after(1, () -> new WalkGame(1), "epochs=1");
    TrainingPlan otherSeed = new TrainingPlan(8, 1_000_000, 2, Learner.FUSED).resumable();
    try (Trainer trainer =
        new Trainer("toy-2", () -> new WalkGame(1), settings("epochs=2"), otherSeed)) {
      Checkpoint before = trainer.checkpoint();
      assertThatThrownBy(() -> trainer.restore(checkpoint))
          .isInstanceOf(CheckpointMismatchException.class)
          .hasMessage(
              """
              The checkpoint cannot go on in this run:
                game: checkpoint has toy, run has toy-2
                seed: checkpoint has 7, run has 8
                setting epochs: checkpoint has 1, run has 2
              Set up the run as the one that was saved, or load another checkpoint""");
      assertThat(trainer.checkpoint()).isEqualTo(before);
    }
  }

  @Test
  void anotherMethodOrGameOrStartIsRefused() throws IOException {
    Checkpoint checkpoint = after(1, () -> new WalkGame(1), "epochs=1");
    try (Trainer trainer =
        new Trainer("toy", () -> new WalkGame(1), settings("algorithm=trpo"), PLAN)) {
      assertThatThrownBy(() -> trainer.restore(checkpoint))
          .hasMessageContaining("setting algorithm: checkpoint has ppo, run has trpo")
          .hasMessageContaining("setting epochs: checkpoint has 1, run has none");
    }
    try (Trainer trainer =
        new Trainer("toy", () -> new MatchGame(ActionKind.DISCRETE), settings("epochs=1"), PLAN)) {
      assertThatThrownBy(() -> trainer.restore(checkpoint)).hasMessageContaining("spec: ");
    }
    try (Trainer first = new Trainer("toy", () -> new WalkGame(1), settings("epochs=1"), PLAN);
        Trainer trainer =
            new Trainer(
                "toy",
                () -> new WalkGame(1),
                settings("epochs=1"),
                PLAN.startingFrom(first.policy()))) {
      assertThatThrownBy(() -> trainer.restore(checkpoint))
          .hasMessageContaining("policy to start from: checkpoint has none, run has ");
    }
  }

  @Test
  void stepsAndThreadsMayChange() throws IOException {
    Checkpoint checkpoint = after(1, () -> new WalkGame(1), "epochs=1");
    TrainingPlan longer = new TrainingPlan(7, 2_000_000, 1, Learner.FUSED).resumable();
    try (Trainer trainer =
        new Trainer("toy", () -> new WalkGame(1), settings("epochs=1"), longer)) {
      trainer.restore(checkpoint);
      assertThat(trainer.checkpoint()).isEqualTo(checkpoint);
    }
  }

  @Test
  void aDamagedFileSaysSo() throws IOException {
    Path file = folder.resolve("run.checkpoint");
    after(1, () -> new WalkGame(1), "epochs=1").write(file);
    byte[] bytes = Files.readAllBytes(file);
    for (int at : new int[] {12, bytes.length / 2, bytes.length - 1}) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 4;
      Files.write(file, damaged);
      assertThatThrownBy(() -> Checkpoint.read(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("run.checkpoint is damaged: its checksum is wrong");
    }
    for (int length : new int[] {0, 7, 15}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> Checkpoint.read(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("run.checkpoint is no checkpoint of a training run");
    }
    bytes[11] = 9;
    Files.write(file, bytes);
    assertThatThrownBy(() -> Checkpoint.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("format version 9, and this library reads version 2");
  }

  @Test
  void aRunThatKeepsNoActionsCannotBeSaved() {
    TrainingPlan plan = new TrainingPlan(7, 1_000_000, 1, Learner.FUSED);
    try (Trainer trainer = new Trainer("toy", () -> new WalkGame(1), settings("epochs=1"), plan)) {
      assertThatThrownBy(() -> after(1, trainer))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("keeps no actions");
    }
  }
}
