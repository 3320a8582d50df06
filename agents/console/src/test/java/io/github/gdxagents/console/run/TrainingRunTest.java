package io.github.gdxagents.console.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingReport;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Learner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunTest {

  @TempDir Path parent;

  @Test
  void theFirstFailureIsTheOneReported() throws IOException {
    RunFolder folder = RunFolder.create(parent.resolve("run"), "toy", CheckpointPlan.NONE);
    Supplier<Simulation> broken =
        () -> {
          throw new IllegalStateException("No world");
        };
    ProgressDisplay display =
        new ProgressDisplay() {
          @Override
          public void show(TrainingReport report) {}

          @Override
          public void complete() {}

          @Override
          public void interrupt(String message) {}

          @Override
          public void close() {
            throw new IllegalStateException("No terminal");
          }
        };
    TrainingRun run =
        new TrainingRun(
            "toy",
            broken,
            TrainingSettings.DEFAULT,
            new TrainingPlan(1, 1, 1, Learner.FUSED),
            EvaluationPlan.NONE,
            folder,
            display);

    assertThatThrownBy(run::train)
        .hasMessage("No world")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .singleElement()
                    .extracting(Throwable::getMessage)
                    .isEqualTo("No terminal"));
    assertThatThrownBy(() -> folder.log("too late")).hasMessageContaining("closed");
  }
}
