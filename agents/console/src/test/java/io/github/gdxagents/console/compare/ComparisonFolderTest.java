package io.github.gdxagents.console.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.console.run.CheckpointPlan;
import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.training.LibraryVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonFolderTest {

  @TempDir Path parent;

  private final PlannedRun run = Comparisons.planned(List.of(Lever.game("lever")), 3).get(0);
  private final RunResult result =
      new RunResult(
          RunResult.Outcome.DIVERGED,
          LibraryVersion.current(),
          Lever.STEPS,
          64,
          20,
          0.1 + 0.2,
          Double.NaN,
          1.5,
          1.25);

  private Path path;
  private Path runPath;
  private ComparisonFolder folder;

  @BeforeEach
  void open() throws IOException {
    path = parent.resolve("runs/compare-toys");
    runPath = path.resolve("lever/clip/seed-3");
    folder = ComparisonFolder.open(path, CheckpointPlan.NONE);
  }

  @AfterEach
  void close() throws IOException {
    folder.close();
  }

  @Test
  void aRunThatNeverBeganHasNotEnded() throws IOException {
    assertThat(folder.ended(run)).isEmpty();
  }

  @Test
  void aRunThatHasBegunHasNotEnded() throws IOException {
    folder.begin(run).close();

    assertThat(folder.ended(run)).isEmpty();
    assertThat(runPath.resolve("settings.yaml")).content().contains("\nclip-range: 0.2 ");
  }

  @Test
  void aRunThatHasEndedIsKeptAsItWas() throws IOException {
    end();

    assertThat(folder.ended(run)).contains(result);
  }

  /** As one from before that was measured. */
  @Test
  void aResultWithoutProcessorSecondsIsKept() throws IOException {
    end();
    replace("result.properties", "processor-seconds=", "");

    assertThat(folder.ended(run).orElseThrow().processorSeconds()).isNaN();
    assertThat(folder.ended(run).orElseThrow().seconds()).isEqualTo(1.5);
  }

  @Test
  void howARunPausedIsNotHowItEnded() throws IOException {
    PlannedRun pausing = new PlannedRun(run.name(), run.game(), run.settings(), run.steps(), 0, 64);
    folder.begin(pausing).close();
    folder.end(pausing, result);

    assertThat(folder.ended(pausing)).contains(result);
    assertThat(folder.ended(run)).isEmpty();
    assertThat(runPath.resolve("result-64.properties")).exists();
  }

  @Test
  void whatAnInterruptedRunHasLeftIsRemoved() throws IOException {
    RunFolder interrupted = folder.begin(run);
    interrupted.log("on its way");
    interrupted.close();

    folder.begin(run).close();

    assertThat(runPath.resolve("train.log")).isEmptyFile();
  }

  @Test
  void whatIsNoPartOfARunIsNotRemoved() throws IOException {
    Path precious = Files.createDirectories(runPath.resolve("precious"));
    Path file = Files.writeString(runPath.resolve("file"), "mine");

    assertThatThrownBy(() -> folder.begin(run))
        .isInstanceOf(InvalidComparisonException.class)
        .hasMessage(
            precious
                + " is not part of a run; move it elsewhere, or choose another folder with --folder");
    assertThat(file).hasContent("mine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          result.properties   | planned-steps=256 | planned-steps=512     | steps=512, not 256
          result.properties   | library-version=  | library-version=0.0.1 | library-version=0.0.1
          settings.yaml       | epochs: 2         | epochs: 3             | epochs=3, not 2
          settings.yaml       | epochs: 2         | # epochs:             | epochs=nothing, not 2
          """)
  void aRunThatWasAnotherOneIsRefused(String file, String from, String to, String difference)
      throws IOException {
    end();
    replace(file, from, to == null ? "" : to);

    assertThatThrownBy(() -> folder.ended(run))
        .isInstanceOf(InvalidComparisonException.class)
        .hasMessageStartingWith(runPath + " was trained with " + difference)
        .hasMessageEndingWith(
            "; choose another folder with --folder, or remove this one to train it again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          outcome=diverged | outcome=lost  | outcome must be finished or diverged, not 'lost'
          steps=64         | steps=many    | steps must be a whole number, not 'many'
          seconds=1.5      | seconds=long  | seconds must be a number, not 'long'
          seconds=1.5      |               | seconds is missing
          """)
  void aDamagedResultIsNamed(String from, String to, String mistake) throws IOException {
    end();
    replace("result.properties", from, to == null ? "" : to);

    assertThatThrownBy(() -> folder.ended(run))
        .isInstanceOf(InvalidComparisonException.class)
        .hasMessage(
            runPath.resolve("result.properties")
                + ": "
                + mistake
                + "; remove "
                + runPath
                + " to train it again");
  }

  @Test
  void aResultWithoutItsSettingsIsRefused() throws IOException {
    end();
    Files.delete(runPath.resolve("settings.yaml"));

    assertThatThrownBy(() -> folder.ended(run))
        .hasMessage(
            "there is no "
                + runPath.resolve("settings.yaml")
                + "; remove "
                + runPath
                + " to train it again");
  }

  @Test
  void noOtherComparisonRunsInTheSameFolder() throws IOException {
    assertThatThrownBy(() -> ComparisonFolder.open(path, CheckpointPlan.NONE))
        .isInstanceOf(InvalidComparisonException.class)
        .hasMessage(
            "another comparison or search is running in "
                + path
                + "; wait until it ends, or choose another folder with --folder");
    folder.close();

    folder = ComparisonFolder.open(path, CheckpointPlan.NONE);
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "mine");

    assertThatThrownBy(() -> ComparisonFolder.open(file, CheckpointPlan.NONE))
        .isInstanceOf(InvalidComparisonException.class)
        .hasMessage(
            file + " is a file, and a comparison needs a folder; choose another one with --folder");
  }

  private void end() throws IOException {
    folder.begin(run).close();
    folder.end(run, result);
  }

  /** Replaces what a line begins with, up to its end. */
  private void replace(String name, String lineStart, String line) throws IOException {
    Path file = runPath.resolve(name);
    String before = Files.readString(file);
    String after = before.replaceFirst("(?m)^" + lineStart + ".*$", line);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(file, after);
  }
}
