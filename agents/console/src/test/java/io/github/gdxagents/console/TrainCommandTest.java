package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.console.settings.SettingsFile;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.policy.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainCommandTest {

  @TempDir Path folder;

  @Test
  void aRunLeavesACompleteFolder() throws IOException {
    Path run = train("run", "--steps", "2048");

    assertThat(run.toFile().list())
        .containsExactlyInAnyOrder(
            "settings.yaml",
            "metrics.csv",
            "metrics.jsonl",
            "metrics.txt",
            "evaluations.csv",
            "learning-curve.svg",
            "latest.policy",
            "best.policy",
            "checkpoints",
            "train.log");
    // A header and 2048 / (4 simulations x 16 steps) iterations.
    assertThat(run.resolve("metrics.csv")).content().hasLineCount(1 + 32);
    assertThat(run.resolve("metrics.jsonl")).content().hasLineCount(32);
  }

  @Test
  void whatTheGameReportsIsInTheMetricsAndInTheLog() throws IOException {
    Path run = train("run", "--steps", "2048");

    List<String> rows = Files.readAllLines(run.resolve("metrics.csv"));
    assertThat(rows.get(0)).endsWith(",game_distance");
    String last = rows.get(rows.size() - 1);
    assertThat(Double.parseDouble(last.substring(last.lastIndexOf(',') + 1))).isBetween(-12.0, 5.0);
    assertThat(run.resolve("train.log")).content().containsPattern("mean return [^,]+, distance ");
  }

  @Test
  void thePolicyTellsWhereItComesFrom() throws IOException {
    Policy policy =
        latest(train("run", "--variant", "throttle", "--seed", "5", "--set", "epochs=1"));

    assertThat(policy.provenance().game()).isEqualTo("corridor-throttle");
    assertThat(policy.provenance().seed()).isEqualTo(5);
    assertThat(policy.provenance().steps()).isEqualTo(256);
    assertThat(policy.provenance().settings())
        .containsExactlyInAnyOrderEntriesOf(
            CommandLineRun.QUICK_SETTINGS.with(Map.of("epochs", "1")).toMap());
  }

  @Test
  void trainingTeachesTheGame() throws IOException {
    Path run = train("run", "--steps", "20000", "--set", "learning-rate=3e-3");

    String before = evaluate(TestPolicies.write(folder.resolve("untrained.policy"), "corridor"));
    String after = evaluate(run.resolve("latest.policy"));

    // Forward all the way ends at the end of the corridor; anything else runs out of time.
    assertThat(after).contains("terminated       100 %");
    assertThat(before).doesNotContain("terminated       100 %");
  }

  @Test
  void theNumberOfThreadsDoesNotChangeThePolicy() throws IOException {
    byte[] one = policyBytes(train("one", "--threads", "1"));
    byte[] two = policyBytes(train("two", "--threads", "2"));
    byte[] three = policyBytes(train("three", "--threads", "3"));
    byte[] otherSeed = policyBytes(train("other", "--seed", "2"));

    assertThat(two).isEqualTo(one);
    assertThat(three).isEqualTo(one);
    assertThat(otherSeed).isNotEqualTo(one);
  }

  @Test
  void theSettingsOfARunRepeatIt() throws IOException {
    Path first =
        train(
            "first",
            "--set",
            "hidden=8,4",
            "--set",
            "learning-rate=1e-3..1e-4",
            "--set",
            "kl-penalty=adaptive:0.01");
    Path again = train("again", "--settings", first.resolve("settings.yaml").toString());
    Path preset = train("preset");

    assertThat(policyBytes(again)).isEqualTo(policyBytes(first));
    assertThat(policyBytes(again)).isNotEqualTo(policyBytes(preset));
    assertThat(settingsOf(again)).isEqualTo(settingsOf(first));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vpg", "trpo", "grpo"})
  void everyMethodTrainsAndItsSettingsRepeatIt(String algorithm) throws IOException {
    Path first = train("first", "--algorithm", algorithm, "--set", "simulations=8");
    assertThat(latest(first).provenance().algorithm()).isEqualToIgnoringCase(algorithm);
    assertThat(settingsOf(first)).contains("algorithm=" + algorithm);

    Path again = train("again", "--settings", first.resolve("settings.yaml").toString());
    assertThat(policyBytes(again)).isEqualTo(policyBytes(first));
  }

  @Test
  void trainingGoesOnFromAPolicyWithItsNetwork() throws IOException {
    Path first = train("first", "--set", "hidden=6,5", "--set", "activation=relu");
    String policy = first.resolve("latest.policy").toString();

    Path near = train("near", "--from", policy, "--reference-kl", "100");
    Path far = train("far", "--from", policy);

    assertThat(settingsOf(near)).contains("hidden=6,5", "activation=relu", "reference-kl=100");
    assertThat(settingsOf(far)).contains("reference-kl=0");
    assertThat(policyBytes(near)).isNotEqualTo(policyBytes(far));
    assertThat(near.resolve("settings.yaml")).content().contains("\nfrom: start.policy ");
    assertThat(near.resolve("start.policy")).hasSameBinaryContentAs(first.resolve("latest.policy"));

    CommandLineRun.of(
            "train",
            "--settings",
            near.resolve("settings.yaml").toString(),
            "--run",
            folder.resolve("again").toString())
        .succeeded();
    assertThat(policyBytes(folder.resolve("again"))).isEqualTo(policyBytes(near));
  }

  @Test
  void settingsOnTheCommandLineWinOverThoseOfAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("my.yaml"), "epochs: 7\ndiscount: 0.5\n");

    Path run = train("run", "--settings", file.toString(), "--set", "epochs=1");

    assertThat(settingsOf(run)).contains("epochs=1", "discount=0.5", "minibatch-size=32");
  }

  @Test
  void withoutATerminalProgressComesInPlainLines() {
    CommandLineRun run =
        CommandLineRun.of("train", "corridor", "--run", folder.resolve("run").toString())
            .succeeded();

    // 256 steps in 4 iterations: each one passes another tenth.
    assertThat(run.err()).doesNotContain("\r", "\u001B");
    List<String> lines = run.err().lines().toList();
    assertThat(lines).hasSize(6);
    assertThat(lines.get(0)).isEqualTo("Training corridor, seed 1, in " + folder.resolve("run"));
    assertThat(lines.subList(1, 5))
        .allSatisfy(line -> assertThat(line).contains(" steps/s  mean return "));
    assertThat(lines.get(1)).startsWith(" 25 %         64 steps");
    assertThat(lines.get(4)).startsWith("100 %        256 steps");
    assertThat(lines.get(5)).isEqualTo("Evaluating over 100 new episodes");
  }

  @Test
  void aRunSaysWhenItsStepsAreRoundedToWholeRollouts() throws IOException {
    Path run = folder.resolve("run");
    String[] train = {"train", "corridor", "--run", run.toString(), "--steps", "1000"};

    String planned = "Planned 1,000 steps make 15 rollouts of up to 64: 960 steps";
    assertThat(CommandLineRun.of(train).succeeded().err()).containsOnlyOnce(planned);

    assertThat(run.resolve("train.log")).content().contains(planned);
    assertThat(latest(run).provenance().steps()).isEqualTo(960);
    train[3] = folder.resolve("short").toString();
    train[5] = "10";
    assertThat(CommandLineRun.of(train).succeeded().err())
        .contains("Planned 10 steps make one rollout of up to 64: 64 steps");
  }

  @Test
  void theSummaryTellsTheNextCommands() {
    Path run = folder.resolve("my run");
    CommandLineTrainer commandLine =
        new CommandLineTrainer("toy", Corridor.game())
            .startedBy("./toy.sh")
            .watchedBy("play \"--policy POLICY\"");

    String summary =
        CommandLineRun.of(commandLine, "train", "corridor", "--run", run.toString())
            .succeeded()
            .out();

    assertThat(summary)
        .startsWith("Trained corridor for 256 steps in ")
        .contains("Evaluation over 100 new episodes")
        .contains("Saved in " + run)
        .contains("best.policy         ")
        .contains("and metrics.csv, evaluations.csv, settings.yaml, train.log")
        .contains("Evaluate it:  ./toy.sh evaluate \"" + run.resolve("latest.policy") + "\"")
        .contains("Watch it:     play \"--policy '" + run.resolve("latest.policy") + "'\"");
  }

  @Test
  void evaluatingAgainGivesTheNumbersOfTheSummary() {
    Path run = folder.resolve("run");
    String summary =
        CommandLineRun.of("train", "corridor", "--run", run.toString()).succeeded().out();

    String evaluation = evaluate(run.resolve("latest.policy"));

    assertThat(evaluation.lines().filter(line -> line.startsWith("  return")).findFirst())
        .hasValueSatisfying(line -> assertThat(summary).contains(line));
  }

  @Test
  void evaluationsOnTheWayDoNotChangeWhatIsLearned() throws IOException {
    Path with = train("with", "--evaluate-every", "64", "--evaluation-episodes", "3");
    Path without = train("without", "--evaluate-every", "0");

    assertThat(policyBytes(with)).isEqualTo(policyBytes(without));
    assertThat(with.resolve("evaluations.csv"))
        .content()
        .hasLineCount(1 + 4)
        .contains("\n64,3,", "\n128,3,", "\n192,3,", "\n256,3,");
    assertThat(without.resolve("evaluations.csv")).doesNotExist();
    assertThat(without.resolve("best.policy")).doesNotExist();
  }

  @Test
  void aRunEndsAtTheReturnThatItIsToReach() throws IOException {
    Path run =
        train("run", "--steps", "10k", "--evaluate-every", "100", "--stop-at-return", "-1000");

    // An iteration has 64 steps: the second is the first to end behind 100.
    assertThat(latest(run).provenance().steps()).isEqualTo(128);
    assertThat(run.resolve("settings.yaml"))
        .content()
        .contains(
            "\nevaluate-every: 100 ", "\nevaluation-episodes: 10 ", "\nstop-at-return: -1000.0 ");
  }

  @Test
  void theScoreInTheFileIsThatOfTheSummary() throws IOException {
    Path run = train("run");

    Provenance latest = latest(run).provenance();
    Provenance best = PolicyFile.read(run.resolve("best.policy").toFile()).provenance();

    assertThat(latest.scoreEpisodes()).isEqualTo(100);
    assertThat(best.scoreEpisodes()).isEqualTo(100);
    assertThat(evaluate(run.resolve("latest.policy")))
        .contains(String.format(Locale.ROOT, "%.1f", latest.scoreMean()));
  }

  private Path train(String name, String... options) {
    Path run = folder.resolve(name);
    String[] arguments = new String[options.length + 4];
    arguments[0] = "train";
    arguments[1] = "corridor";
    arguments[2] = "--run";
    arguments[3] = run.toString();
    System.arraycopy(options, 0, arguments, 4, options.length);
    CommandLineRun.of(arguments).succeeded();
    return run;
  }

  private static String evaluate(Path policy) {
    return CommandLineRun.of("evaluate", policy.toString()).succeeded().out();
  }

  private static Policy latest(Path run) throws IOException {
    return PolicyFile.read(run.resolve("latest.policy").toFile());
  }

  private static byte[] policyBytes(Path run) throws IOException {
    return Files.readAllBytes(run.resolve("latest.policy"));
  }

  private static List<String> settingsOf(Path run) throws IOException {
    return SettingsFile.read(run.resolve("settings.yaml")).general().changes().entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .toList();
  }
}
