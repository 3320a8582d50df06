package io.github.gdxagents.console;

import io.github.gdxagents.console.compare.ComparedGame;
import io.github.gdxagents.console.compare.Comparison;
import io.github.gdxagents.console.compare.ComparisonFile;
import io.github.gdxagents.console.compare.ComparisonJson;
import io.github.gdxagents.console.compare.ComparisonRun;
import io.github.gdxagents.console.compare.InvalidComparisonException;
import io.github.gdxagents.console.compare.Seeds;
import io.github.gdxagents.console.compare.Steps;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "compare",
    description =
        "Trains variants of the settings on several games with several seeds, and compares their scores."
            + " Run it again to continue: it keeps the runs that have finished and trains the rest.",
    sortOptions = false)
final class CompareCommand extends BaseCommand {

  private static final Path RUNS = Path.of("runs");

  private final Games games;
  private final List<Comparison> presets;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "What to compare: one of the bundled comparisons; see below.")
  private @Nullable String presetName;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "What to compare: your own file; see below.")
  private @Nullable Path file;

  @Option(
      names = "--games",
      paramLabel = "GAME[,GAME]",
      description = "Use these games instead; append a variant as in lander-continuous.")
  private @Nullable String gameLabels;

  @Option(
      names = "--seeds",
      paramLabel = "SEEDS",
      description = "Use these seeds instead: 1-3, or 1,2,5.")
  private @Nullable String seeds;

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
  private @Nullable Double stepsScale;

  @Mixin private final JobsOption jobs = new JobsOption();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "The comparison's folder. Default: runs/compare-NAME.")
  private @Nullable Path folder;

  @Mixin private final JsonOption json = new JsonOption();

  CompareCommand(Games games, List<Comparison> presets) {
    this.games = games;
    this.presets = presets;
  }

  @Override
  public Integer call() throws IOException {
    int parallel = jobs.count();
    Comparison comparison = changed(described());
    List<ComparedGame> compared = comparison.games().stream().map(this::compared).toList();
    Path path = folder != null ? folder : RUNS.resolve("compare-" + comparison.name());
    PrintWriter messages = messages();
    messages.printf("Comparing %s, in %s%n", comparison.name(), path);
    messages.flush();
    String tables =
        new ComparisonRun(comparison, compared, path, parallel, messages).run().tables();
    Map<String, Object> document = ComparisonJson.of(comparison.name(), path);
    json.print(out(), () -> tables, () -> document);
    messages.printf("Saved in %s%n", path);
    messages.flush();
    return 0;
  }

  /** What the preset or the file says. */
  private Comparison described() throws IOException {
    if ((presetName == null) == (file == null)) {
      throw new UserError(
          "compare needs either --preset NAME or --file FILE; see --help for the presets and the form of a file");
    }
    return file != null ? read(file) : preset(Objects.requireNonNull(presetName));
  }

  private Comparison read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UserError("Comparison file not found: " + file);
    }
    return ComparisonFile.read(file, gameLabels == null ? games.labels() : List.of());
  }

  private Comparison preset(String name) {
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
    if (gameLabels != null) {
      List<String> labels = List.of(gameLabels.split(",", -1));
      Comparison before = comparison;
      comparison = InvalidComparisonException.at("--games", () -> before.withGames(labels));
    }
    if (seeds != null) {
      Comparison before = comparison;
      String text = seeds;
      comparison =
          InvalidComparisonException.at("--seeds", () -> before.withSeeds(Seeds.parse(text)));
    }
    for (String change : steps) {
      Comparison before = comparison;
      comparison =
          InvalidComparisonException.at(
              "--steps", () -> before.withSteps(changed(before.steps(), change)));
    }
    if (stepsScale != null) {
      Comparison before = comparison;
      double factor = stepsScale;
      comparison =
          InvalidComparisonException.at(
              "--steps-scale", () -> before.withSteps(before.steps().withScale(factor)));
    }
    return comparison;
  }

  private static Steps changed(Steps steps, String change) {
    int equals = change.indexOf('=');
    return equals < 0
        ? steps.withAll(Steps.parse(change))
        : steps.with(change.substring(0, equals), Steps.parse(change.substring(equals + 1)));
  }

  private ComparedGame compared(String label) {
    Games.Choice choice =
        games.labeled(label).orElseThrow(() -> UserError.unknown("game", label, games.labels()));
    if (Kinds.of(choice).several()) {
      throw new UserError(
          "%s has several kinds of agents, and games with one are compared; train each kind with train --kind"
              .formatted(label));
    }
    return new ComparedGame(label, choice.variant().simulations(), choice.variant()::preset);
  }
}
