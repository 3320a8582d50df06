package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.UnknownFieldSet;
import io.github.gdxagents.console.run.CheckpointPlan;
import io.github.gdxagents.console.run.Reports;
import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.console.tensorboard.EventReader;
import io.github.gdxagents.console.tensorboard.TensorBoardFile;
import io.github.gdxagents.console.text.Csv;
import io.github.gdxagents.training.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardTest {

  private static final int HISTOGRAM = 5;

  @TempDir Path parent;

  private List<UnknownFieldSet> events(String variant) throws IOException {
    String run = parent.resolve("run").toString();
    CommandLineRun.of("train", "corridor", "--variant", variant, "--run", run, "--tensorboard")
        .succeeded();
    List<Path> files = EventReader.files(parent.resolve("run"));
    assertThat(files).hasSize(1);
    return EventReader.events(files.get(0));
  }

  private void assertFollows(
      Map<String, Map<Long, UnknownFieldSet>> values,
      String tag,
      String file,
      String column,
      int sign)
      throws IOException {
    int count = 0;
    for (double[] row : Csv.numbers(parent.resolve("run").resolve(file), "steps", column)) {
      var told = EventReader.of(tag, values);
      if (Double.isFinite(row[1])) {
        float scalar = EventReader.scalar(EventReader.at((long) row[0], told));
        assertThat(scalar).as(tag).isEqualTo((float) (sign * row[1]));
        count++;
      } else {
        assertThat(told).as(tag).doesNotContainKey((long) row[0]);
      }
    }
    assertThat(count).as(tag).isPositive();
  }

  @Test
  void aRunIsToldUnderTheTagsAndSignsOfStableBaselines() throws IOException {
    var values = EventReader.values(events("steps"));

    assertFollows(values, "rollout/ep_rew_mean", "metrics.csv", "mean_return", 1);
    assertFollows(values, "rollout/ep_len_mean", "metrics.csv", "mean_episode_decisions", 1);
    assertFollows(values, "train/approx_kl", "metrics.csv", "kl_k3", 1);
    assertFollows(values, "train/clip_fraction", "metrics.csv", "clip_fraction", 1);
    assertFollows(values, "train/explained_variance", "metrics.csv", "explained_variance", 1);
    assertFollows(values, "train/entropy_loss", "metrics.csv", "entropy", -1);
    assertFollows(values, "train/value_loss", "metrics.csv", "value_loss", 1);
    assertFollows(values, "train/policy_gradient_loss", "metrics.csv", "surrogate", -1);
    assertFollows(values, "train/learning_rate", "metrics.csv", "learning_rate", 1);
    assertFollows(values, "time/iterations", "metrics.csv", "iteration", 1);
    assertFollows(values, "game/distance", "metrics.csv", "game_distance", 1);
    assertFollows(values, "eval/mean_reward", "evaluations.csv", "mean_return", 1);
    assertFollows(values, "eval/mean_ep_length", "evaluations.csv", "mean_episode_decisions", 1);
    assertThat(EventReader.of("time/fps", values).values())
        .hasSize(4)
        .allSatisfy(fps -> assertThat(EventReader.scalar(fps)).isPositive());
    assertThat(EventReader.of("train/n_updates", values).values().stream().map(EventReader::scalar))
        .containsExactly(2f, 4f, 6f, 8f); // two epochs for each of four iterations
  }

  @Test
  void choicesAreAHistogramAroundTheirNumbers() throws IOException {
    var steps = EventReader.of("actions/step", EventReader.values(events("steps")));

    assertThat(steps).hasSize(4);
    UnknownFieldSet histogram = EventReader.message(EventReader.at(64, steps), HISTOGRAM);
    double[] counts = EventReader.numbers(histogram, 7);
    assertThat(EventReader.numbers(histogram, 6)).containsExactly(-0.5, 0.5, 1.5);
    assertThat(counts).hasSize(3);
    assertThat(counts[0]).isZero();
    assertThat(counts[1] + counts[2]).isEqualTo(64);
    assertThat(EventReader.number(histogram, 3)).isEqualTo(64);
    assertThat(EventReader.number(histogram, 4)).isEqualTo(counts[2]);
    assertThat(EventReader.number(histogram, 5)).isEqualTo(counts[2]);
  }

  @Test
  void anAxisIsAHistogramFromBoundToBound() throws IOException {
    var throttle = EventReader.of("actions/throttle", EventReader.values(events("throttle")));

    UnknownFieldSet histogram = EventReader.message(EventReader.at(64, throttle), HISTOGRAM);
    double[] limits = EventReader.numbers(histogram, 6);
    assertThat(limits).hasSize(31).isSorted();
    assertThat(limits[0]).isEqualTo(-1);
    assertThat(limits[30]).isCloseTo(1, within(1e-12));
    assertThat(Arrays.stream(EventReader.numbers(histogram, 7)).sum()).isEqualTo(64);
    assertThat(EventReader.number(histogram, 1)).isBetween(-1.0, 0.0);
    assertThat(EventReader.number(histogram, 2)).isBetween(0.0, 1.0);
  }

  @Test
  void theSettingsAreATable() throws IOException {
    UnknownFieldSet settings =
        EventReader.at(0, EventReader.of("settings", EventReader.values(events("steps"))));

    UnknownFieldSet plugin = EventReader.message(EventReader.message(settings, 9), 1);
    assertThat(plugin.getField(1).getLengthDelimitedList().get(0).toStringUtf8()).isEqualTo("text");
    UnknownFieldSet tensor = EventReader.message(settings, 8);
    assertThat(tensor.getField(1).getVarintList()).containsExactly(7L); // strings
    assertThat(tensor.getField(8).getLengthDelimitedList().get(0).toStringUtf8())
        .startsWith("| setting | value |\n|---|---|\n")
        .contains("| epochs | 2 |\n");
  }

  @Test
  void aFileBeginsWithItsVersionAndASession() throws IOException {
    List<UnknownFieldSet> events = events("steps");

    assertThat(events.get(0).getField(3).getLengthDelimitedList().get(0).toStringUtf8())
        .isEqualTo("brain.Event:2");
    assertThat(EventReader.message(events.get(1), 7).getField(1).getVarintList())
        .containsExactly(1L); // start
    assertThat(EventReader.step(events.get(1))).isZero();
    double now = System.currentTimeMillis() * 1e-3;
    assertThat(events)
        .allSatisfy(event -> assertThat(EventReader.number(event, 1)).isBetween(now - 300, now));
  }

  @Test
  void aRunThatGoesOnBeginsAFileThatDropsLaterSteps() throws IOException {
    Path path = parent.resolve("run");
    events("steps");
    List<Path> before = EventReader.files(path);
    try (RunFolder folder =
        RunFolder.resume(path, "toy", CheckpointPlan.DEFAULT, checkpoint -> {})) {
      Checkpoint checkpoint = Objects.requireNonNull(folder.resumed());
      folder.add(TensorBoardFile.in(folder, Map.of()));
      folder.record(Reports.of(5, 1), Reports.policy(5));

      List<Path> files = EventReader.files(path);
      assertThat(files).hasSize(2).startsWith(before.get(0));
      List<UnknownFieldSet> events = EventReader.events(files.get(1));
      assertThat(EventReader.message(events.get(1), 7).getField(1).getVarintList())
          .containsExactly(1L);
      assertThat(EventReader.step(events.get(1))).isEqualTo(checkpoint.steps() + 1);
      var updates = EventReader.of("train/n_updates", EventReader.values(events));
      assertThat(EventReader.scalar(EventReader.at(500, updates))).isEqualTo(8 + 4);
    }
  }

  @Test
  void whatIsNoNumberIsLeftOut() throws IOException {
    Path path = parent.resolve("run");
    try (RunFolder folder = RunFolder.create(path, "toy", CheckpointPlan.NONE)) {
      folder.add(TensorBoardFile.in(folder, Map.of()));
      folder.record(Reports.of(1, Double.NaN), Reports.policy(1));
      folder.record(Reports.of(2, Double.POSITIVE_INFINITY), Reports.policy(2));
      folder.record(Reports.of(3, 1e300), Reports.policy(3));
      folder.record(Reports.of(4, -2), Reports.policy(4));
    }
    var values = EventReader.values(EventReader.events(EventReader.files(path).get(0)));

    assertThat(values.get("rollout/ep_rew_mean")).containsOnlyKeys(400L);
    assertThat(values.get("train/value_loss")).hasSize(4);
    assertThat(values).doesNotContainKey("train/entropy_loss"); // of no rows
  }

  @Test
  void aRunWithoutTheOptionHasNoSuchFile() throws IOException {
    Path path = parent.resolve("run");
    CommandLineRun.of("train", "corridor", "--run", path.toString()).succeeded();

    assertThat(EventReader.files(path)).isEmpty();
    assertThat(Files.exists(path.resolve("metrics.csv"))).isTrue();
  }
}
