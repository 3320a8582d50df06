package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.dl4j.Dl4jLearner;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.PolicyFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whole runs with DL4J, on the games of training's own tests. */
class TrainingWithDl4jTest {

  private static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(
          Map.of(
              "simulations", "8",
              "steps-per-rollout", "64",
              "discount", "0.5",
              "hidden", "32,32",
              "minibatch-size", "512",
              "learning-rate", "5e-3"));

  @Test
  void policyFileIsTheSameBitForBitForAnyNumberOfThreads() throws IOException {
    for (Supplier<Simulation> game :
        List.<Supplier<Simulation>>of(
            () -> new MatchGame(ActionKind.MASKED_HYBRID), () -> new WalkGame(3))) {
      byte[] first = fileOf(game, 1);
      for (int threads : new int[] {1, 2, 3}) {
        assertThat(fileOf(game, threads)).as("%d threads", threads).isEqualTo(first);
      }
    }
  }

  private static byte[] fileOf(Supplier<Simulation> game, int threads) throws IOException {
    TrainingPlan plan = new TrainingPlan(1, 2_000, threads, new Dl4jLearner());
    try (Trainer trainer = new Trainer("toy", game, SETTINGS, plan)) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      PolicyFile.write(trainer.policy(), bytes);
      return bytes.toByteArray();
    }
  }

  @Test
  void learns() {
    TrainingPlan plan = new TrainingPlan(1, 10_000, 2, new Dl4jLearner());
    try (Trainer trainer =
        new Trainer("toy", () -> new MatchGame(ActionKind.HYBRID), SETTINGS, plan)) {
      TrainingReport report = trainer.iterate();
      double before = report.meanReturn();
      while (!trainer.finished()) {
        report = trainer.iterate();
      }
      // Of 16. The smallest gain of 40 runs is 10.0.
      assertThat(report.meanReturn()).isGreaterThan(before + 6);
    }
  }
}
