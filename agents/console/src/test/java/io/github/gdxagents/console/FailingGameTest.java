package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailingGameTest {

  @TempDir Path folder;

  /** Where a game may fail. */
  enum Hook {
    OBSERVE,
    TOO_FEW_NUMBERS,
    OUT_OF_NUMBERS,
    MASK,
    ACT,
    ADVANCE,
    REWARD,
    STATE,
    NEVER
  }

  /** Two walkers; one who comes to 3 falls into a hole in the code. */
  private static final class Pit implements Simulation {

    private static final AgentSpec SPEC =
        AgentSpec.builder()
            .ticksPerDecision(2)
            .observe("x", 2, "m")
            .discrete("step", "back", "stay", "forward")
            .build();

    private final Hook hook;
    private final List<Walker> walkers = List.of(new Walker(), new Walker());
    private int tick;
    private float wind;

    Pit(Hook hook) {
      this.hook = hook;
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(new Parameter("wind", "m", 0, 1, 0));
    }

    @Override
    public void reset(Episode episode) {
      tick = 0;
      wind = episode.value("wind");
      RandomStream random = new RandomStream(episode.seed());
      walkers.forEach(walker -> walker.x = random.nextInt(2));
    }

    @Override
    public List<? extends Agent> agents() {
      return walkers;
    }

    @Override
    public void advance() {
      tick++;
      walkers.forEach(walker -> walker.x += walker.step);
      if (walkers.get(0).x == 3) {
        fail(Hook.ADVANCE);
      }
    }

    private void fail(Hook where) {
      if (hook == where) {
        List.of().get(tick);
      }
    }

    private final class Walker implements Agent {
      private int x;
      private int step;

      @Override
      public AgentSpec spec() {
        return SPEC;
      }

      private boolean inThePit() {
        return x == 3 && this == walkers.get(1);
      }

      @Override
      public void observe(ObservationWriter out) {
        if (inThePit()) {
          fail(Hook.OBSERVE);
        }
        out.add(hook == Hook.OUT_OF_NUMBERS && inThePit() ? Float.NaN : x);
        if (hook != Hook.TOO_FEW_NUMBERS || !inThePit()) {
          out.add(wind);
        }
      }

      @Override
      public void maskActions(ActionMask mask) {
        if (hook == Hook.MASK && inThePit()) {
          for (int choice = 0; choice < 3; choice++) {
            mask.forbid(0, choice);
          }
        }
      }

      @Override
      public void act(Action action) {
        if (inThePit()) {
          fail(Hook.ACT);
        }
        step = action.choice(0) - 1;
      }

      @Override
      public float reward() {
        return hook == Hook.REWARD && inThePit() ? Float.POSITIVE_INFINITY : x;
      }

      @Override
      public AgentState state() {
        if (inThePit()) {
          fail(Hook.STATE);
        }
        return tick < 40 ? AgentState.RUNNING : AgentState.TRUNCATED;
      }
    }
  }

  private static CommandLineRun run(Hook hook, String... arguments) {
    Game game = Game.of("pit", () -> new Pit(hook), CommandLineRun.QUICK_SETTINGS, 1024);
    return CommandLineRun.of(new CommandLineTrainer("toy", game), arguments);
  }

  private CommandLineRun train(Hook hook, String name, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "pit",
                "--evaluate-every",
                "0",
                "--set",
                "randomize=wind:0..1",
                "--run",
                folder.resolve(name).toString()));
    arguments.addAll(List.of(options));
    return run(hook, arguments.toArray(new String[0]));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NEVER")
  void aFailedEpisodeFailsAgainInItsReplay(Hook hook) throws IOException {
    CommandLineRun run = train(hook, "run");

    assertThat(run.exitCode()).isEqualTo(1);
    Path replay = folder.resolve("run/failures/1.replay");
    assertThat(run.err()).contains("The game failed; to see it again: toy replay " + replay + "\n");
    Matcher place =
        Pattern.compile(
                "Simulation \\d of \\S+Pit failed \\((?:agent (\\d), )?tick (\\d+), seed -?\\d+, wind [0-9.E-]+\\): (.*)")
            .matcher(run.err());
    assertThat(place.find()).isTrue();
    assertThat(place.group(1)).isEqualTo(hook == Hook.ADVANCE ? null : "1");
    assertThat(folder.resolve("run/train.log"))
        .content()
        .contains(place.group())
        .contains("                     \tat io.github.gdxagents.");

    CommandLineRun again = run(hook, "replay", replay.toString()).succeeded();

    String cause = place.group(3).replaceAll("[:;(].*", "");
    assertThat(again.out())
        .startsWith("pit, seed ")
        .contains("\nFails at tick " + place.group(2) + ":\n")
        .contains(cause);
  }

  @Test
  void aReplayOfAGameThatIsMendedPlaysThrough() throws IOException {
    train(Hook.ADVANCE, "run");
    Path replay = folder.resolve("run/failures/1.replay");

    assertThat(run(Hook.NEVER, "replay", replay.toString()).out())
        .contains("without a failure\n", "agent 0  running");
    JsonObject json = json(run(Hook.NEVER, "replay", replay.toString(), "--json"));
    assertThat(json.get("failed").getAsBoolean()).isFalse();
    assertThat(json.has("failure")).isFalse();
    assertThat(json.getAsJsonArray("agents")).hasSize(2);
  }

  @Test
  void programsCanReadWhatAReplayShows() {
    train(Hook.ADVANCE, "run");
    String replay = folder.resolve("run/failures/1.replay").toString();

    JsonObject json = json(run(Hook.ADVANCE, "replay", replay, "--json"));

    assertThat(json.get("game").getAsString()).isEqualTo("pit");
    assertThat(json.get("failed").getAsBoolean()).isTrue();
    assertThat(json.get("ticks").getAsLong())
        .isEqualTo(json.get("recorded_ticks").getAsLong())
        .isPositive();
    assertThat(json.get("failure").getAsString()).contains("IndexOutOfBounds");
    assertThat(json.get("trace").getAsString()).contains("Pit.advance(FailingGameTest.java:");
    assertThat(json.getAsJsonObject("parameters").has("wind")).isTrue();
    JsonObject agent = json.getAsJsonArray("agents").get(0).getAsJsonObject();
    assertThat(agent.keySet()).containsExactly("state", "decisions", "return");
  }

  private static JsonObject json(CommandLineRun run) {
    return JsonParser.parseString(run.succeeded().out()).getAsJsonObject();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NEVER")
  void trainingGoesOnAfterFailuresWithTheSameResult(Hook hook) throws IOException {
    String[] tolerant = {"--max-simulation-failures", "100000", "--checkpoint-every", "1"};
    train(hook, "one", with(tolerant, "--threads", "1")).succeeded();
    CommandLineRun run = train(hook, "three", with(tolerant, "--threads", "3")).succeeded();

    assertThat(run.err()).contains("Warning: Simulation ");
    assertThat(folder.resolve("three/metrics.csv")).content().hasLineCount(1 + 8);
    assertThat(folder.resolve("three/latest.policy"))
        .hasSameBinaryContentAs(folder.resolve("one/latest.policy"));
    try (Stream<Path> replays = Files.list(folder.resolve("three/failures"))) {
      assertThat(replays).hasSizeGreaterThan(1);
    }

    // And so does a run that is continued.
    String resumed = folder.resolve("one").toString();
    deleteLatestCheckpoint(folder.resolve("one/checkpoints"));
    Files.delete(folder.resolve("one/latest.policy"));
    run(hook, "train", "--resume", resumed, "--max-simulation-failures", "100000").succeeded();
    assertThat(folder.resolve("one/latest.policy"))
        .hasSameBinaryContentAs(folder.resolve("three/latest.policy"));
  }

  private static void deleteLatestCheckpoint(Path folder) throws IOException {
    try (Stream<Path> checkpoints = Files.list(folder)) {
      Path latest =
          checkpoints
              .max(
                  Comparator.comparing(
                      file -> Long.valueOf(file.toString().replaceAll(".*steps-|\\D", ""))))
              .orElseThrow();
      Files.delete(latest);
    }
  }

  @Test
  void moreFailuresThanAllowedEndTheRun() throws IOException {
    CommandLineRun run = train(Hook.ACT, "run", "--max-simulation-failures", "2");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("The game failed; to see it again");
  }

  private static String[] with(String[] options, String... more) {
    return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void whatIsNoReplayIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("my.replay"), "This is a text, and no replay.");

    CommandLineRun text = run(Hook.ACT, "replay", file.toString());
    CommandLineRun nothing = run(Hook.ACT, "replay", folder.resolve("none").toString());

    assertThat(text.exitCode()).isEqualTo(2);
    assertThat(text.err()).startsWith("toy: " + file + " holds no replay");
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err()).isEqualTo("toy: Replay not found: " + folder.resolve("none") + "\n");
  }
}
