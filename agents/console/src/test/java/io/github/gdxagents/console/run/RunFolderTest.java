package io.github.gdxagents.console.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.console.text.Chart;
import io.github.gdxagents.console.text.SvgPicture;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.policy.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  @TempDir Path parent;

  @Test
  void theBestPolicyDidBestInAnEvaluation() throws IOException {
    Path path = parent.resolve("run");
    try (RunFolder folder = RunFolder.create(path, "toy", CheckpointPlan.NONE)) {
      evaluate(folder, 1, 10);
      evaluate(folder, 2, 30);
      evaluate(folder, 3, 20);
    }

    assertThat(stepsOf(path.resolve(RunFolder.BEST_POLICY))).isEqualTo(200);
    assertThat(stepsOf(path.resolve(RunFolder.LATEST_POLICY))).isEqualTo(300);
  }

  @Test
  void ofEquallyGoodPoliciesTheLaterIsTheBest() throws IOException {
    Path path = parent.resolve("run");
    try (RunFolder folder = RunFolder.create(path, "toy", CheckpointPlan.NONE)) {
      evaluate(folder, 1, 30);
      evaluate(folder, 2, 30);
    }

    assertThat(stepsOf(path.resolve(RunFolder.BEST_POLICY))).isEqualTo(200);
  }

  @Test
  void whatDidWellInTrainingAloneIsNotTheBest() throws IOException {
    Path path = parent.resolve("run");
    try (RunFolder folder = RunFolder.create(path, "toy", CheckpointPlan.NONE)) {
      folder.record(Reports.of(1, 90), Reports.policy(1));

      assertThat(folder.best()).isNull();
    }

    assertThat(path.resolve(RunFolder.LATEST_POLICY)).exists();
    assertThat(path.resolve(RunFolder.BEST_POLICY)).doesNotExist();
    assertThat(path.resolve(RunFolder.EVALUATIONS)).doesNotExist();
  }

  @Test
  void policiesHoldTheirScores() throws IOException {
    Path path = parent.resolve("run");
    try (RunFolder folder = RunFolder.create(path, "toy", CheckpointPlan.NONE)) {
      evaluate(folder, 1, 30);
      assertThat(provenance(path.resolve(RunFolder.LATEST_POLICY)).scoreEpisodes()).isZero();
      evaluate(folder, 2, 20);
    }

    Provenance best = provenance(path.resolve(RunFolder.BEST_POLICY));
    assertThat(best.scoreMean()).isEqualTo(30);
    assertThat(best.scoreDeviation()).isEqualTo(1);
    assertThat(best.scoreEpisodes()).isEqualTo(2);
    assertThat(provenance(path.resolve(RunFolder.LATEST_POLICY)).scoreMean()).isEqualTo(20);
  }

  @Test
  void evaluationsAreRowsOfATable() throws IOException {
    Path path = parent.resolve("run");
    Statistic goals = new Statistic("goals, own", "", Statistic.Aggregation.SUM);
    try (RunFolder folder = RunFolder.create(path, "toy", CheckpointPlan.NONE)) {
      folder.record(Reports.of(1, 0, Map.of(goals, 0.25)), Reports.policy(1));
      folder.recordEvaluation(
          100, Reports.policy(1), Reports.evaluation(10, Map.of("goals, own", 0.5)));
      folder.recordEvaluation(300, Reports.policy(3), Reports.evaluation(20, Map.of()));
    }

    assertThat(path.resolve(RunFolder.EVALUATIONS))
        .hasContent(
            """
            steps,episodes,lives,mean_return,return_deviation,min_return,max_return,mean_episode_decisions,terminated_share,"game_goals, own"
            100,2,2,10.0,1.0,9.0,11.0,4.0,0.5,0.5
            300,2,2,20.0,1.0,19.0,21.0,4.0,0.5,
            """);
  }

  @Test
  void theFirstIterationIsSavedAtOnce() throws IOException {
    Path path = parent.resolve("run");
    try (RunFolder folder = RunFolder.create(path, "toy", CheckpointPlan.NONE)) {
      folder.record(Reports.of(1, 5), Reports.policy(1));

      assertThat(stepsOf(path.resolve(RunFolder.LATEST_POLICY))).isEqualTo(100);
    }
  }

  @Test
  void nothingUnfinishedIsLeftBehind() throws IOException {
    Path path = parent.resolve("run");
    try (RunFolder folder = RunFolder.create(path, "toy", CheckpointPlan.NONE)) {
      folder.writeSettings("epochs: 4\n");
      folder.record(Reports.of(1, 5), Reports.policy(1));
    }

    assertThat(path.toFile().list()).noneMatch(name -> name.contains("unfinished"));
  }

  @Test
  void anEmptyFolderMayBeUsedAndAUsedOneMayNot() throws IOException {
    Path path = Files.createDirectory(parent.resolve("run"));

    RunFolder.create(path, "toy", CheckpointPlan.NONE).close();

    assertThatThrownBy(() -> RunFolder.create(path, "toy", CheckpointPlan.NONE))
        .isInstanceOf(UnusableFolderException.class)
        .hasMessageContaining("choose a new folder with --run");
  }

  @Test
  void numbersKeepRunsApart() throws IOException {
    for (int run = 0; run < 3; run++) {
      RunFolder.createNumbered(parent.resolve("runs"), "toy-seed1", "toy", CheckpointPlan.NONE)
          .close();
    }

    assertThat(parent.resolve("runs").toFile().list())
        .containsExactlyInAnyOrder("toy-seed1", "toy-seed1-2", "toy-seed1-3");
  }

  @Test
  void theLearningCurveIsDrawn() throws IOException {
    Path path = parent.resolve("run");
    try (RunFolder folder = RunFolder.create(path, "toy", CheckpointPlan.NONE)) {
      for (int iteration = 1; iteration <= 50; iteration++) {
        folder.record(Reports.of(iteration, iteration), Reports.policy(iteration));
      }
    }

    SvgPicture picture = new SvgPicture(Files.readString(path.resolve(RunFolder.LEARNING_CURVE)));
    assertThat(picture.width()).isEqualTo(1000);
    assertThat(picture.height()).isEqualTo(600);
    List<SvgPicture.Point> line = picture.lines(Chart.COLOR).get(0);
    assertThat(line).hasSize(50);
    for (int i = 1; i < line.size(); i++) {
      assertThat(line.get(i).x()).isGreaterThan(line.get(i - 1).x());
      assertThat(line.get(i).y()).isLessThan(line.get(i - 1).y());
    }
  }

  @Test
  void aRunWithoutAnEndedEpisodeHasNoLearningCurve() throws IOException {
    Path path = parent.resolve("run");
    try (RunFolder folder = RunFolder.create(path, "toy", CheckpointPlan.NONE)) {
      folder.record(Reports.of(1, Double.NaN), Reports.policy(1));
    }

    assertThat(path.resolve(RunFolder.LEARNING_CURVE)).doesNotExist();
    assertThat(path.resolve(RunFolder.LATEST_POLICY)).exists();
  }

  private static void evaluate(RunFolder folder, int iteration, double meanReturn)
      throws IOException {
    Policy policy = Reports.policy(iteration);
    folder.record(Reports.of(iteration, 0), policy);
    folder.recordEvaluation(100L * iteration, policy, Reports.evaluation(meanReturn, Map.of()));
  }

  private static long stepsOf(Path policy) throws IOException {
    return provenance(policy).steps();
  }

  private static Provenance provenance(Path policy) throws IOException {
    return PolicyFile.read(policy.toFile()).provenance();
  }

  /** As where a viewer has the picture open, on Windows: a folder cannot be replaced by a file. */
  private static Path block(Path path, String name) throws IOException {
    Path blocked = Files.createDirectories(path.resolve(name));
    return Files.writeString(blocked.resolve("in-use"), "");
  }

  @Test
  void trainingGoesOnWhereAFileCannotBeReplaced() throws IOException {
    Path path = parent.resolve("run");
    try (RunFolder folder = RunFolder.create(path, "toy", CheckpointPlan.NONE)) {
      Path picture = block(path, RunFolder.LEARNING_CURVE);
      Path policy = block(path, RunFolder.LATEST_POLICY);
      folder.record(Reports.of(1, 5), Reports.policy(1));

      assertThat(folder.news())
          .singleElement()
          .asString()
          .startsWith("Cannot save " + path.resolve(RunFolder.LATEST_POLICY))
          .endsWith("; it is tried again");
      assertThat(folder.news()).isEmpty();
      assertThat(path.resolve(RunFolder.LOG)).content().contains("Cannot save ");
      folder.record(Reports.of(2, 5), Reports.policy(2));
      for (Path inUse : List.of(picture, policy)) {
        Files.delete(inUse);
        Files.delete(Objects.requireNonNull(inUse.getParent()));
      }
    }

    assertThat(path.resolve(RunFolder.LEARNING_CURVE)).isRegularFile();
    assertThat(stepsOf(path.resolve(RunFolder.LATEST_POLICY))).isEqualTo(200);
  }

  @Test
  void aCurveThatCannotBeWrittenIsToldOfAndTriedAgain() throws IOException {
    Path path = parent.resolve("run");
    try (RunFolder folder = RunFolder.create(path, "toy", CheckpointPlan.NONE)) {
      Path inUse = block(path, RunFolder.LEARNING_CURVE);
      folder.record(Reports.of(1, 5), Reports.policy(1));
      folder.recordTrained();
      String trouble = "Cannot save " + path.resolve(RunFolder.LEARNING_CURVE);

      assertThat(folder.news()).singleElement().asString().startsWith(trouble);
      assertThat(folder.news()).isEmpty();

      Files.delete(inUse);
      Files.delete(path.resolve(RunFolder.LEARNING_CURVE));
      folder.recordTrained();

      assertThat(folder.news())
          .singleElement()
          .asString()
          .startsWith("Written at last. Before: " + trouble);
    }

    assertThat(path.resolve(RunFolder.LEARNING_CURVE)).isRegularFile();
  }

  @Test
  void aPolicyThatCannotBeSavedInTheEndIsSavedElsewhere() throws IOException {
    Path path = parent.resolve("run");
    RunFolder folder = RunFolder.create(path, "toy", CheckpointPlan.NONE);
    block(path, RunFolder.LATEST_POLICY);
    evaluate(folder, 1, 5);

    List<String> failures = folder.saveAndClose();

    assertThat(failures)
        .singleElement()
        .asString()
        .startsWith("Cannot save " + path.resolve(RunFolder.LATEST_POLICY));
    Matcher instead =
        Pattern.compile("The policy is saved as (.*) instead").matcher(failures.get(0));
    assertThat(instead.find()).isTrue();
    Path rescued = Path.of(instead.group(1));
    assertThat(stepsOf(rescued)).isEqualTo(100);
    Files.delete(rescued);
    assertThat(path.resolve(RunFolder.LEARNING_CURVE)).isRegularFile();
    assertThat(stepsOf(path.resolve(RunFolder.BEST_POLICY))).isEqualTo(100);
    assertThatThrownBy(() -> folder.log("too late")).hasMessageContaining("closed");
    assertThat(folder.saveAndClose()).isEmpty();
  }
}
