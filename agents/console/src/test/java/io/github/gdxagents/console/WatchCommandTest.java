package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchCommandTest {

  @TempDir private Path folder;
  private final CommandLineTrainer toy = new CommandLineTrainer("toy", Corridor.game());

  @Test
  void theWindowIsShownTheRunAndGivesTheExitCode() {
    List<Path> shown = new ArrayList<>();
    CommandLineTrainer withWindow =
        toy.watchedIn(
            path -> {
              shown.add(path);
              return 3;
            });

    CommandLineRun run = CommandLineRun.of(withWindow, "watch", folder.toString());

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out() + run.err()).isEmpty();
    assertThat(shown).containsExactly(folder);
  }

  @Test
  void withoutAWindowOneSentenceSaysWhatToDo() {
    CommandLineRun none = CommandLineRun.of(toy, "watch", folder.toString());
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err())
        .startsWith("toy: toy has no window here; ")
        .contains("LivePlayer", "CommandLineTrainer.watchedIn")
        .containsOnlyOnce("\n");

    CommandLineRun another =
        CommandLineRun.of(toy.watchedBy("play POLICY"), "watch", folder.toString());
    assertThat(another.exitCode()).isEqualTo(2);
    assertThat(another.err())
        .isEqualTo("toy: toy has no window here; watch by play " + folder + "\n");
  }

  @Test
  void whatDoesNotExistIsNotWatched() {
    CommandLineRun run =
        CommandLineRun.of(toy.watchedIn(path -> 0), "watch", folder.resolve("nowhere").toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("There is no run folder").contains("nowhere");
  }

  @Test
  void afterTrainingTheSummaryTellsTheCommand() {
    Path run = folder.resolve("run");

    assertThat(
            CommandLineRun.of(
                    toy.watchedIn(path -> 0).startedBy("./toy.sh"),
                    "train",
                    "corridor",
                    "--run",
                    run.toString())
                .succeeded()
                .out())
        .contains("Watch it:     ./toy.sh watch " + run.resolve("latest.policy"));
  }
}
