package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.console.text.Csv;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.preference.Comparison;
import io.github.gdxagents.training.preference.ComparisonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code train --teacher} does. */
class TeachingCommandTest {

  @TempDir Path folder;

  private CommandLineRun train(String run, String... options) {
    List<String> arguments = new ArrayList<>(List.of("train", "corridor"));
    arguments.addAll(List.of("--run", folder.resolve(run).toString(), "--steps", "4096"));
    if (List.of(options).contains("--teacher")) {
      arguments.addAll(List.of("--set", "reward-steps=50"));
    }
    arguments.addAll(List.of(options));
    return CommandLineRun.of(arguments.toArray(new String[0]));
  }

  @Test
  void aTeacherTakesTheGamesPlaceAndTheRunSaysWhatWasLearned() throws IOException {
    train("a", "--teacher", "oracle", "--labels", "40").succeeded();

    Path run = folder.resolve("a");
    assertThat(PolicyFile.read(run.resolve("latest.policy").toFile()).provenance().settings())
        .containsEntry("reward", "preferences:1")
        .containsEntry("teacher", "oracle")
        .containsEntry("labels", "40");
    assertThat(Files.readString(run.resolve("settings.yaml"))).contains("teacher: oracle");
    List<double[]> labels = Csv.numbers(run.resolve("metrics.csv"), "preferences_labels");
    assertThat(labels.get(labels.size() - 1)[0]).isBetween(30.0, 40.0);
    assertThat(comparisons(run)).hasSize((int) labels.get(labels.size() - 1)[0]);
  }

  private static List<Comparison> comparisons(Path run) throws IOException {
    Path file = run.resolve("labels.comparisons");
    assertThat(file).exists();
    try (ComparisonFile comparisons =
        new ComparisonFile(file, "corridor", Corridor.steps().spec())) {
      return comparisons.comparisons();
    }
  }

  @Test
  void aRewardThatIsTypedStays() throws IOException {
    train("a", "--teacher", "noisy", "--set", "reward=game:1,preferences:0.5").succeeded();
    assertThat(
            PolicyFile.read(folder.resolve("a").resolve("latest.policy").toFile())
                .provenance()
                .settings())
        .containsEntry("reward", "game:1,preferences:0.5");
  }

  @Test
  void withoutATeacherNoFolderIsMade() {
    CommandLineRun run = train("a", "--set", "reward=preferences:1");
    assertThat(run.err()).contains("add one by --teacher oracle");
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void aTeacherNobodyKnowsIsRefusedByName() {
    assertThat(train("a", "--teacher", "oracel").err())
        .contains("teacher must be one of none, oracle, noisy")
        .contains("the nearest is oracle");
  }

  private String learnedReward() {
    train("learned", "--teacher", "oracle", "--labels", "40").succeeded();
    return folder.resolve("learned").resolve("latest.reward").toString();
  }

  @Test
  void inspectSaysWhatALearnedRewardIs() {
    String file = learnedReward();
    assertThat(CommandLineRun.of("inspect", file).succeeded().out())
        .contains("Reward, learned from comparisons", "corridor", "comparisons  40")
        .contains("of those held out", "64, 64, relu", "reward-steps");
    assertThat(CommandLineRun.of("inspect", file, "--json").succeeded().out())
        .contains("\"comparisons\": 40", "\"networks\": 3");
  }

  @Test
  void aLearnedRewardTrainsAnotherRunWhichKeepsItAndGoesOn() throws IOException {
    String file = learnedReward();
    train("a", "--reward-model", file, "--algorithm", "trpo", "--seed", "2").succeeded();
    Path run = folder.resolve("a");
    assertThat(run.resolve("fixed.reward")).hasSameBinaryContentAs(Path.of(file));
    assertThat(Files.readString(run.resolve("settings.yaml")))
        .contains("reward-model: fixed.reward");
    assertThat(run.resolve("labels.comparisons")).doesNotExist();
    assertThat(run.resolve("latest.reward")).doesNotExist();
    Files.delete(Path.of(file)); // the run has its own
    CommandLineRun.of("train", "--resume", run.toString(), "--steps", "8192").succeeded();
  }

  @Test
  void aLearnedRewardThatDoesNotFitIsRefusedBeforeThereIsAFolder() throws IOException {
    String file = learnedReward();
    CommandLineRun other =
        CommandLineRun.of(
            "train",
            "corridor",
            "--variant",
            "throttle",
            "--reward-model",
            file,
            "--run",
            folder.resolve("a").toString());
    assertThat(other.err()).contains(file + ": This reward model is of another game");
    assertThat(train("a", "--reward-model", file, "--teacher", "oracle").err())
        .contains("leave out --teacher");
    assertThat(train("a", "--reward-model", file, "--set", "reward=game:1").err())
        .contains("--reward-model goes with --set reward=preferences:1");
    Path text = Files.writeString(folder.resolve("text"), "precious");
    assertThat(train("a", "--reward-model", text.toString()).err())
        .contains("text holds no learned reward");
    assertThat(train("a", "--reward-model", folder.resolve("none").toString()).err())
        .contains("Reward model not found");
    assertThat(folder.resolve("a")).doesNotExist();
  }

  /** A run folder stands for all that its run began with and made. */
  @Test
  void comparisonsOfOneRunTeachTheNext() throws IOException {
    train("first", "--teacher", "oracle", "--labels", "20").succeeded();
    train(
            "second",
            "--teacher",
            "oracle",
            "--labels",
            "10",
            "--comparisons",
            folder.resolve("first").toString())
        .succeeded();
    Path second = folder.resolve("second");
    List<Comparison> made = comparisons(folder.resolve("first"));
    assertThat(ComparisonFile.read(second.resolve("start.comparisons"), Corridor.steps().spec()))
        .isEqualTo(made);
    List<Comparison> more = comparisons(second);
    assertThat(more).hasSizeBetween(7, 10).doesNotContainAnyElementsOf(made);

    train("third", "--comparisons", second.toString(), "--set", "reward-steps=50").succeeded();
    assertThat(
            ComparisonFile.read(
                folder.resolve("third").resolve("start.comparisons"), Corridor.steps().spec()))
        .startsWith(made.toArray(new Comparison[0]))
        .endsWith(more.toArray(new Comparison[0]))
        .hasSize(made.size() + more.size());
    assertThat(Files.readString(folder.resolve("third").resolve("settings.yaml")))
        .contains("comparisons: start.comparisons");
    CommandLineRun.of("train", "--resume", folder.resolve("third").toString(), "--steps", "8192")
        .succeeded();
  }

  @Test
  void comparisonsThatCannotBeUsedAreRefusedBeforeThereIsAFolder() throws IOException {
    assertThat(train("a", "--comparisons", folder.resolve("none").toString()).err())
        .contains("Comparisons not found");
    Path text = Files.writeString(folder.resolve("text"), "precious");
    assertThat(train("a", "--comparisons", text.toString()).err())
        .contains("text holds no comparisons");
    assertThat(folder.resolve("a")).doesNotExist();
  }
}
