package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each in a JVM of its own, which ends. */
@Timeout(120)
class StuckGameTest {

  @TempDir Path folder;

  /** A game that does not return, or exits, in some tick. */
  static final class Swamp implements Simulation, Agent {

    private static final AgentSpec SPEC =
        AgentSpec.builder().observe("x", 1, "m").discrete("step", "back", "forward").build();

    private final boolean exits;
    private int ticks;
    private int ticksOfEpisode;

    Swamp(boolean exits) {
      this.exits = exits;
    }

    public static void main(String[] arguments) {
      boolean exits = arguments[0].equals("exit");
      Game game =
          Game.of("swamp", () -> new Swamp(exits), CommandLineRun.QUICK_SETTINGS, 1_000_000);
      new CommandLineTrainer("swamp-trainer", game)
          .run("train", "swamp", "--run", "run", "--hook-timeout", "1", "--threads", "2");
    }

    @Override
    public AgentSpec spec() {
      return SPEC;
    }

    @Override
    public List<? extends Agent> agents() {
      return List.of(this);
    }

    @Override
    public void reset(Episode episode) {
      ticksOfEpisode = 0;
    }

    @Override
    public void observe(ObservationWriter out) {
      out.add(1);
    }

    @Override
    public void act(Action action) {}

    @Override
    public void advance() {
      ticks++;
      ticksOfEpisode++;
      if (ticks == 100 && exits) {
        System.exit(0);
      } else if (ticks >= 100) {
        waitInTheSwamp();
      }
    }

    private static void waitInTheSwamp() {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public float reward() {
      return 1;
    }

    @Override
    public AgentState state() {
      return ticksOfEpisode == 20 ? AgentState.TERMINATED : AgentState.RUNNING;
    }
  }

  private String errorsOf(String end, int exitCode) throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Swamp.class.getName(),
                end)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    assertThat(process.waitFor()).isEqualTo(exitCode);
    return Files.readString(folder.resolve("err"));
  }

  @Test
  void aHookThatDoesNotReturnIsNamedAndTheRunCanBeContinued() throws Exception {
    String errors = errorsOf("hang", 1);

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
  void aGameThatExitsIsNamed() throws Exception {
    String errors = errorsOf("exit", 0);

    assertThat(errors)
        .contains("System.exit was called by ", Swamp.class.getName() + ".advance(")
        .contains("To go on: ");
    assertThat(folder.resolve("run/train.log")).content().contains("Ended by System.exit, called");
  }
}
