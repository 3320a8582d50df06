package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.play.Replay;
import io.github.gdxagents.play.ReplayFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training from situations, by the command line. */
class ScenarioTrainingTest {

  @TempDir Path folder;

  private CommandLineRun train(String run, String... options) {
    List<String> arguments = new ArrayList<>(List.of("train", "corridor"));
    arguments.addAll(List.of("--run", folder.resolve(run).toString(), "--steps", "512"));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(arguments.toArray(new String[0]));
  }

  /** Two steps forward, then the situation. */
  private Path situation(String name, float... actions) throws IOException {
    Path file = Files.createDirectories(folder.resolve("starts")).resolve(name);
    ReplayFile.write(new Replay("corridor", Episode.of(1), actions.length, actions), file.toFile());
    return file;
  }

  @Test
  void aFolderOfSituationsIsPracticedAndTheRunIsRepeatedFromItsOwn() throws IOException {
    situation("a.replay", 1, 1);
    situation("b.replay", 0, 0, 0);
    train("a", "--scenarios", folder.resolve("starts").toString(), "--scenario-share", "0.5")
        .succeeded();
    assertThat(Files.readAllLines(folder.resolve("a/metrics.csv")).get(0))
        .contains(",practice_lives,practice_return");
    assertThat(folder.resolve("a/settings.yaml"))
        .content()
        .contains("\nscenarios: scenarios ", "\nscenario-share: 0.5 ");
    Files.delete(folder.resolve("starts/a.replay"));
    CommandLineRun.of(
            "train",
            "--settings",
            folder.resolve("a/settings.yaml").toString(),
            "--run",
            folder.resolve("again").toString())
        .succeeded();
    assertThat(folder.resolve("again/latest.policy"))
        .hasSameBinaryContentAs(folder.resolve("a/latest.policy"));
    train("without").succeeded();
    assertThat(Files.readAllBytes(folder.resolve("without/latest.policy")))
        .isNotEqualTo(Files.readAllBytes(folder.resolve("a/latest.policy")));
  }

  @Test
  void whatIsNoSituationOfTheGameIsSaidBeforeAnythingBegins() throws IOException {
    String over = situation("over.replay", 1, 1, 1, 1, 1, 1).toString();
    assertThat(train("a", "--scenarios", over).err()).contains("over.replay: ");
    String foreign = situation("foreign.replay", 9).toString();
    assertThat(train("a", "--scenarios", foreign).err())
        .contains("foreign.replay: The replay has no action for tick 0");
    assertThat(train("a", "--scenarios", folder.resolve("none").toString()).err())
        .contains("Scenario not found: ");
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThat(train("a", "--scenarios", empty.toString()).err())
        .contains("There is no .replay in ");
    assertThat(train("a", "--scenario-share", "0.5").err())
        .contains("--scenario-share goes with --scenarios, which is missing");
    assertThat(train("a", "--scenarios", over, "--scenario-share", "1").err())
        .contains("--scenario-share must be greater than 0 and less than 1, not 1.0");
    assertThat(folder.resolve("a")).doesNotExist();
  }
}
