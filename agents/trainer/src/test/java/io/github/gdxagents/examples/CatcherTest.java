package io.github.gdxagents.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.testkit.SimulationContract;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Learner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CatcherTest extends SimulationContract {

  private static final Path README = Path.of("../../README.md");
  private static final Path SOURCES = Path.of("src/test/java/io/github/gdxagents/examples");

  @Override
  protected Simulation newSimulation() {
    return new Catcher();
  }

  @Test
  void theReadmeShowsTheCodeThatIsTestedHere() throws IOException {
    String readme = withoutSpace(Files.readString(README));

    assertThat(readme).contains(sourceFrom("Catcher", "final class Catcher") + "}");
    assertThat(readme).contains(sourceFrom("CatcherTrainer", "public static void main"));
    assertThat(readme).contains(sourceFrom("CatcherGame", "public void create"));
  }

  /** What a file of this package says from some words on, to the end of the class' last member. */
  private static String sourceFrom(String file, String words) throws IOException {
    String code = withoutSpace(Files.readString(SOURCES.resolve(file + ".java")));
    return code.substring(code.indexOf(withoutSpace(words)), code.lastIndexOf('}'));
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s|@Override", "");
  }

  @Test
  void defaultSettingsTeachItToCatch() {
    TrainingPlan plan = new TrainingPlan(1, 60_000, 2, Learner.FUSED);
    try (Trainer trainer = new Trainer("catcher", Catcher::new, TrainingSettings.DEFAULT, plan);
        Catcher game = new Catcher()) {
      while (!trainer.finished()) {
        trainer.iterate();
      }

      Evaluation evaluation = Evaluation.of(game, trainer.policy(), 100, 1);

      assertThat(evaluation.meanReturn()).isGreaterThanOrEqualTo(0.9);
    }
  }
}
