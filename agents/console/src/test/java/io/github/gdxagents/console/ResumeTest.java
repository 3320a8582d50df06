package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.console.text.Csv;
import io.github.gdxagents.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {

  @TempDir Path folder;

  /** Twelve iterations of 128 steps; evaluations after each third. */
  private Path train(String name, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "corridor",
                "--set",
                "simulations=8",
                "--set",
                "steps-per-rollout=16",
                "--run",
                folder.resolve(name).toString()));
    arguments.addAll(List.of(options));
    Map<String, String> defaults =
        Map.of(
            "--steps", "1536",
            "--evaluate-every", "384",
            "--checkpoint-every", "1",
            "--keep-checkpoints", "100");
    defaults.forEach(
        (option, value) -> {
          if (!arguments.contains(option)) {
            arguments.addAll(List.of(option, value));
          }
        });
    CommandLineRun.of(arguments.toArray(new String[0])).succeeded();
    return folder.resolve(name);
  }

  private static CommandLineRun resume(Path run, String... options) {
    List<String> arguments = new ArrayList<>(List.of("train", "--resume", run.toString()));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(arguments.toArray(new String[0]));
  }

  /** Leaves a run as kill -9 would have after so many steps, in the middle of writing. */
  private static void killAfter(long steps, Path run) throws IOException {
    try (Stream<Path> checkpoints = Files.list(run.resolve("checkpoints"))) {
      for (Path checkpoint : checkpoints.toList()) {
        String digits = checkpoint.getFileName().toString().replaceAll("\\D", "");
        if (Long.parseLong(digits) > steps) {
          Files.delete(checkpoint);
        }
      }
    }
    Files.writeString(run.resolve("checkpoints/steps-9.checkpoint-1.unfinished"), "half");
    Files.writeString(run.resolve("latest.policy-1.unfinished"), "half");
    String metrics = Files.readString(run.resolve("metrics.csv"));
    Files.writeString(run.resolve("metrics.csv"), metrics.substring(0, metrics.length() - 20));
  }

  private static void assertSame(Path run, Path whole) throws IOException {
    for (String policy : List.of("latest.policy", "best.policy")) {
      assertThat(run.resolve(policy)).hasSameBinaryContentAs(whole.resolve(policy));
    }
    assertThat(run.resolve("evaluations.csv"))
        .hasSameTextualContentAs(whole.resolve("evaluations.csv"));
    String[] learned = {"iteration", "steps", "episodes", "mean_return", "kl_exact", "value_loss"};
    List<double[]> rows = Csv.numbers(whole.resolve("metrics.csv"), learned);
    assertThat(Csv.numbers(run.resolve("metrics.csv"), learned)).containsExactlyElementsOf(rows);
    assertThat(run.resolve("metrics.jsonl")).content().hasLineCount(rows.size());
    try (Stream<Path> files = Files.walk(run)) {
      assertThat(files).noneMatch(file -> file.toString().contains("unfinished"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ppo", "vpg", "trpo", "grpo"})
  void aRunThatWasKilledEndsAsIfItHadNot(String algorithm) throws IOException {
    Path whole = train("whole", "--algorithm", algorithm);
    Path run = train("run", "--algorithm", algorithm);
    for (long steps : new long[] {1280, 640, 0}) {
      killAfter(steps, run);

      CommandLineRun resumed = resume(run).succeeded();

      assertSame(run, whole);
      assertThat(resumed.err()).startsWith("Continuing corridor, seed 1, in " + run + "\n");
    }
  }

  @Test
  void aRunFromAPolicyIsContinuedThoughThatPolicyIsGone() throws IOException {
    Path start = train("start").resolve("latest.policy");
    Path whole = train("whole", "--from", start.toString(), "--reference-kl", "0.1");
    Path run = train("run", "--from", start.toString(), "--reference-kl", "0.1");
    Files.delete(start);
    killAfter(512, run);

    resume(run, "--threads", "3").succeeded();

    assertSame(run, whole);
  }

  /** In the first iteration nothing is there but the settings, and files without a line. */
  @Test
  void aRunThatWasKilledInItsFirstIterationBeginsAnew() throws IOException {
    Path whole = train("whole");
    Path run = train("run");
    killAfter(0, run);
    Files.delete(run.resolve("evaluations.csv"));
    Files.writeString(run.resolve("metrics.csv"), "");
    Files.writeString(run.resolve("metrics.jsonl"), "");
    Files.writeString(run.resolve("metrics.txt"), "The colum");

    resume(run).succeeded();

    assertSame(run, whole);
    assertThat(run.resolve("metrics.txt")).hasSameTextualContentAs(whole.resolve("metrics.txt"));
  }

  @Test
  void aDamagedCheckpointIsPassedOver() throws IOException {
    Path whole = train("whole");
    Path run = train("run");
    killAfter(1024, run);
    Path latest = run.resolve("checkpoints/steps-1024.checkpoint");
    byte[] bytes = Files.readAllBytes(latest);
    bytes[bytes.length / 2]++;
    Files.write(latest, bytes);

    CommandLineRun resumed = resume(run).succeeded();

    assertSame(run, whole);
    assertThat(resumed.err()).contains("Goes on after 896 steps");
    assertThat(run.resolve("train.log")).content().contains(latest + " is damaged");
  }

  @Test
  void aFinishedRunGoesOnForMoreSteps() throws IOException {
    Path run = train("run", "--set", "learning-rate=1e-3");
    Path longer = train("longer", "--set", "learning-rate=1e-3", "--steps", "3072");

    Files.delete(run.resolve("learning-curve.svg")); // as where it was killed before it was drawn
    CommandLineRun again = resume(run).succeeded();
    assertThat(again.err()).contains("Goes on after 1,536 steps");
    assertThat(run.resolve("learning-curve.svg")).exists();
    resume(run, "--steps", "3072").succeeded();

    // Its learning rate is constant, so that it does not matter when it heard of its length.
    assertThat(PolicyFile.read(run.resolve("latest.policy").toFile()).provenance().steps())
        .isEqualTo(3072);
    assertThat(run.resolve("latest.policy"))
        .hasSameBinaryContentAs(longer.resolve("latest.policy"));
    assertThat(run.resolve("settings.yaml")).content().contains("\nsteps: 3072 ");
  }

  @Test
  void aRunThatReachedItsReturnStaysStopped() throws IOException {
    Path run = train("run", "--stop-at-return", "-1000");
    byte[] policy = Files.readAllBytes(run.resolve("latest.policy"));

    resume(run).succeeded();

    assertThat(run.resolve("latest.policy")).hasBinaryContent(policy);
  }

  @Test
  void fewCheckpointsAreKeptAndThatOfTheBestPolicy() throws IOException {
    Path run = train("run", "--keep-checkpoints", "2");
    long best = PolicyFile.read(run.resolve("best.policy").toFile()).provenance().steps();

    try (Stream<Path> checkpoints = Files.list(run.resolve("checkpoints"))) {
      assertThat(checkpoints.map(file -> file.getFileName().toString()))
          .contains("steps-1536.checkpoint", "steps-1408.checkpoint")
          .contains("steps-" + best + ".checkpoint")
          .hasSizeLessThanOrEqualTo(3);
    }
  }

  @Test
  void theBestCheckpointIsKeptWhenARunGoesOn() throws IOException {
    Path run = train("run", "--evaluate-every", "1536");
    Path best = run.resolve("checkpoints/steps-1536.checkpoint");
    Path settings = run.resolve("settings.yaml");
    Files.writeString(
        settings,
        Files.readString(settings)
            .replaceFirst("\nkeep-checkpoints: 100", "\nkeep-checkpoints: 2")
            .replaceFirst("\nevaluate-every: 1536", "\nevaluate-every: 0"));

    resume(run, "--steps", "3072").succeeded();

    assertThat(best).exists();
    assertThat(run.resolve("checkpoints/steps-1408.checkpoint")).doesNotExist();
    assertThat(run.resolve("checkpoints/steps-3072.checkpoint")).exists();
  }

  private static Map<String, byte[]> contents(Path folder) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return contents;
  }

  @Test
  void aRunWithoutCheckpointsHasNoneAndBeginsAnew() throws IOException {
    Path whole = train("whole");
    Path run = train("run", "--checkpoint-every", "never");

    assertThat(run.resolve("checkpoints")).doesNotExist();
    resume(run).succeeded();

    assertThat(run.resolve("latest.policy")).hasSameBinaryContentAs(whole.resolve("latest.policy"));
  }

  @Test
  void whatIsNoRunIsNotContinued() throws IOException {
    CommandLineRun none = resume(Files.createDirectory(folder.resolve("none")));
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err())
        .isEqualTo(
            "toy: "
                + folder.resolve("none")
                + " is no run that can be continued: it has no settings.yaml\n");
    assertThat(folder.resolve("none")).isEmptyDirectory();

    CommandLineRun changed = resume(train("run"), "--set", "epochs=3", "--seed", "2");
    assertThat(changed.exitCode()).isEqualTo(2);
    assertThat(changed.err())
        .isEqualTo(
            "toy: --resume continues a run as it is, so leave out --set, --seed; beside it there may"
                + " be --steps and --threads\n");
  }

  @Test
  void aRunWhoseSettingsWereChangedIsNotContinued() throws IOException {
    Path run = train("run");
    Path settings = run.resolve("settings.yaml");
    Files.writeString(
        settings, Files.readString(settings).replaceFirst("\nepochs: 2 ", "\nepochs: 3 "));

    killAfter(640, run);
    Map<String, byte[]> before = contents(run);

    CommandLineRun resumed = resume(run);

    assertThat(resumed.exitCode()).isEqualTo(2);
    assertThat(resumed.err()).contains("setting epochs: checkpoint has 2, run has 3");
    assertThat(contents(run))
        .allSatisfy((name, content) -> assertThat(content).as(name).isEqualTo(before.get(name)))
        .hasSameSizeAs(before);
  }
}
