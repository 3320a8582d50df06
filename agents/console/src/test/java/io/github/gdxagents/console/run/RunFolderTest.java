package io.github.gdxagents.console.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.settings.SettingsFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  @TempDir Path parent;

  @Test
  void theBestPolicyHasTheGreatestMeanReturnOverAHundredEpisodes() throws IOException {
    Path path = parent.resolve("run");
    try (RunFolder folder = RunFolder.create(path, "toy")) {
      // The first would be the best, but only 99 episodes stand behind it.
      folder.record(Reports.of(1, 90), Reports.policy(1, 90, 99));
      folder.record(Reports.of(2, 10), Reports.policy(2, 10, 100));
      folder.record(Reports.of(3, 30), Reports.policy(3, 30, 100));
      folder.record(Reports.of(4, 20), Reports.policy(4, 20, 100));
    }

    assertThat(stepsOf(path.resolve(RunFolder.BEST_POLICY))).isEqualTo(300);
    assertThat(stepsOf(path.resolve(RunFolder.LATEST_POLICY))).isEqualTo(400);
  }

  @Test
  void thereIsNoBestPolicyBeforeAHundredEpisodes() throws IOException {
    Path path = parent.resolve("run");
    try (RunFolder folder = RunFolder.create(path, "toy")) {
      folder.record(Reports.of(1, 5), Reports.policy(1, 5, 99));

      assertThat(folder.best()).isEmpty();
    }

    assertThat(path.resolve(RunFolder.LATEST_POLICY)).exists();
    assertThat(path.resolve(RunFolder.BEST_POLICY)).doesNotExist();
  }

  @Test
  void theFirstIterationIsSavedAtOnce() throws IOException {
    Path path = parent.resolve("run");
    try (RunFolder folder = RunFolder.create(path, "toy")) {
      folder.record(Reports.of(1, 5), Reports.policy(1, 5, 3));

      assertThat(stepsOf(path.resolve(RunFolder.LATEST_POLICY))).isEqualTo(100);
    }
  }

  @Test
  void nothingUnfinishedIsLeftBehind() throws IOException {
    Path path = parent.resolve("run");
    try (RunFolder folder = RunFolder.create(path, "toy")) {
      folder.writeSettings(TrainingSettings.DEFAULT, List.of());
      folder.record(Reports.of(1, 5), Reports.policy(1, 5, 100));
    }

    assertThat(path.toFile().list()).noneMatch(name -> name.contains("unfinished"));
  }

  @Test
  void anEmptyFolderMayBeUsedAndAUsedOneMayNot() throws IOException {
    Path path = Files.createDirectory(parent.resolve("run"));

    RunFolder.create(path, "toy").close();

    assertThatThrownBy(() -> RunFolder.create(path, "toy"))
        .isInstanceOf(FolderInUseException.class)
        .hasMessageContaining("choose a new folder with --run");
  }

  @Test
  void numbersKeepRunsApart() throws IOException {
    for (int run = 0; run < 3; run++) {
      RunFolder.createNumbered(parent.resolve("runs"), "toy-seed1", "toy").close();
    }

    assertThat(parent.resolve("runs").toFile().list())
        .containsExactlyInAnyOrder("toy-seed1", "toy-seed1-2", "toy-seed1-3");
  }

  @Test
  void settingsAreReadBackAsTheyWere() throws IOException {
    TrainingSettings settings =
        TrainingSettings.DEFAULT.with(
            Map.of(
                "hidden", "32,16", "kl-penalty", "adaptive:0.02", "learning-rate", "1e-3..1e-5"));
    Path path = parent.resolve("run");
    try (RunFolder folder = RunFolder.create(path, "toy")) {
      folder.writeSettings(settings, List.of("a comment", "  toy train --seed 1"));
    }

    Map<String, String> read = SettingsFile.read(path.resolve(RunFolder.SETTINGS));

    assertThat(read).isEqualTo(settings.toMap());
    assertThat(TrainingSettings.DEFAULT.with(read)).isEqualTo(settings);
    assertThat(settings).isNotEqualTo(TrainingSettings.DEFAULT);
  }

  @Test
  void theLearningCurveIsDrawn() throws IOException {
    Path path = parent.resolve("run");
    try (RunFolder folder = RunFolder.create(path, "toy")) {
      for (int iteration = 1; iteration <= 50; iteration++) {
        folder.record(Reports.of(iteration, iteration), Reports.policy(iteration, iteration, 1));
      }
    }

    BufferedImage image = ImageIO.read(path.resolve(RunFolder.LEARNING_CURVE).toFile());

    assertThat(image.getWidth()).isEqualTo(1000);
    assertThat(image.getHeight()).isEqualTo(600);
    // A line that rises from the lower left to the upper right.
    assertThat(blueIn(image, 0, 300, 500, 600)).isPositive();
    assertThat(blueIn(image, 500, 0, 1000, 300)).isPositive();
    assertThat(blueIn(image, 0, 0, 400, 200)).isZero();
    assertThat(blueIn(image, 600, 400, 1000, 600)).isZero();
  }

  @Test
  void aRunWithoutAnEndedEpisodeHasNoLearningCurve() throws IOException {
    Path path = parent.resolve("run");
    try (RunFolder folder = RunFolder.create(path, "toy")) {
      folder.record(Reports.of(1, Double.NaN), Reports.policy(1, 0, 0));
    }

    assertThat(path.resolve(RunFolder.LEARNING_CURVE)).doesNotExist();
    assertThat(path.resolve(RunFolder.LATEST_POLICY)).exists();
  }

  private static int blueIn(BufferedImage image, int left, int top, int right, int bottom) {
    int count = 0;
    for (int x = left; x < right; x++) {
      for (int y = top; y < bottom; y++) {
        int rgb = image.getRGB(x, y);
        int red = rgb >> 16 & 0xFF;
        int blue = rgb & 0xFF;
        count += blue > red + 80 ? 1 : 0;
      }
    }
    return count;
  }

  private static long stepsOf(Path policy) throws IOException {
    return PolicyFile.read(policy.toFile()).provenance().steps();
  }

  /** As where a viewer has the picture open, on Windows: a folder cannot be replaced by a file. */
  private static Path block(Path path, String name) throws IOException {
    Path blocked = Files.createDirectories(path.resolve(name));
    return Files.writeString(blocked.resolve("in-use"), "");
  }

  @Test
  void trainingGoesOnWhereAFileCannotBeReplaced() throws IOException {
    Path path = parent.resolve("run");
    try (RunFolder folder = RunFolder.create(path, "toy")) {
      Path picture = block(path, RunFolder.LEARNING_CURVE);
      Path policy = block(path, RunFolder.LATEST_POLICY);
      folder.record(Reports.of(1, 5), Reports.policy(1, 5, 100));

      assertThat(path.resolve(RunFolder.LOG))
          .content()
          .contains("Could not save, trying again in 10 s");
      assertThat(stepsOf(path.resolve(RunFolder.BEST_POLICY))).isEqualTo(100);
      folder.record(Reports.of(2, 5), Reports.policy(2, 5, 100));
      for (Path inUse : List.of(picture, policy)) {
        Files.delete(inUse);
        Files.delete(Objects.requireNonNull(inUse.getParent()));
      }
    }

    assertThat(path.resolve(RunFolder.LEARNING_CURVE)).isRegularFile();
    assertThat(stepsOf(path.resolve(RunFolder.LATEST_POLICY))).isEqualTo(200);
  }

  @Test
  void aFailedLastSaveIsReportedAfterTheRestWasSavedAndClosed() throws IOException {
    Path path = parent.resolve("run");
    RunFolder folder = RunFolder.create(path, "toy");
    block(path, RunFolder.LATEST_POLICY);
    folder.record(Reports.of(1, 5), Reports.policy(1, 5, 100));

    assertThatThrownBy(folder::close)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(RunFolder.LATEST_POLICY);

    assertThat(path.resolve(RunFolder.LEARNING_CURVE)).isRegularFile();
    assertThat(stepsOf(path.resolve(RunFolder.BEST_POLICY))).isEqualTo(100);
    assertThatThrownBy(() -> folder.log("too late")).hasMessageContaining("closed");
    assertThatThrownBy(() -> folder.record(Reports.of(2, 5), Reports.policy(2, 5, 100)))
        .hasMessageContaining("closed");
    folder.close();
  }
}
