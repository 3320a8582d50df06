package io.github.gdxagents.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.testkit.SimulationContract;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.settings.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CatcherTest extends SimulationContract {

  @Override
  protected Simulation newSimulation() {
    return new Catcher();
  }

  @Test
  void theReadmeShowsTheClassThatIsTestedHere() throws IOException {
    Path source = Path.of("src/test/java/io/github/gdxagents/examples/Catcher.java");
    String code = Files.readString(source);
    String shown = code.substring(code.indexOf("final class Catcher"));

    assertThat(withoutSpace(Files.readString(Path.of("../../README.md"))))
        .contains(withoutSpace(shown));
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s", "");
  }

  @Test
  void defaultSettingsTeachItToCatch() {
    TrainingPlan plan = new TrainingPlan(1, 100_000, 2, Learner.FUSED);
    try (Trainer trainer = new Trainer("catcher", Catcher::new, TrainingSettings.DEFAULT, plan);
        Catcher game = new Catcher()) {
      while (!trainer.finished()) {
        trainer.iterate();
      }

      Evaluation evaluation = Evaluation.of(game, trainer.policy().player(), 100, 1);

      assertThat(evaluation.meanReturn()).isGreaterThanOrEqualTo(0.98);
    }
  }
}
