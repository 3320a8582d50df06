package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gdxagents.console.text.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TuneCommandTest {

  /** One that learns, among many that do not. */
  private static final String SPACE =
      "learning-rate: [1e-9, 2e-9, 3e-9, 4e-9, 5e-9, 6e-9, 7e-9, 8e-9, 3e-2]\n";

  @TempDir Path folder;

  private Path space = Path.of("");
  private Path target = Path.of("");

  @BeforeEach
  void write() throws IOException {
    space = Files.writeString(folder.resolve("my.yaml"), SPACE);
    target = folder.resolve("tuned");
  }

  /** Begins with settings that do not learn. */
  private CommandLineRun tune(String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "tune",
                "corridor",
                "--folder",
                target.toString(),
                "--space",
                space.toString(),
                "--settings",
                start().toString()));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private Path start() {
    try {
      return Files.writeString(
          folder.resolve("start.yaml"), "steps: 1152\nlearning-rate: 1e-8\nseed: 2\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void programsCanReadWhatWasFound() {
    CommandLineRun run =
        tune("--trials", "10", "--judge-seeds", "2", "--json", "--quiet").succeeded();

    JsonObject found = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(run.err()).isEmpty();
    assertThat(found.getAsJsonArray("trials")).hasSize(10);
    int winner = found.get("winner").getAsInt();
    JsonObject best = found.getAsJsonArray("trials").get(winner).getAsJsonObject();
    assertThat(best.get("learning-rate").getAsString()).isEqualTo("0.03");
    assertThat(found.getAsJsonObject("settings").get("learning-rate").getAsString())
        .isEqualTo("0.03");
    assertThat(found.get("found_is_better").getAsBoolean()).isTrue();
    assertThat(found.getAsJsonObject("found").get("mean_return").getAsDouble())
        .isGreaterThan(found.getAsJsonObject("start").get("mean_return").getAsDouble());
  }

  @Test
  void theSettingThatLearnsIsFoundAmongThoseThatDoNot() throws IOException {
    CommandLineRun run = tune("--trials", "10", "--judge-seeds", "3").succeeded();

    List<double[]> trials =
        Csv.numbers(target.resolve("trials.csv"), "rung", "score", "learning-rate", "steps");
    assertThat(trials).hasSize(10);
    double[] good = trials.stream().filter(trial -> trial[2] == 3e-2).findFirst().orElseThrow();
    assertThat(good[0]).isEqualTo(3);
    assertThat(good[3]).isEqualTo(1152);
    assertThat(trials).filteredOn(trial -> trial[0] == 3).hasSize(2);
    assertThat(trials).filteredOn(trial -> trial[0] == 2).hasSize(2);
    assertThat(trials)
        .filteredOn(trial -> trial != good)
        .allSatisfy(trial -> assertThat(trial[1]).isLessThan(good[1]));
    assertThat(target.resolve("best.yaml")).content().contains("\nlearning-rate: 0.03 ");
    assertThat(run.out())
        .startsWith("# Settings for corridor\n\n10 trials of up to 1,152 steps, seed 2;")
        .containsPattern(
            "With 3 fresh seeds \\(5 to 7\\) the winner, trial-\\d, returns 3\\.\\d+ \\(95 % ")
        .contains("| learning-rate | 1e-8  | 0.03  |");
    assertThat(target.resolve("tuning.md")).hasContent(run.out());
    assertThat(target.resolve("space.yaml")).hasContent(SPACE);
    assertThat(target.resolve("judgement/comparison.svg")).exists();
    assertThat(run.err())
        .startsWith(
            "Tuning corridor, in "
                + target
                + "\nRung 1 of 4: 10 trials, to 128 steps\n1 of 10 runs: ")
        .contains("\nRung 2 of 4: 4 trials, to 384 steps\n")
        .contains("\nRung 3 of 4: 2 trials, to 1,152 steps\n")
        .endsWith(
            "Saved in "
                + target
                + "; to train with what was found: toy train --settings "
                + target.resolve("best.yaml")
                + "\n");
  }

  @Test
  void whatIsFoundIsAFileToTrainWith() throws IOException {
    tune("--trials", "10", "--judge-seeds", "2").succeeded();
    Path run = folder.resolve("run");

    CommandLineRun.of(
            "train",
            "--settings",
            target.resolve("best.yaml").toString(),
            "--seed",
            "2",
            "--run",
            run.toString())
        .succeeded();

    // A trial that went on from rung to rung is the run that nobody has paused.
    Path policy = whole().resolve("latest.policy");
    assertThat(run.resolve("latest.policy")).hasSameBinaryContentAs(policy);
  }

  /** The run of the trial that learns. */
  private Path whole() throws IOException {
    try (Stream<Path> files = Files.walk(target.resolve("trials"))) {
      for (Path settings : files.filter(file -> file.endsWith("seed-2/settings.yaml")).toList()) {
        if (Files.readString(settings).contains("\nlearning-rate: 0.03 ")) {
          return settings.resolveSibling("");
        }
      }
    }
    throw new AssertionError("No trial learns");
  }

  @Test
  void theNumberOfJobsChangesNothing() throws IOException {
    tune("--trials", "10", "--judge-seeds", "2", "--jobs", "1").succeeded();
    String one = Files.readString(target.resolve("best.yaml"));
    target = folder.resolve("three");
    tune("--trials", "10", "--judge-seeds", "2", "--jobs", "3").succeeded();

    assertThat(target.resolve("best.yaml"))
        .content()
        .isEqualTo(one.replace(folder.resolve("tuned").toString(), target.toString()));
  }

  @Test
  void aSearchThatWentWrongOnlyTrainsTheRest() throws IOException {
    tune("--trials", "4", "--judge-seeds", "2").succeeded();
    String best = Files.readString(target.resolve("best.yaml"));
    Files.delete(target.resolve("best.yaml"));

    CommandLineRun again = tune("--trials", "4", "--judge-seeds", "2").succeeded();

    assertThat(again.err()).contains("Keeping 4 of 4 runs").doesNotContain("mean return");
    assertThat(target.resolve("best.yaml")).content().isEqualTo(best);
  }

  @Test
  void moreTrialsGoOnWithThoseThatAreThere() {
    tune("--trials", "4", "--judge-seeds", "1").succeeded();

    assertThat(tune("--trials", "6", "--judge-seeds", "1").succeeded().err())
        .contains("Rung 1 of 4: 6 trials, to 128 steps\nKeeping 4 of 6 runs");
  }

  @Test
  void whereNothingIsBetterTheStartIsKept() throws IOException {
    Files.writeString(space, "learning-rate: [1e-9, 2e-9]");

    CommandLineRun run = tune("--set", "learning-rate=0.03", "--trials", "3").succeeded();

    assertThat(run.err()).contains("The space has 1 trials only\n");
    assertThat(run.out())
        .contains("Nothing did better than the settings that the search began with.");
    assertThat(target.resolve("best.yaml")).content().contains("\nlearning-rate: 0.03 ");
    assertThat(target.resolve("judgement")).doesNotExist();
  }

  @Test
  void anotherSpaceIsRefusedInTheSameFolder() throws IOException {
    tune("--trials", "3", "--judge-seeds", "1").succeeded();
    Files.writeString(space, "learning-rate: [0.01]");

    CommandLineRun run = tune("--trials", "3", "--judge-seeds", "1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "trial-1", " was trained with learning-rate=", "choose another folder with --folder");
  }

  @Test
  void whereAllTrialsDivergeNothingIsFound() {
    Game priceless =
        Game.of(
            "priceless",
            () -> new Corridor(Corridor.Kind.PRICELESS),
            CommandLineRun.QUICK_SETTINGS,
            256);

    CommandLineRun run =
        CommandLineRun.of(
            new CommandLineTrainer("toy", priceless),
            "tune",
            "priceless",
            "--trials",
            "2",
            "--folder",
            target.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("toy: All trials diverged, so none can go on;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tune                             | Missing required parameter: 'GAME'; see 'toy tune --help'
          tune coridor                     | There is no game named 'coridor'; did you mean 'corridor'? Choose one of: corridor
          tune corridor --trials 0         | --trials must be between 1 and 10000, not 0; the nearest valid value is 1
          tune corridor --judge-seeds 0    | --judge-seeds must be between 1 and 10000, not 0; the nearest valid value is 1
          tune corridor --jobs 0           | --jobs must be between 1 and 1024, not 0; the nearest valid value is 1
          tune corridor --space nowhere    | Space file not found: nowhere
          tune corridor --settings nowhere | Settings file not found: nowhere
          tune corridor --set epochs       | --set needs KEY=VALUE, such as epochs=4, not 'epochs'
          tune corridor --set epoch=3      | There is no setting 'epoch'; did you mean 'epochs'?
          """)
  void anErrorOfTheUserIsAnsweredInOneLineThatSaysWhatToDo(String arguments, String answer) {
    CommandLineRun run = CommandLineRun.of(arguments.split(" "));

    assertThat(run.err()).isEqualTo("toy: " + answer + "\n");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aMistakeInTheSpaceIsNamedWithItsLineBeforeAnythingIsTrained() throws IOException {
    Files.writeString(space, SPACE + "epochs: [3, 0]\n");

    CommandLineRun run = tune();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .endsWith(
            "toy: "
                + space
                + ":2:13: epochs must be between 1 and 1000, not 0; the nearest valid value is 1\n");
    assertThat(target).doesNotExist();
  }

  @Test
  void aRunThatStartsFromAPolicyIsNotTuned() throws IOException {
    Path settings = Files.writeString(folder.resolve("from.yaml"), "from: a.policy\n");

    CommandLineRun run = CommandLineRun.of("tune", "corridor", "--settings", settings.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "toy: "
                + settings
                + ":1:7: from: trials train new policies in games with one kind of agents; remove the line from\n");
  }

  @Test
  void theHelpShowsTheSpace() {
    String help = CommandLineRun.of("tune", "--help").succeeded().out();

    assertThat(help)
        .contains("toy tune corridor --trials 100\n", "  learning-rate: {low: 1e-4, high: 3e-3,");
    assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }
}
