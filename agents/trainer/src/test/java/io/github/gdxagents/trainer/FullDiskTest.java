package io.github.gdxagents.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a disk that is really full: a file system in memory, of 1 MiB, that nobody else sees. Left out
 * where Linux does not let users mount one.
 */
@Timeout(180)
class FullDiskTest {

  /** Runs the arguments behind it with a disk of its own in the folder "disk". */
  private static final List<String> WITH_DISK =
      List.of("unshare", "-Urm", "sh", "-c", "mount -t tmpfs -o size=1m none disk && \"$@\"", "-");

  private static final Pattern SAVED_ELSEWHERE =
      Pattern.compile(
          "Cannot write run/latest\\.policy: No space left on device; free some space on the disk\\."
              + " The policy is saved as (\\S+) instead\n");

  @TempDir Path folder;

  @BeforeEach
  void makeDisk() throws Exception {
    Files.createDirectory(folder.resolve("disk"));
    Files.createDirectory(folder.resolve("elsewhere"));
    assumeThat(onDisk("true")).as("a disk can be mounted").isZero();
  }

  @Test
  void aRunEndsSavesItsPolicyElsewhereAndGoesOnWhereThereIsSpaceAgain() throws Exception {
    List<String> run =
        List.of("cartpole", "--steps", "8k", "--checkpoint-every", "4", "--final-episodes", "2");
    assertThat(start(folder, train(run, "whole")).waitFor()).as(output()).isZero();

    int ended =
        onDisk(
            """
            dd if=/dev/zero of=ballast bs=1k count=950 status=none || exit 2
            %s
            test $? = 1 || exit 3
            rm ballast
            %s || exit 4
            cp run/latest.policy ../resumed.policy"""
                .formatted(
                    quoted(train(run, "run")), quoted(java(List.of("train", "--resume", "run")))));

    assertThat(ended).as(output()).isZero();
    Matcher saved = SAVED_ELSEWHERE.matcher(output());
    assertThat(saved.find()).as(output()).isTrue();
    Path whole = folder.resolve("whole/latest.policy");
    assertThat(Path.of(saved.group(1))).hasSameBinaryContentAs(whole);
    assertThat(folder.resolve("resumed.policy")).hasSameBinaryContentAs(whole);
  }

  @Test
  void aRunThatCannotEvenBeginSaysWhyInOneSentence() throws Exception {
    int ended =
        onDisk(
            """
            dd if=/dev/zero of=ballast bs=1k count=2048 2> /dev/null
            %s
            test $? = 1"""
                .formatted(quoted(train(List.of("cartpole", "--steps", "1k"), "run"))));

    assertThat(ended).as(output()).isZero();
    assertThat(output())
        .contains("run/settings.yaml: No space left on device; free some space on the disk")
        .doesNotContain("\tat ");
  }

  /** Runs a script in the folder of the disk, and returns what it ended with. */
  private int onDisk(String script) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(WITH_DISK);
    Collections.addAll(command, "sh", "-c", "cd disk\n" + script);
    return start(folder, command).waitFor();
  }

  private Process start(Path directory, List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("output").toFile()))
        .start();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }

  private List<String> train(List<String> run, String name) {
    List<String> arguments = new ArrayList<>(List.of("train"));
    arguments.addAll(run);
    arguments.addAll(List.of("--run", name));
    return java(arguments);
  }

  private List<String> java(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + folder.resolve("elsewhere"));
    command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    return command;
  }

  private static String quoted(List<String> command) {
    return "'" + String.join("' '", command) + "'";
  }
}
