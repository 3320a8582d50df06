package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each in a JVM of its own, which ends. */
@Timeout(120)
class StuckGameTest {

  private static final String HANGING =
      "A hook of the game has not returned for 1 s \\(more time: --hook-timeout\\): Simulation "
          + "\\S*Swamp \\(tick \\d+, seed -?\\d+\\)\n\tat ";

  @TempDir Path folder;

  /** How the game comes to its end. */
  enum End {
    HANG,
    EXIT,
    HANG_IN_EVALUATION
  }

  /** A game that does not return, or exits, in some tick. */
  static final class Swamp extends IdleGame {

    private final End end;
    private int ticks;
    private int ticksOfEpisode;

    Swamp(End end) {
      super(AgentSpec.UNLIMITED);
      this.end = end;
    }

    public static void main(String[] arguments) {
      End end = End.valueOf(arguments[0]);
      Game game = Game.of("swamp", () -> new Swamp(end), CommandLineRun.QUICK_SETTINGS, 1_000_000);
      System.exit(
          new CommandLineTrainer("swamp-trainer", game)
              .run(Arrays.copyOfRange(arguments, 1, arguments.length)));
    }

    @Override
    public void reset(Episode episode) {
      ticksOfEpisode = 0;
    }

    @Override
    public void advance() {
      ticks++;
      ticksOfEpisode++;
      if (ticks < 100) {
        return;
      }
      switch (end) {
        case HANG -> waitInTheSwamp();
        case EXIT -> System.exit(0);
        case HANG_IN_EVALUATION -> {
          if (isEvaluated()) {
            waitInTheSwamp();
          }
        }
      }
    }

    private static boolean isEvaluated() {
      return StackWalker.getInstance()
          .walk(
              frames ->
                  frames.anyMatch(
                      frame -> frame.getClassName().startsWith(Evaluation.class.getName())));
    }

    private static void waitInTheSwamp() {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public AgentState state() {
      return ticksOfEpisode == 20 ? AgentState.TERMINATED : AgentState.RUNNING;
    }
  }

  private String errorsOfTraining(End end, int exitCode, String... options)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of("train", "swamp", "--run", "run", "--hook-timeout", "1", "--threads", "2"));
    arguments.addAll(List.of(options));
    return errorsOf(end, exitCode, arguments);
  }

  private String errorsOf(End end, int exitCode, List<String> arguments)
      throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command =
        new ArrayList<>(
            List.of(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Swamp.class.getName(),
                end.name()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    assertThat(process.waitFor()).isEqualTo(exitCode);
    return Files.readString(folder.resolve("err"));
  }

  @Test
  void aHookThatDoesNotReturnIsNamedAndTheRunCanBeContinued() throws Exception {
    String errors = errorsOfTraining(End.HANG, 1);

    assertThat(errors)
        .containsPattern(
            "A hook of the game has not returned for 1 s \\(more time: --hook-timeout\\): Simulation \\d of "
                + "\\S*Swamp \\(tick \\d+, seed -?\\d+\\)")
        .contains(Swamp.class.getName() + ".waitInTheSwamp")
        .contains("\nStopped after 384 steps. Latest policy and metrics: run\n")
        .endsWith("To go on: swamp-trainer train --resume run\n");
    assertThat(folder.resolve("run/train.log")).content().contains("Hangs: ", "waitInTheSwamp");
    assertThat(folder.resolve("run/latest.policy")).exists();
    assertThat(folder.resolve("run/checkpoints").toFile().list()).isNotEmpty();
  }

  @Test
  void aHookThatHangsInAnEvaluationDuringTrainingIsNamed() throws Exception {
    String errors = errorsOfTraining(End.HANG_IN_EVALUATION, 1, "--evaluate-every", "640");

    assertThat(errors)
        .containsPattern(HANGING)
        .contains(Swamp.class.getName() + ".waitInTheSwamp")
        .contains("\nStopped after 640 steps. Latest policy and metrics: run\n")
        .endsWith("To go on: swamp-trainer train --resume run\n");
    assertThat(folder.resolve("run/latest.policy")).exists();
    assertThat(folder.resolve("run/checkpoints").toFile().list()).isNotEmpty();
  }

  @Test
  void aHookThatHangsInTheLastEvaluationIsNamedAndTheRunIsWhole() throws Exception {
    String errors =
        errorsOfTraining(End.HANG_IN_EVALUATION, 1, "--evaluate-every", "0", "--steps", "640");

    assertThat(errors)
        .containsPattern(HANGING)
        .contains(Swamp.class.getName() + ".waitInTheSwamp")
        .contains("\nStopped in the last evaluation, after all 640 steps. Latest policy ");
    assertThat(PolicyFile.read(folder.resolve("run/latest.policy").toFile()).provenance().steps())
        .isEqualTo(640);
    assertThat(folder.resolve("run/checkpoints/steps-640.checkpoint")).exists();
  }

  @Test
  void evaluateNamesAHookThatHangs() throws Exception {
    errorsOfTraining(
        End.HANG_IN_EVALUATION,
        0,
        "--evaluate-every",
        "0",
        "--final-episodes",
        "0",
        "--steps",
        "64");

    String errors =
        errorsOf(
            End.HANG_IN_EVALUATION,
            1,
            List.of("evaluate", "run/latest.policy", "--hook-timeout", "1", "--quiet"));

    assertThat(errors)
        .containsPattern("^" + HANGING)
        .contains(Swamp.class.getName() + ".waitInTheSwamp");
  }

  @Test
  void aGameThatExitsIsNamed() throws Exception {
    String errors = errorsOfTraining(End.EXIT, 0);

    assertThat(errors)
        .contains("System.exit was called by ", Swamp.class.getName() + ".advance(")
        .contains("To go on: ");
    assertThat(folder.resolve("run/train.log")).content().contains("Ended by System.exit, called");
  }
}
