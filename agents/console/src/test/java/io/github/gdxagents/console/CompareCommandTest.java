package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.console.compare.Comparison;
import io.github.gdxagents.console.compare.ComparisonFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareCommandTest {

  private static final String TEXT =
      """
      title: Clip or not
      games: [corridor, corridor-throttle]
      seeds: 1-2
      reference: the paper
      variants:
        clip: {clip-range: 0.2, reference: 0.82}
        free: {clip-range: none, label: No clipping}
      """;

  @TempDir Path folder;

  private Path file = Path.of("");
  private Path target = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("clip.yaml"), TEXT);
    target = folder.resolve("compared");
  }

  @Test
  void aComparisonLeavesTablesAPictureAndARunFolderForEachRun() throws IOException {
    CommandLineRun run = compare("--file", file.toString()).succeeded();

    assertThat(run.out())
        .startsWith("# Clip or not\n\n8 runs: 2 variants, 2 games, 2 seeds (1, 2);")
        .contains("| variant     | score | 95 % interval | the paper |")
        .contains("| clip        |", "| No clipping |", "      0.82 |")
        .contains("\n## corridor\n", "\n## corridor-throttle\n");
    assertThat(target.resolve("comparison.md")).hasContent(run.out());
    assertThat(target.resolve("comparison.csv")).content().hasLineCount(1 + 2 + 2 * 2);
    assertThat(target.resolve("runs.csv")).content().hasLineCount(1 + 8);
    assertThat(target.resolve("comparison.svg")).content().contains("<svg", "width='1000'");
    for (String name : List.of("corridor/clip/seed-1", "corridor-throttle/free/seed-2")) {
      assertThat(target.resolve(name).toFile().list())
          .contains("metrics.csv", "settings.yaml", "latest.policy", "result.properties");
    }
    assertThat(target.resolve("corridor/free/seed-1/settings.yaml"))
        .content()
        .contains("\nclip-range: none ", "\nepochs: 2 ");
    assertThat(run.err())
        .startsWith("Comparing clip, in " + target + "\n")
        .contains("8 of 8 runs: ")
        .endsWith("Saved in " + target + "\n");
    assertThat(run.err().lines()).hasSize(1 + 8 + 1);
  }

  @Test
  void theSameRunsGiveTheSameFilesAgain() throws IOException {
    String first = compare("--file", file.toString()).succeeded().out();
    List<byte[]> files = results();

    CommandLineRun second = compare("--file", file.toString()).succeeded();

    assertThat(second.out()).isEqualTo(first);
    assertThat(second.err()).contains("Keeping 8 of 8 runs, which had finished before");
    assertThat(results()).usingRecursiveComparison().isEqualTo(files);
  }

  @Test
  void theFolderSaysHowToRepeatIt() throws IOException {
    compare("--file", file.toString(), "--seeds", "4", "--steps-scale", "2.5").succeeded();
    List<byte[]> files = results();

    CommandLineRun again =
        compare("--file", target.resolve("comparison.yaml").toString()).succeeded();

    assertThat(again.err()).contains("Keeping 4 of 4 runs");
    assertThat(results()).usingRecursiveComparison().isEqualTo(files);
  }

  @Test
  void optionsChangeWhatTheFileSays() throws IOException {
    compare(
            "--file",
            file.toString(),
            "--games",
            "corridor-throttle,corridor",
            "--seeds",
            "7",
            "--steps",
            "640",
            "--steps",
            "corridor=128",
            "--steps-scale",
            "0.5",
            "--jobs",
            "1")
        .succeeded();

    assertThat(Files.readAllLines(target.resolve("runs.csv")).stream().skip(1))
        .extracting(
            row -> row.replaceAll("^([^,]*,[^,]*,[^,]*),.*,(\\d+),(\\d+),[^,]*,[^,]*$", "$1,$2,$3"))
        .containsExactly(
            "corridor-throttle,clip,7,320,320",
            "corridor-throttle,free,7,320,320",
            "corridor,clip,7,64,64",
            "corridor,free,7,64,64");
  }

  @Test
  void aPresetIsComparedByItsName() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
                withPreset(),
                "compare",
                "--preset",
                "table",
                "--games",
                "corridor",
                "--folder",
                target.toString())
            .succeeded();

    assertThat(run.out()).startsWith("# Clip or not\n\n4 runs: 2 variants, 1 game, 2 seeds");
  }

  @Test
  void theHelpListsPresetsAndTheKeysOfAFile() throws IOException {
    String help = CommandLineRun.of(withPreset(), "compare", "--help").succeeded().out();

    assertThat(help)
        .contains("toy compare --preset table\n")
        .containsPattern("\n  table +corridor, corridor-throttle +2 +2\n")
        .contains("games:", "seeds:", "steps:", "variants:", "label:", "reference:");
    assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void aRunThatDivergesIsMarkedAndTheOthersGoOn() throws IOException {
    Game priceless =
        Game.of(
            "priceless",
            () -> new Corridor(Corridor.Kind.PRICELESS),
            CommandLineRun.QUICK_SETTINGS,
            256);
    CommandLineTrainer commandLine = new CommandLineTrainer("toy", Corridor.game(), priceless);

    CommandLineRun run =
        CommandLineRun.of(
                commandLine,
                "compare",
                "--file",
                file.toString(),
                "--games",
                "corridor,priceless",
                "--folder",
                target.toString())
            .succeeded();

    assertThat(run.out())
        .contains(
            "| diverged |", "2 of 4 |", "\nDiverged:\n\n- priceless, clip, seed 1, after 0 steps")
        .contains("no run beats the random policy, so this game is left out of the scores.");
    assertThat(target.resolve("comparison.svg")).exists();
  }

  @Test
  void withoutScoresThereIsNoPicture() throws IOException {
    Files.createDirectories(target);
    Files.writeString(target.resolve("comparison.svg"), "of other runs");

    CommandLineRun run = compare("--file", file.toString(), "--steps", "1", "--seeds", "4");

    assertThat(run.succeeded().err())
        .contains("No comparison.svg: no run beats the random policy\n");
    assertThat(target.resolve("comparison.svg")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ""                         | compare needs either --preset NAME or --file FILE; see --help for the presets and the form of a file
          --preset a --file b        | compare needs either --preset NAME or --file FILE; see --help for the presets and the form of a file
          --preset tabel             | There is no preset named 'tabel'; did you mean 'table'? Choose one of: table
          --file nowhere             | Comparison file not found: nowhere
          --preset table --games coridor | There is no game named 'coridor'; did you mean 'corridor'? Choose one of: corridor, corridor-throttle
          --preset table --games corridor,corridor | --games: the game corridor is named twice; name it once
          --preset table --seeds 1..3 | --seeds: '1..3' is not a seed; write whole numbers such as 1,2,5 or a range such as 1-3
          --preset table --steps 10x | --steps: '10x' is not a number of steps; write 500000, 500k or 5e5
          --preset table --steps chess=5 | --steps: steps are given for 'chess', which is none of the games (corridor, corridor-throttle); name one of them
          --preset table --steps-scale 0 | --steps-scale: the scale of steps must be between 0.000001 and 1000000, not 0.0
          --preset table --jobs 0    | --jobs must be between 1 and 1024, not 0; the nearest valid value is 1
          """)
  void anErrorOfTheUserIsAnsweredInOneLineThatSaysWhatToDo(String arguments, String answer)
      throws IOException {
    List<String> all = new ArrayList<>(List.of("compare", "--folder", target.toString()));
    all.addAll(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")));

    CommandLineRun run = CommandLineRun.of(withPreset(), all.toArray(String[]::new));

    assertAnswered(run, answer);
  }

  @Test
  void withoutPresetsAFileIsAskedFor() {
    assertAnswered(
        compare("--preset", "table"), "There are no presets; say what to compare with --file FILE");
  }

  @Test
  void aGameInAFileIsNamedWithTheFile() throws IOException {
    Files.writeString(file, TEXT.replace("-throttle", "-throtle"));

    assertAnswered(
        compare("--file", file.toString()),
        file
            + ":2:19: there is no game 'corridor-throtle'; did you mean 'corridor-throttle'?"
            + " Choose one of: corridor, corridor-throttle");
  }

  @Test
  void aSettingInAFileIsNamedWithTheFileBeforeAnythingIsTrained() throws IOException {
    Files.writeString(file, TEXT.replace("clip-range: none", "clip-rang: none"));

    CommandLineRun run = compare("--file", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .endsWith(
            "toy: "
                + file
                + ":7:21: there is no setting 'clip-rang'; did you mean 'clip-range'?\n");
    assertThat(target).doesNotExist();
  }

  @Test
  void aValueInAFileIsNamedWithItsLineBeforeAnythingIsTrained() throws IOException {
    Files.writeString(file, TEXT.replace("clip-range: none", "clip-range: -1"));

    CommandLineRun run = compare("--file", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("toy: " + file + ":7:22: clip-range must be");
    assertThat(target).doesNotExist();
  }

  @Test
  void runsOfOtherLengthAreRefused() {
    compare("--file", file.toString()).succeeded();

    CommandLineRun run = compare("--file", file.toString(), "--steps", "512");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            target.resolve("corridor/clip/seed-1")
                + " was trained with steps=256, not 512; choose another folder");
  }

  private CommandLineRun compare(String... options) {
    List<String> arguments = new ArrayList<>(List.of("compare", "--folder", target.toString()));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private static CommandLineTrainer withPreset() throws IOException {
    Comparison preset =
        ComparisonFile.read(
            new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8)), "table", "preset");
    return new CommandLineTrainer("toy", Corridor.game()).comparing(preset);
  }

  private static void assertAnswered(CommandLineRun run, String answer) {
    assertThat(run.err()).isEqualTo("toy: " + answer + "\n");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  /** What the comparison's own files hold. */
  private List<byte[]> results() throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (String name :
        List.of(
            "comparison.md", "comparison.csv", "comparison.svg", "runs.csv", "comparison.yaml")) {
      contents.add(Files.readAllBytes(target.resolve(name)));
    }
    return contents;
  }
}
