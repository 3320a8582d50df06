package io.github.gdxagents.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Learner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import orchardbot.OrchardBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A game that knows nothing of this library is trained as it is. */
class ExistingGameTest {

  private static final IsolatedWorlds ORCHARDS =
      IsolatedWorlds.of(OrchardBot.class).window(800, 480);

  @Test
  void anUnchangedGameIsLearnedWithTheSameResultOnOneAndTwoThreads(@TempDir File folder)
      throws IOException {
    long t = System.nanoTime();
    Policy one = train(1, 20_000);
    System.out.println("one " + (System.nanoTime() - t) / 1e9);
    t = System.nanoTime();
    Policy two = train(2, 20_000);
    System.out.println("two " + (System.nanoTime() - t) / 1e9);
    assertThat(bytes(two, folder)).isEqualTo(bytes(one, folder));
    try (Simulation game = ORCHARDS.get()) {
      System.out.println(Evaluation.of(game, one, 20, 1).meanReturn());
    }
  }

  private static Policy train(int threads, long steps) {
    TrainingPlan plan = new TrainingPlan(1, steps, threads, Learner.FUSED);
    try (Trainer trainer =
        new Trainer(
            "orchard",
            ORCHARDS,
            TrainingSettings.DEFAULT.with(
                java.util.Map.of(
                    "simulations", "4", "steps-per-rollout", "128", "minibatch-size", "128")),
            plan)) {
      while (!trainer.finished()) {
        System.out.println(trainer.iterate().meanReturn());
      }
      return trainer.policy();
    }
  }

  private static byte[] bytes(Policy policy, File folder) throws IOException {
    File file = new File(folder, "orchard.policy");
    PolicyFile.write(policy, file);
    return Files.readAllBytes(file.toPath());
  }
}
