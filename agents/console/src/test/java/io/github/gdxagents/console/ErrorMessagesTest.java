package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorMessagesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          train coridor                        | There is no game named 'coridor'; did you mean 'corridor'? Choose one of: corridor
          train corridor --variant throttel    | There is no variant of corridor named 'throttel'; did you mean 'throttle'? Choose one of: steps, throttle
          train corridor --set epoch=3         | There is no setting 'epoch'; did you mean 'epochs'?
          train corridor --set epochs=0        | epochs must be between 1 and 1000, not 0; the nearest valid value is 1
          train corridor --set discount=1.5    | discount must be between 0 and 1, not 1.5; the nearest valid value is 1
          train corridor --set epochs=many     | epochs must be a whole number, not 'many'
          train corridor --set activation=tahn | activation must be one of tanh, relu, not 'tahn'; the nearest is tanh
          train corridor --set epochs          | --set needs KEY=VALUE, such as epochs=4, not 'epochs'
          train corridor --steps 0             | --steps must be at least 1, not 0, which is for --clone, --expert and --prefer
          train corridor --threads 0           | --threads must be between 1 and 1024, not 0; the nearest valid value is 1
          train corridor --steps 10x           | Invalid value for option '--steps': '10x' is not a number of steps; write 500000, 500k or 5e5
          train corridor --learner dl4j        | There is no learner named 'dl4j' here; choose one of: fused, broken. The learner dl4j is added by io.github.gdxagents:gdx-agents-dl4j, in the same version
          train corridor --evaluate-every -1   | Invalid value for option '--evaluate-every': '-1' is not a number of steps; write 500000, 500k or 5e5
          train corridor --evaluation-episodes 0 | --evaluation-episodes must be between 1 and 1000000, not 0; the nearest valid value is 1
          train corridor --evaluate-every 0 --stop-at-return 9 | --stop-at-return needs evaluations; leave out --evaluate-every 0, or give it a number of steps
          train corridor --stop-at-return NaN | --stop-at-return must be a number, not NaN
          train corridor --settings nowhere    | Settings file not found: nowhere
          train corridor --sed 3               | There is no option '--sed'; did you mean '--seed'?
          train                                | Missing required parameter: 'GAME'; see 'toy train --help'
          train corridor twice                 | Unexpected argument 'twice'; see 'toy train --help'
          trian corridor                       | There is no command 'trian'; did you mean 'train'?
          evaluate nowhere.policy              | Policy file not found: nowhere.policy
          inspect nowhere.policy               | Policy file not found: nowhere.policy
          explain nowhere.policy               | Policy file not found: nowhere.policy
          evaluate                             | Missing required parameter: 'POLICY'; see 'toy evaluate --help'
          evaluate x --episodes 0              | --episodes must be between 1 and 1000000, not 0; the nearest valid value is 1
          """)
  void anErrorOfTheUserIsAnsweredInOneLineThatSaysWhatToDo(String arguments, String answer) {
    assertAnswered(CommandLineRun.of(arguments.split(" ")), answer);
  }

  @Test
  void withoutACommandTheHelpIsShownAsAnError() {
    CommandLineRun run = CommandLineRun.of();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Usage: toy", "train", "evaluate", "inspect");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aFolderInPlaceOfAPolicyNamesThePolicyInIt() {
    assertAnswered(
        CommandLineRun.of("evaluate", folder.toString()),
        folder + " is a folder; did you mean " + folder.resolve("latest.policy") + "?");
  }

  @Test
  void anUnknownMethodNamesTheOnesThereAre() {
    assertAnswered(
        CommandLineRun.of("train", "corridor", "--algorithm", "trop"),
        "There is no algorithm named 'trop'; did you mean 'trpo'? Choose one of: ppo, vpg, trpo, grpo");
  }

  @Test
  void aLearnerThatCannotBeUsedLeavesNoFolderBehind() {
    Path run = folder.resolve("run");

    CommandLineRun failed =
        CommandLineRun.of("train", "corridor", "--learner", "broken", "--run", run.toString());

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).isEqualTo("toy: The library of --learner broken is missing; add it\n");
    assertThat(run).doesNotExist();
  }

  @Test
  void aPolicyOfAnotherGameCannotBeTheStart() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "train",
            "corridor",
            "--from",
            TestPolicies.write(folder.resolve("start.policy"), "corridor").toString(),
            "--variant",
            "throttle",
            "--run",
            folder.resolve("run").toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void aFileThatIsNoPolicyIsAnsweredInOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("song.policy"), "la la la");

    CommandLineRun run = CommandLineRun.of("inspect", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("toy: " + file + ": Not a policy file");
  }

  @Test
  void aDamagedPolicyIsAnsweredInOneLine() throws IOException {
    Path file = TestPolicies.write(folder.resolve("a.policy"), "corridor");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    CommandLineRun run = CommandLineRun.of("evaluate", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().contains("The policy file is damaged");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aPolicyForAnUnknownGameAsksForTheGame() throws IOException {
    Path file = TestPolicies.write(folder.resolve("a.policy"), "chess");

    assertAnswered(
        CommandLineRun.of("evaluate", file.toString()),
        file
            + " was trained on 'chess', which is not among the games here; choose one with --game:"
            + " corridor");
  }

  @Test
  void aPolicyForAnotherSpecIsToldEachDifference() throws IOException {
    Path file = TestPolicies.write(folder.resolve("a.policy"), "corridor");

    CommandLineRun run = CommandLineRun.of("evaluate", file.toString(), "--variant", "throttle");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("branch 0: policy has step[back, forward], game has none")
        .contains("axis 0: policy has none, game has throttle m in -1.0..1.0")
        .doesNotContain("\tat ");
  }

  @Test
  void aBrokenSettingsFileIsNamedWithItsLine() throws IOException {
    Path file = Files.writeString(folder.resolve("my.yaml"), "# mine\nepochs: 3\nepochs: [4\n");

    assertAnswered(
        CommandLineRun.of("train", "corridor", "--settings", file.toString()),
        file + ":4:1: expected ',' or ']', but got <stream end>");
  }

  @Test
  void aWrongSettingInAFileIsNamedWithTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("my.yaml"), "epoch: 3\n");

    assertAnswered(
        CommandLineRun.of("train", "corridor", "--settings", file.toString()),
        file + ":1:8: there is no setting 'epoch'; did you mean 'epochs'?");
  }

  @Test
  void aRunFolderThatIsAFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "mine");

    assertAnswered(
        CommandLineRun.of("train", "corridor", "--run", file.toString()),
        file + " is a file, and a run needs a folder; choose another one with --run");
  }

  @Test
  void aRunNeverOverwritesAnother() throws IOException {
    Path used = Files.createDirectory(folder.resolve("used"));
    Path policy = TestPolicies.write(used.resolve("latest.policy"), "corridor");
    byte[] before = Files.readAllBytes(policy);

    assertAnswered(
        CommandLineRun.of("train", "corridor", "--run", used.toString()),
        used
            + " is not empty, and a run never overwrites another; choose a new folder with --run,"
            + " or remove this one");

    assertThat(used).isDirectoryNotContaining(file -> !file.equals(policy));
    assertThat(policy).hasBinaryContent(before);
    assertThat(PolicyFile.read(policy.toFile()).provenance().game()).isEqualTo("corridor");
  }

  @Test
  void aRunThatDivergesIsAnsweredInOneLineThatTellsWhatToChange() {
    CommandLineRun run = train(Corridor.Kind.PRICELESS);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines().filter(line -> line.startsWith("toy: ")))
        .singleElement()
        .asString()
        .contains("Training diverged", "Lower learning-rate");
    assertThat(run.err()).doesNotContain("\tat ");
  }

  @Test
  void anErrorInAGamesHookKeepsItsStackTrace() {
    CommandLineRun run = train(Corridor.Kind.BROKEN);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .containsPattern(
            "Observation component position \\(m\\) is NaN \\(agent 0, tick 3, seed -?\\d+\\)")
        .contains("at " + Corridor.class.getName() + ".observe");
    assertThat(folder.resolve("run/train.log")).content().contains("Failed: ");
  }

  /**
   * Its hook overflows the stack in the first tick of the fourth episode, when some iterations are
   * done.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aGameThatFailsLaterLeavesTheLatestPolicyAndTellsTheEpisode(int threads) throws IOException {
    CommandLineRun run =
        train(
            Corridor.Kind.BOTTOMLESS,
            "--evaluate-every",
            "0",
            "--threads",
            Integer.toString(threads));

    assertThat(run.exitCode()).isEqualTo(1);
    String failed =
        "Simulation .*Corridor failed \\(tick 0, seed -?\\d+\\): java.lang.StackOverflowError";
    assertThat(run.err()).containsPattern(failed).contains("at " + Corridor.class.getName());
    assertThat(folder.resolve("run/train.log")).content().containsPattern("Failed: .*" + failed);
    Policy latest = PolicyFile.read(folder.resolve("run/latest.policy").toFile());
    assertThat(latest.provenance().steps()).isPositive();
  }

  private CommandLineRun train(Corridor.Kind kind, String... options) {
    Game game = Game.of("game", () -> new Corridor(kind), CommandLineRun.QUICK_SETTINGS, 256);
    List<String> arguments =
        new ArrayList<>(List.of("train", "game", "--run", folder.resolve("run").toString()));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(new CommandLineTrainer("toy", game), arguments.toArray(String[]::new));
  }

  private static void assertAnswered(CommandLineRun run, String answer) {
    assertThat(run.err()).isEqualTo("toy: " + answer + "\n");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          simulations=65536 steps-per-rollout=1000000 | simulations times steps-per-rollout must be at most 16777216, not 65536000000; with 65536 simulations, the nearest valid steps-per-rollout is 256
          hidden=8192,8192 | hidden makes a policy of 67158018 weights, and a policy file holds at most 15466496; the nearest valid value is 3929,3929
          """)
  void aRunThatCannotBeLeavesNoFolderBehind(String changes, String answer) {
    List<String> arguments = new ArrayList<>(List.of("train", "corridor", "--run"));
    arguments.add(folder.resolve("run").toString());
    for (String change : changes.split(" ")) {
      arguments.addAll(List.of("--set", change));
    }
    assertAnswered(CommandLineRun.of(arguments.toArray(String[]::new)), answer);
    assertThat(folder.resolve("run")).doesNotExist();
  }
}
