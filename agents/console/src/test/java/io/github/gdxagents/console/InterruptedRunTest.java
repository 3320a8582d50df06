package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command line in a JVM of its own, for a JVM can only be interrupted as a whole. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows ends a process without asking it")
class InterruptedRunTest {

  @TempDir Path folder;

  @Test
  void anInterruptedRunIsOnTheDiskAndSaysWhere() throws IOException, InterruptedException {
    Process process =
        start("train", "corridor", "--variant", "throttle", "--seed", "3", "--steps", "1000000000");
    Path run = folder.resolve("runs/corridor-throttle-seed3");
    waitForLines(run.resolve("metrics.csv"), 10, process);

    process.destroy(); // SIGTERM, which the JVM takes as it takes Ctrl-C
    int exitCode = process.waitFor();
    String err = Files.readString(folder.resolve("err"));

    assertThat(exitCode).isEqualTo(128 + 15);
    List<String> rows = Files.readAllLines(run.resolve("metrics.csv"));
    String steps = rows.get(rows.size() - 1).split(",")[1];
    Policy latest = PolicyFile.read(run.resolve("latest.policy").toFile());
    assertThat(latest.provenance().steps()).isEqualTo(Long.parseLong(steps));
    assertThat(rows).hasSizeGreaterThanOrEqualTo(10);
    assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).hasSize(rows.size() - 1);
    assertThat(run.resolve("train.log")).content().endsWith("Interrupted\n");
    assertThat(err.replace(",", ""))
        .endsWith(
            "\nStopped after "
                + steps
                + " steps. Latest policy and metrics: runs/corridor-throttle-seed3\n"
                + "To go on: corridor-trainer train --resume runs/corridor-throttle-seed3\n");
    assertThat(err).doesNotContain("Exception");
  }

  @Test
  void anInterruptedComparisonSaysHowToGoOnAndDoes() throws IOException, InterruptedException {
    Path file =
        Files.writeString(
            folder.resolve("my.yaml"),
            "games: [corridor]\nseeds: 1-2\nvariants: {own: {}, free: {clip-range: none}}\n");
    Process process =
        start("compare", "--file", file.toString(), "--jobs", "2", "--steps", "1000000000");
    Path run = folder.resolve("runs/compare-my/corridor/own/seed-1");
    waitForLines(run.resolve("metrics.csv"), 10, process);

    process.destroy();
    int exitCode = process.waitFor();

    assertThat(exitCode).isEqualTo(128 + 15);
    assertThat(folder.resolve("err"))
        .hasContent(
            "Comparing my, in runs/compare-my\n"
                + "Stopped after 0 of 4 runs; run the same command again to train the rest");
    assertThat(run.resolve("train.log")).content().endsWith("Interrupted\n");

    assertThat(start("compare", "--file", file.toString(), "--jobs", "2").waitFor()).isZero();
    assertThat(run.resolve("result.properties")).content().contains("\nsteps=256\n");
    assertThat(folder.resolve("out")).content().startsWith("# my\n\n4 runs:");
  }

  @Test
  void aSearchThatIsKilledAgainAndAgainFindsTheSameSettings()
      throws IOException, InterruptedException {
    Path space =
        Files.writeString(folder.resolve("space.yaml"), "learning-rate: {low: 1e-3, high: 1e-1}");
    Path start = Files.writeString(folder.resolve("start.yaml"), "learning-rate: 1e-9\nseed: 2\n");
    String[] search = {
      "tune",
      "corridor",
      "--space",
      space.toString(),
      "--settings",
      start.toString(),
      "--trials",
      "9",
      "--steps",
      "9k",
      "--judge-seeds",
      "2",
      "--jobs",
      "2"
    };
    assertThat(start(search).waitFor()).isZero();
    Path whole = Files.move(folder.resolve("runs"), folder.resolve("whole"));

    Path tuned = folder.resolve("runs/tune-corridor");
    for (int results : new int[] {3, 12}) {
      Process process = start(search);
      waitForResults(tuned, results, process);
      process.destroyForcibly().waitFor();
      assertThat(tuned.resolve("best.yaml")).doesNotExist();
    }
    assertThat(start(search).waitFor()).isZero();

    assertThat(tuned.resolve("best.yaml"))
        .hasSameTextualContentAs(whole.resolve("tune-corridor/best.yaml"));
    Map<String, String> policies = policies(whole.resolve("tune-corridor"));
    assertThat(policies).hasSize(9 + 2 * 2);
    assertThat(policies(tuned)).isEqualTo(policies);
  }

  private static void waitForResults(Path folder, int count, Process process)
      throws IOException, InterruptedException {
    long results = 0;
    while (results < count) {
      assertThat(process.isAlive()).as("still searching after %s results", results).isTrue();
      Thread.sleep(5);
      if (Files.exists(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          results =
              files.filter(file -> file.toString().matches(".*result(-\\d+)?.properties")).count();
        } catch (UncheckedIOException e) {
          // A file was there only while it was being written.
        }
      }
    }
  }

  /** The last policy of each run, as text, by the run's folder. */
  private static Map<String, String> policies(Path folder) throws IOException {
    Map<String, String> policies = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.endsWith("latest.policy")).toList()) {
        String bytes = HexFormat.of().formatHex(Files.readAllBytes(file));
        policies.put(folder.relativize(file).toString(), bytes);
      }
    }
    return policies;
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(CorridorTrainer.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private static void waitForLines(Path file, int lines, Process process)
      throws IOException, InterruptedException {
    while (!Files.exists(file) || Files.readAllLines(file).size() < lines) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(20);
    }
  }
}
