package io.github.gdxagents.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real runs are killed, in the midst of whatever they are doing, and continued. Every method and
 * both learners, with 20 kills each: {@code mvn verify -pl agents/trainer -am -Dtest=KilledRunTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dgdxagents.kills=20}, and {@code -Dgdxagents.runs=dl4j}
 * for those with that word in their command.
 */
class KilledRunTest {

  /** How often each run is killed; 0 for two runs only, twice each. */
  private static final int KILLS = Integer.getInteger("gdxagents.kills", 0);

  private static final String CHOSEN = System.getProperty("gdxagents.runs", "");

  @TempDir Path folder;

  static List<String> runs() {
    return allRuns().stream().filter(run -> run.contains(CHOSEN)).toList();
  }

  private static List<String> allRuns() {
    if (KILLS == 0) {
      return List.of("cartpole", "cartpole --teacher oracle --labels 100 --set reward-steps=10");
    }
    return List.of(
        "cartpole",
        "cartpole --algorithm vpg",
        "cartpole --algorithm trpo",
        "cartpole --algorithm grpo",
        "cartpole --teacher oracle --labels 100 --set reward-steps=10",
        "cartpole --learner dl4j",
        "cartpole --learner dl4j --algorithm vpg",
        "cartpole --learner dl4j --algorithm trpo",
        "cartpole --learner dl4j --algorithm grpo",
        "lander --variant continuous",
        "walker");
  }

  @ParameterizedTest
  @MethodSource("runs")
  void aRunThatWasKilledManyTimesEndsAsIfItHadNot(String run) throws Exception {
    long begin = System.nanoTime();
    List<String> whole = arguments(run, "whole");
    assertThat(start(whole).waitFor()).as(Files.readString(folder.resolve("output"))).isZero();
    long millis = (System.nanoTime() - begin) / 1_000_000;

    Random random = new Random(run.hashCode());
    int kills = KILLS == 0 ? 2 : KILLS;
    List<String> command = arguments(run, "killed");
    for (int killed = 0; killed < kills; ) {
      Process process = start(command);
      if (process.waitFor(random.nextLong(millis), TimeUnit.MILLISECONDS)) {
        assertThatItEndedLikeTheOther(process, run); // faster than we; another one
        delete(folder.resolve("killed"));
        command = arguments(run, "killed");
        continue;
      }
      process.destroyForcibly().waitFor(); // SIGKILL
      killed++;
      if (Files.exists(folder.resolve("killed/settings.yaml"))) {
        command = List.of("train", "--resume", "killed");
      } else {
        delete(folder.resolve("killed"));
      }
    }
    assertThatItEndedLikeTheOther(start(command), run);
  }

  private void assertThatItEndedLikeTheOther(Process process, String run) throws Exception {
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("output"))).isZero();
    for (String policy : List.of("latest.policy", "best.policy")) {
      assertThat(folder.resolve("killed").resolve(policy))
          .hasSameBinaryContentAs(folder.resolve("whole").resolve(policy));
    }
    for (String kept : List.of("labels.comparisons", "latest.reward")) {
      if (run.contains("--teacher")) {
        assertThat(folder.resolve("killed").resolve(kept))
            .hasSameBinaryContentAs(folder.resolve("whole").resolve(kept));
      }
    }
    assertThat(folder.resolve("killed/evaluations.csv"))
        .hasSameTextualContentAs(folder.resolve("whole/evaluations.csv"));
    assertThat(Files.readAllLines(folder.resolve("killed/metrics.csv")))
        .hasSameSizeAs(Files.readAllLines(folder.resolve("whole/metrics.csv")));
    assertThat(files(folder.resolve("killed"))).isEqualTo(files(folder.resolve("whole")));
  }

  private List<String> arguments(String run, String name) {
    List<String> arguments = new ArrayList<>(List.of("train"));
    arguments.addAll(List.of(run.split(" ")));
    arguments.addAll(
        List.of("--steps", run.contains("grpo") ? "300k" : "40k", "--evaluate-every", "9k"));
    arguments.addAll(List.of("--checkpoint-every", "1s", "--run", name));
    return arguments;
  }

  private Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  /**
   * What lies there, but for checkpoints, which are taken by the clock, and what was cut off from
   * comparisons that were being written.
   */
  private static List<String> files(Path run) throws IOException {
    try (Stream<Path> files = Files.walk(run)) {
      return files
          .map(file -> run.relativize(file).toString())
          .filter(name -> !name.matches("checkpoints.steps-\\d+\\.checkpoint|.*\\.rest"))
          .sorted()
          .toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
