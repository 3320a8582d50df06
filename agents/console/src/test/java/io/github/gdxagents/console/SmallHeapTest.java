package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own, with little memory. */
@Timeout(120)
class SmallHeapTest {

  private static final String OUT_OF_MEMORY = "hoard-trainer: Out of memory";
  private static final String CAUSE = " (Java heap space)";
  private static final String LIMIT = ": this JVM's heap is limited to 48 MiB. ";
  private static final String MORE =
      " Start Java with -Xmx96m, for instance; bin/gdx-agents takes it from the environment:"
          + " JAVA_OPTS=-Xmx96m\n";

  @TempDir Path folder;

  /** A game that keeps everything, beginning with its 300th tick. */
  static final class Hoard extends IdleGame {

    private final List<byte[]> kept = new ArrayList<>();
    private int ticks;

    Hoard() {
      super(20);
    }

    public static void main(String[] arguments) {
      Game game = Game.of("hoard", Hoard::new, CommandLineRun.QUICK_SETTINGS, 1_000_000);
      System.exit(new CommandLineTrainer("hoard-trainer", game).run(arguments));
    }

    @Override
    public void advance() {
      ticks++;
      if (ticks > 300) {
        kept.add(new byte[1 << 20]);
      }
    }
  }

  private String errorsOf(String heap, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                Hoard.class.getName()));
    command.addAll(Arrays.asList(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    try {
      assertThat(process.waitFor()).isEqualTo(1);
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(folder.resolve("err"));
  }

  @Test
  void aRunThatRunsOutOfMemorySaysSoAndCanBeContinued() throws Exception {
    String errors =
        errorsOf(
            "48m",
            "train",
            "hoard",
            "--run",
            "run",
            "--evaluate-every",
            "0",
            "--checkpoint-every",
            "1");

    // The cause is left out where there is not even enough memory to put it in.
    assertThat(errors.replace(CAUSE, ""))
        .contains(
            "\nTo go on once it is mended: hoard-trainer train --resume run\n"
                + OUT_OF_MEMORY
                + LIMIT)
        .endsWith(MORE)
        .doesNotContain("\tat ");
    assertThat(folder.resolve("run/latest.policy")).exists();
    assertThat(folder.resolve("run/train.log")).content().contains("OutOfMemoryError");

    String run = folder.resolve("run").toString();
    CommandLineRun.of(
            new CommandLineTrainer(
                "hoard-trainer",
                Game.of("hoard", Hoard::new, CommandLineRun.QUICK_SETTINGS, 1_000_000)),
            "train",
            "--resume",
            run,
            "--steps",
            "1280",
            "--final-episodes",
            "1")
        .succeeded();
  }

  @Test
  void aRolloutThatIsTooLargeSaysSoAtOnce() throws Exception {
    String errors =
        errorsOf(
            "48m",
            "train",
            "hoard",
            "--set",
            "simulations=1024",
            "--set",
            "steps-per-rollout=4096");

    assertThat(errors)
        .contains(OUT_OF_MEMORY + CAUSE + LIMIT)
        .endsWith(MORE)
        .doesNotContain("\tat ");
  }

  @Test
  void aSearchWithoutAnyMemorySaysSoAndEnds() throws Exception {
    String errors = errorsOf("8m", "tune", "hoard", "--trials", "3", "--jobs", "1");

    assertThat(errors)
        .contains(OUT_OF_MEMORY)
        .endsWith(MORE.replace("96", "32"))
        .doesNotContain("\tat ");
  }

  @Test
  void aThreadThatNobodyWaitsForSaysSoOnce() throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      OutOfMemory outOfMemory = new OutOfMemory("my-trainer");
      for (int i = 0; i < 2; i++) {
        Thread thread = new Thread(SmallHeapTest::throwOutOfMemory);
        thread.setUncaughtExceptionHandler(outOfMemory);
        thread.start();
        thread.join();
      }
    } finally {
      System.setErr(before);
    }

    assertThat(errors.toString(StandardCharsets.UTF_8))
        .startsWith("my-trainer: Out of memory: this JVM's heap is limited to ")
        .hasLineCount(1);
  }

  private static void throwOutOfMemory() {
    throw new OutOfMemoryError("Java heap space");
  }
}
