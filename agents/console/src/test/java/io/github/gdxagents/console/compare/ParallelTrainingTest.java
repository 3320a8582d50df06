package io.github.gdxagents.console.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.console.run.CheckpointPlan;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.PolicyFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ParallelTrainingTest {

  @TempDir Path parent;

  private final StringWriter lines = new StringWriter();

  @Test
  void everyRunLeavesARunFolderAndItsResult() throws IOException {
    Map<RunName, RunResult> results = train("a", 2, runs());

    assertThat(results).hasSize(8);
    RunResult result = result(results, "two", "kl", 2);
    assertThat(result.outcome()).isEqualTo(RunResult.Outcome.FINISHED);
    assertThat(result.plannedSteps()).isEqualTo(Lever.STEPS);
    assertThat(result.steps()).isEqualTo(Lever.STEPS);
    assertThat(result.episodes()).isEqualTo(Lever.STEPS); // an episode is one pull
    assertThat(result.meanReturn()).isBetween(0.1, 1.0);
    assertThat(result.evaluationReturn()).isIn(0.0, 1.0); // always the same lever
    assertThat(result.seconds()).isPositive();
    Path folder = parent.resolve("a/two/kl/seed-2");
    assertThat(folder.toFile().list())
        .contains("result.properties", "metrics.csv", "latest.policy", "learning-curve.svg");
    assertThat(PolicyFile.read(folder.resolve("latest.policy").toFile()).provenance().scoreMean())
        .isEqualTo(result.evaluationReturn());
  }

  @Test
  void theNumberOfJobsChangesNothing() throws IOException {
    train("one", 1, runs());
    train("three", 3, runs());

    assertThat(policies("three")).hasSize(8).isEqualTo(policies("one"));
    assertThat(policies("one").values()).doesNotHaveDuplicates();
  }

  @Test
  void runsThatHaveEndedAreKept() throws IOException {
    Map<RunName, RunResult> first = train("a", 2, runs());
    Path policy = parent.resolve("a/one/clip/seed-1/latest.policy");
    FileTime longAgo = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(policy, longAgo);

    Map<RunName, RunResult> second = train("a", 2, runs());

    assertThat(second).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(policy)).isEqualTo(longAgo);
    assertThat(lines.toString().lines().toList())
        .hasSize(9)
        .endsWith("Keeping 8 of 8 runs, which had finished before");
  }

  @Test
  void onlyWhatIsMissingIsTrained() throws IOException {
    train("a", 2, runs().subList(0, 3));

    Map<RunName, RunResult> results = train("a", 2, runs());

    assertThat(results).hasSize(8);
    assertThat(lines.toString().lines().skip(3))
        .hasSize(6)
        .first()
        .isEqualTo("Keeping 3 of 8 runs, which had finished before");
  }

  @Test
  void anInterruptedRunIsTrainedAgainToTheSameEnd() throws IOException {
    train("whole", 2, runs());
    train("a", 2, runs());
    Files.delete(parent.resolve("a/one/kl/seed-1/result.properties"));
    Files.writeString(parent.resolve("a/one/kl/seed-1/latest.policy"), "half of it");

    train("a", 2, runs());

    assertThat(policies("a")).isEqualTo(policies("whole"));
  }

  @Test
  void aRunOfOtherSettingsIsRefusedBeforeAnythingIsTrained() throws IOException {
    List<ComparedGame> games = List.of(Lever.game("one"));
    train("a", 2, Comparisons.planned(games, 2));
    Path settings = parent.resolve("a/one/kl/seed-2/settings.yaml");
    Files.writeString(settings, Files.readString(settings).replace("fixed:3", "fixed:4"));

    assertThatThrownBy(() -> train("a", 2, Comparisons.planned(games, 1, 2)))
        .isInstanceOf(InvalidComparisonException.class)
        .hasMessageContaining("was trained with kl-penalty=fixed:4, not fixed:3");
    assertThat(parent.resolve("a/one/clip/seed-1")).doesNotExist();
  }

  @Test
  void aRunThatDivergesIsAResultLikeAnyOther() throws IOException {
    List<PlannedRun> runs =
        Comparisons.planned(List.of(Lever.wildGame("wild"), Lever.game("tame")), 1);

    Map<RunName, RunResult> results = train("a", 2, runs);
    Map<RunName, RunResult> kept = train("a", 2, runs);

    RunResult wild = result(results, "wild", "clip", 1);
    assertThat(wild.diverged()).isTrue();
    assertThat(wild.plannedSteps()).isEqualTo(Lever.STEPS);
    assertThat(wild.steps()).isEqualTo(2 * 64);
    assertThat(wild.episodes()).isEqualTo(2 * 64);
    assertThat(wild.meanReturn()).isBetween(0.1, 1.0);
    assertThat(wild.evaluationReturn()).isNaN();
    assertThat(result(results, "tame", "clip", 1).diverged()).isFalse();
    assertThat(kept).isEqualTo(results);
    assertThat(lines.toString())
        .contains("wild, clip, seed 1: diverged after 128 steps, mean return 0.");
  }

  @Test
  void theLongestRunsGoFirst() throws IOException {
    List<PlannedRun> runs =
        Stream.of("short", "long", "middle")
            .map(game -> Comparisons.planned(List.of(Lever.game(game)), 1).get(0))
            .map(run -> withSteps(run, run.name().game().length()))
            .toList();

    train("a", 1, runs);

    assertThat(lines.toString().lines().map(line -> line.split("[:,] ", 3)[1]))
        .containsExactly("middle", "short", "long");
  }

  /** 64 times as many iterations as a number says. */
  private static PlannedRun withSteps(PlannedRun run, int iterations) {
    return new PlannedRun(run.name(), run.game(), run.settings(), 64L * iterations);
  }

  @Test
  @Timeout(60)
  void aFailureEndsTheOtherRunsAfterTheirIteration() {
    PlannedRun run = Comparisons.planned(List.of(Lever.game("endless")), 1).get(0);
    PlannedRun endless = withSteps(run, 1_000_000_000);
    Supplier<Simulation> none =
        () -> {
          throw new IllegalStateException("No world");
        };
    PlannedRun broken =
        new PlannedRun(
            new RunName("broken", "clip", 1),
            new ComparedGame("broken", none, run.game().presets()),
            run.settings(),
            64);
    PlannedRun late = withSteps(Comparisons.planned(List.of(Lever.game("late")), 1).get(0), 1);

    assertThatThrownBy(() -> train("a", 2, List.of(endless, late, broken)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("No world");
    assertThat(parent.resolve("a/endless/clip/seed-1/train.log")).content().contains("Failed: ");
    assertThat(parent.resolve("a/endless/clip/seed-1/result.properties")).doesNotExist();
    assertThat(parent.resolve("a/broken/clip/seed-1/result.properties")).doesNotExist();
  }

  @Test
  @Timeout(60)
  void whoeverIsInterruptedWhileWaitingStopsWaiting() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> train("a", 2, runs())).isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static RunResult result(
      Map<RunName, RunResult> results, String game, String variant, long seed) {
    return Objects.requireNonNull(results.get(new RunName(game, variant, seed)));
  }

  private static List<PlannedRun> runs() {
    return Comparisons.planned(List.of(Lever.game("one"), Lever.game("two")), 1, 2);
  }

  private Map<RunName, RunResult> train(String name, int jobs, List<PlannedRun> runs)
      throws IOException {
    try (ComparisonFolder folder =
        ComparisonFolder.open(parent.resolve(name), CheckpointPlan.NONE)) {
      ComparisonProgress progress =
          new ComparisonProgress(runs, jobs, new PrintWriter(lines), () -> 0);
      return new ParallelTraining(folder, progress, jobs).train(runs);
    }
  }

  /** Every run's policy, as text, by the run's folder. */
  private Map<String, String> policies(String name) throws IOException {
    Path folder = parent.resolve(name);
    Map<String, String> policies = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.endsWith("latest.policy")).toList()) {
        String bytes = HexFormat.of().formatHex(Files.readAllBytes(file));
        policies.put(folder.relativize(file).toString(), bytes);
      }
    }
    return policies;
  }
}
