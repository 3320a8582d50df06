package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.policy.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Of a game that would be evaluated for hours. */
@Timeout(120)
class FinalEvaluationTest {

  @TempDir Path folder;

  private CommandLineRun train(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("train", "endless", "--run", folder.resolve("run").toString()));
    arguments.addAll(Arrays.asList(options));
    return CommandLineRun.of(EndlessGame.trainer(), arguments.toArray(new String[0])).succeeded();
  }

  private Provenance latest() throws IOException {
    return PolicyFile.read(folder.resolve("run/latest.policy").toFile()).provenance();
  }

  @Test
  void itEndsAfterItsTicks() throws IOException {
    CommandLineRun run = train("--evaluate-every", "0", "--final-max-ticks", "500");

    assertThat(run.err())
        .contains(
            "The evaluation of latest.policy reached a limit after 1 of 100 episodes"
                + " (--final-max-ticks, --final-max-seconds)\n");
    assertThat(latest().scoreEpisodes()).isEqualTo(1);
    assertThat(latest().scoreMean()).isEqualTo(500);
  }

  @Test
  void itShowsItsProgressAndEndsAfterItsTime() throws IOException {
    CommandLineRun run = train("--evaluate-every", "0", "--final-max-seconds", "2");

    assertThat(run.err())
        .contains("\nEvaluating over 100 new episodes\n")
        .containsPattern("\nEvaluating latest.policy: 0 of 100 episodes, [0-9,]+ ticks\n")
        .contains("reached a limit after 1 of 100 episodes");
    assertThat(latest().scoreEpisodes()).isEqualTo(1);
  }

  @Test
  void leftOutItLeavesTheScoreOfTheLastEvaluationDuringTraining() throws IOException {
    CommandLineRun run = train("--evaluate-every", "128", "--final-episodes", "0");

    // 10,000 ticks for an evaluation during training.
    assertThat(latest().scoreEpisodes()).isEqualTo(1);
    assertThat(latest().scoreMean()).isEqualTo(10_000);
    assertThat(run.err()).doesNotContain("Evaluating");
    assertThat(run.out())
        .contains("Not evaluated at the end; mean return 10,000 in the last evaluation during");
  }

  @Test
  void leftOutWithoutAnyOtherItLeavesNoScore() throws IOException {
    CommandLineRun run = train("--evaluate-every", "0", "--final-episodes", "0");

    assertThat(latest().scoreEpisodes()).isZero();
    assertThat(run.out()).contains("Not evaluated at the end; the policy has no score\n");
  }

  @Test
  void itsOptionsAreWrittenDownAndCanBeTypedWithResume() throws IOException {
    train("--evaluate-every", "0", "--final-episodes", "0");
    String run = folder.resolve("run").toString();

    assertThat(folder.resolve("run/settings.yaml"))
        .content()
        .contains(
            "\nfinal-episodes: 0 ", "\nfinal-max-ticks: 100000 ", "\nfinal-max-seconds: 300 ");
    CommandLineRun.of(
            EndlessGame.trainer(),
            "train",
            "--resume",
            run,
            "--final-episodes",
            "2",
            "--final-max-ticks",
            "300")
        .succeeded();
    assertThat(latest().scoreMean()).isEqualTo(300);
  }

  @Test
  void evaluateHasTheSameLimitsAndProgress() {
    train("--evaluate-every", "0", "--final-episodes", "0");
    String policy = folder.resolve("run/latest.policy").toString();

    CommandLineRun timed =
        CommandLineRun.of(EndlessGame.trainer(), "evaluate", policy, "--max-seconds", "2", "--json")
            .succeeded();
    CommandLineRun counted =
        CommandLineRun.of(
                EndlessGame.trainer(), "evaluate", policy, "--max-ticks", "400", "--json", "-q")
            .succeeded();

    assertThat(timed.err())
        .containsPattern("^Evaluating \\S+latest.policy: 0 of 100 episodes, [0-9,]+ ticks\n")
        .endsWith("reached a limit after 1 of 100 episodes (--max-ticks, --max-seconds)\n");
    assertThat(counted.err()).isEmpty();
    JsonObject json = JsonParser.parseString(counted.out()).getAsJsonObject();
    assertThat(json.get("episodes").getAsInt()).isEqualTo(1);
    assertThat(json.get("planned_episodes").getAsInt()).isEqualTo(100);
    assertThat(json.getAsJsonObject("return").get("mean").getAsDouble()).isEqualTo(400);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows ends a process without asking it")
  void interruptedItLeavesAWholeRun() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EndlessGame.class.getName(),
                "train",
                "endless",
                "--run",
                "run",
                "--evaluate-every",
                "256")
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    while (!Files.readString(folder.resolve("err")).contains("Evaluating latest.policy")) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(20);
    }

    process.destroy(); // SIGTERM, which the JVM takes as it takes Ctrl-C

    assertThat(process.waitFor()).isEqualTo(128 + 15);
    assertThat(Files.readString(folder.resolve("err")))
        .endsWith(
            """

            Stopped in the last evaluation, after all 256 steps. Latest policy and metrics: run
            To go on: endless-trainer train --resume run
            """)
        .doesNotContain("Exception");
    assertThat(latest().steps()).isEqualTo(256);
    assertThat(latest().scoreMean()).isEqualTo(10_000);
    CommandLineRun.of(
            EndlessGame.trainer(),
            "train",
            "--resume",
            folder.resolve("run").toString(),
            "--final-max-ticks",
            "300")
        .succeeded();
    assertThat(latest().scoreMean()).isEqualTo(300);
  }
}
