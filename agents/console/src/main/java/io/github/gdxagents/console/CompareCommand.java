package io.github.gdxagents.console;

import io.github.gdxagents.console.compare.ComparedGame;
import io.github.gdxagents.console.compare.Comparison;
import io.github.gdxagents.console.compare.ComparisonFile;
import io.github.gdxagents.console.compare.ComparisonRun;
import io.github.gdxagents.console.compare.InvalidComparisonException;
import io.github.gdxagents.console.compare.Seeds;
import io.github.gdxagents.console.compare.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "compare",
    description =
        "Trains variants of the settings on several games with several seeds, and compares their scores."
            + " Run it again to continue: it keeps the runs that have finished and trains the rest.",
    sortOptions = false)
final class CompareCommand extends BaseCommand {

  private static final Path RUNS = Path.of("runs");
  private static final long MOST_JOBS = 1_024;

  private final Games games;
  private final List<Comparison> presets;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "What to compare: one of the bundled comparisons; see below.")
  private Optional<String> presetName = Optional.empty();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "What to compare: your own file; see below.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--games",
      paramLabel = "GAME[,GAME]",
      description = "Use these games instead; append a variant as in lander-continuous.")
  private Optional<String> gameLabels = Optional.empty();

  @Option(
      names = "--seeds",
      paramLabel = "SEEDS",
      description = "Use these seeds instead: 1-3, or 1,2,5.")
  private Optional<String> seeds = Optional.empty();

  @Option(
      names = "--steps",
      paramLabel = "[GAME=]N",
      description =
          "Train each run for N decisions instead, on all games or on one; may be repeated.")
  private List<String> steps = List.of();

  @Option(
      names = "--steps-scale",
      paramLabel = "FACTOR",
      description = "Multiply the number of steps by this: 0.01 for a quick try.")
  private Optional<Double> stepsScale = Optional.empty();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Number of runs in parallel, each on one thread; affects the speed, not the results."
              + " Default: one per processor.")
  private long jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "The comparison's folder. Default: runs/compare-NAME.")
  private Optional<Path> folder = Optional.empty();

  CompareCommand(Games games, List<Comparison> presets) {
    this.games = games;
    this.presets = presets;
  }

  @Override
  public Integer call() throws IOException {
    int parallel = (int) UserError.requireWithin("--jobs", 1, MOST_JOBS, jobs);
    Comparison comparison = changed(described());
    String place = gameLabels.isPresent() ? "--games" : comparison.source() + ": games";
    List<ComparedGame> compared =
        comparison.games().stream().map(label -> compared(label, place)).toList();
    Path path = folder.orElse(RUNS.resolve("compare-" + comparison.name()));
    err().printf("Comparing %s, in %s%n", comparison.name(), path);
    err().flush();
    out().print(new ComparisonRun(comparison, compared, path, parallel, err()).run());
    out().flush();
    err().printf("Saved in %s%n", path);
    err().flush();
    return 0;
  }

  /** What the preset or the file says. */
  private Comparison described() throws IOException {
    if (presetName.isPresent() == file.isPresent()) {
      throw new UserError(
          "compare needs either --preset NAME or --file FILE; see --help for the presets and the form of a file");
    }
    if (file.isPresent()) {
      if (!Files.isRegularFile(file.get())) {
        throw new UserError("Comparison file not found: " + file.get());
      }
      return ComparisonFile.read(file.get());
    }
    String name = presetName.get();
    List<String> names = presets.stream().map(Comparison::name).toList();
    if (names.isEmpty()) {
      throw new UserError("There are no presets; say what to compare with --file FILE");
    }
    return presets.stream()
        .filter(preset -> preset.name().equals(name))
        .findFirst()
        .orElseThrow(() -> UserError.unknown("preset", name, names));
  }

  /** Changed by the options. */
  private Comparison changed(Comparison described) {
    Comparison comparison = described;
    if (gameLabels.isPresent()) {
      List<String> labels = List.of(gameLabels.get().split(",", -1));
      Comparison before = comparison;
      comparison = InvalidComparisonException.at("--games", () -> before.withGames(labels));
    }
    if (seeds.isPresent()) {
      Comparison before = comparison;
      comparison =
          InvalidComparisonException.at(
              "--seeds", () -> before.withSeeds(Seeds.parse(seeds.get())));
    }
    for (String change : steps) {
      Comparison before = comparison;
      comparison =
          InvalidComparisonException.at(
              "--steps", () -> before.withSteps(changed(before.steps(), change)));
    }
    if (stepsScale.isPresent()) {
      Comparison before = comparison;
      comparison =
          InvalidComparisonException.at(
              "--steps-scale", () -> before.withSteps(before.steps().withScale(stepsScale.get())));
    }
    return comparison;
  }

  private static Steps changed(Steps steps, String change) {
    int equals = change.indexOf('=');
    return equals < 0
        ? steps.withAll(Steps.parse(change))
        : steps.with(change.substring(0, equals), Steps.parse(change.substring(equals + 1)));
  }

  private ComparedGame compared(String label, String place) {
    Games.Choice choice =
        games
            .labeled(label)
            .orElseThrow(
                () ->
                    new UserError(
                        place
                            + ": "
                            + UserError.unknown(
                                    "game",
                                    label,
                                    games.choices().stream().map(Games.Choice::label).toList())
                                .getMessage()));
    return new ComparedGame(label, choice.variant().simulations(), choice.variant()::preset);
  }
}
