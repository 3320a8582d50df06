package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gdxagents.training.PushingGame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Self-play and tournaments on the command line. */
class SelfPlayCommandTest {

  @TempDir Path folder;

  private static CommandLineRun run(String... arguments) {
    Game pushing = Game.of("pushing", () -> new PushingGame(1), CommandLineRun.QUICK_SETTINGS, 256);
    return CommandLineRun.of(new CommandLineTrainer("toy", pushing), arguments);
  }

  private CommandLineRun train(String name, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("train", "--run", folder.resolve(name).toString()));
    arguments.addAll(List.of(options));
    return run(arguments.toArray(String[]::new)).succeeded();
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private List<String> selves(String run) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(run).resolve("selves"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aRunKeepsItsPastSelvesAndIsRepeatedAndContinuedByItsSettings() throws IOException {
    String[] selfPlay = {
      "pushing", "--self-play", "2", "--snapshot-every", "100", "--past-selves", "3"
    };
    train(
        "half",
        Stream.concat(Stream.of(selfPlay), Stream.of("--steps", "512")).toArray(String[]::new));
    train(
        "whole",
        Stream.concat(Stream.of(selfPlay), Stream.of("--steps", "1024")).toArray(String[]::new));

    assertThat(read("whole/settings.yaml"))
        .contains("self-play: 2 ", "past-selves: 3 ", "snapshot-every: 100 ")
        .contains("latest-share: 0.5 ", "prefer-stronger: false ");
    assertThat(read("whole/metrics.csv").lines().findFirst().orElseThrow())
        .contains("self_play_elo", "self_play_score");
    assertThat(selves("whole")).hasSizeGreaterThan(3).contains("steps-0.policy");

    train("again", "--settings", folder.resolve("whole/settings.yaml").toString());
    assertThat(folder.resolve("again/latest.policy"))
        .hasSameBinaryContentAs(folder.resolve("whole/latest.policy"));

    run("train", "--resume", folder.resolve("half").toString(), "--steps", "1024").succeeded();
    assertThat(selves("half")).isEqualTo(selves("whole"));
  }

  @Test
  void whatAFileSaysOfStrongerSelvesIsTrueOrFalse() throws IOException {
    Path file = folder.resolve("settings.yaml");
    Files.writeString(file, "game: pushing\nself-play: 2\nprefer-stronger: often\n");

    CommandLineRun run = run("train", "--settings", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("toy: " + file + ":3:18: prefer-stronger: must be true or false, not 'often'\n");
  }

  @Test
  void aTournamentRatesPolicies() throws IOException {
    train(
        "run",
        "pushing",
        "--self-play",
        "2",
        "--snapshot-every",
        "1000",
        "--steps",
        "12k",
        "--set",
        "learning-rate=3e-3");
    String first = folder.resolve("run/selves/steps-0.policy").toString();
    String last = folder.resolve("run/latest.policy").toString();

    CommandLineRun text =
        run("tournament", first, last, "--matches", "51", "--stochastic").succeeded();
    assertThat(text.out())
        .startsWith("pushing, 52 matches of each pair, seed ")
        .contains("sampled actions\n", "(1) " + last, "(2) " + first);

    JsonObject json =
        JsonParser.parseString(
                run("tournament", first, last, "--stochastic", "--json").succeeded().out())
            .getAsJsonObject();
    JsonArray policies = json.getAsJsonArray("policies");
    assertThat(policies).hasSize(2);
    JsonObject winner = policies.get(0).getAsJsonObject();
    assertThat(winner.get("policy").getAsString()).isEqualTo(last);
    JsonObject against = winner.getAsJsonArray("against").get(0).getAsJsonObject();
    assertThat(against.get("score").getAsDouble()).isGreaterThan(0.75);
    assertThat(against.get("chance").getAsDouble()).isLessThan(0.01);
    assertThat(
            against.get("won").getAsInt()
                + against.get("drawn").getAsInt()
                + against.get("lost").getAsInt())
        .isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          train pushing --self-play 1                   | --self-play must be between 2 and 1000, not 1; the nearest valid value is 2
          train pushing --self-play 3                   | Self-play needs sides of equal size, but the 2 agents that learn are no 3 sides; set sides to a number that divides them
          train pushing --past-selves 5                 | --past-selves goes with --self-play SIDES, which is missing
          train pushing --self-play 2 --past-selves 0   | past-selves must be between 1 and 1000, not 0; the nearest valid value is 1
          train pushing --self-play 2 --latest-share 2  | latest-share must be between 0 and 1, not 2; the nearest valid value is 1
          train pushing --self-play 2 --set simulations=1 | Self-play needs a simulation for each of the 2 sides, or no policy learns the part of the last one; set simulations to 2 at least, not 1
          tournament a.policy b.policy                  | Policy file not found: a.policy
          tournament a.policy b.policy --sides 1        | --sides must be between 2 and 1000, not 1; the nearest valid value is 2
          tournament a.policy b.policy --matches 0      | --matches must be between 1 and 1000000, not 0; the nearest valid value is 1
          """)
  void anErrorIsAnsweredInOneLineThatSaysWhatToDo(String arguments, String answer) {
    CommandLineRun run = run(arguments.split(" +"));

    assertThat(run.err()).isEqualTo("toy: " + answer + "\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
