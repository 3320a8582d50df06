package io.github.gdxagents.console;

import io.github.gdxagents.console.compare.ComparedGame;
import io.github.gdxagents.console.settings.SettingsFile;
import io.github.gdxagents.console.settings.SettingsSection;
import io.github.gdxagents.console.text.StepCount;
import io.github.gdxagents.console.tune.SearchSpace;
import io.github.gdxagents.console.tune.Tuning;
import io.github.gdxagents.console.tune.TuningRun;
import io.github.gdxagents.training.Preset;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "tune",
    description =
        "Searches for better settings of a game: trains many a little, the best third of them further, and judges the"
            + " winner with fresh seeds. Run it again to continue.",
    sortOptions = false)
final class TuneCommand extends BaseCommand {

  private static final Path RUNS = Path.of("runs");
  private static final long MOST = 10_000;
  private static final long DEFAULT_SEED = 1;

  /** What a settings file may say of a run that no trial is. */
  private static final List<String> NOT_TUNED = List.of("from", "kind", "opponent");

  private final Games games;
  private final CommandNames names;

  @Mixin private final GameOptions game = new GameOptions();

  @Option(
      names = "--trials",
      paramLabel = "N",
      description =
          "Number of settings to try, the first of them those to start with. Default: ${DEFAULT-VALUE}.")
  private long trials = 30;

  @Option(
      names = "--space",
      paramLabel = "FILE",
      description = "What to search, instead of the space below: a YAML file in the same form.")
  private @Nullable Path spaceFile;

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = RunOptions.StepsConverter.class,
      description =
          "Number of decisions of a whole run: 500000, 500k or 5e5. Default: the preset's.")
  private @Nullable Long steps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the search: the same seed finds the same settings. Default: 1.")
  private @Nullable Long seed;

  @Option(
      names = "--judge-seeds",
      paramLabel = "N",
      description =
          "Number of fresh seeds that judge the winner against the settings to start with. Default: ${DEFAULT-VALUE}.")
  private long judgeSeeds = 5;

  @Mixin private final SettingsOptions given = new SettingsOptions();

  @Mixin private final JobsOption jobs = new JobsOption();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "The search's folder. Default: runs/tune-GAME.")
  private @Nullable Path folder;

  @Mixin private final JsonOption json = new JsonOption();

  TuneCommand(Games games, CommandNames names) {
    this.games = games;
    this.names = names;
  }

  @Override
  public Integer call() throws IOException {
    int parallel = jobs.count();
    Path settingsFile = given.file();
    SettingsFile file = settingsFile == null ? SettingsFile.EMPTY : read(settingsFile);
    Games.Choice choice = game.choose(games, file, names.program() + " tune");
    if (Kinds.of(choice).several()) {
      throw new UserError(
          choice.label() + " has several kinds of agents, and games with one are tuned");
    }
    Tuning tuning = tuning(choice, file);
    Path path = folder != null ? folder : RUNS.resolve("tune-" + choice.label());
    Path best = path.resolve(TuningRun.BEST);
    String howToTrain = names.launcher() + " train --settings " + CommandNames.quoted(best);
    PrintWriter messages = messages();
    messages.printf("Tuning %s, in %s%n", choice.label(), path);
    messages.flush();
    TuningRun.Outcome found = new TuningRun(tuning, path, parallel, messages).run(howToTrain);
    json.print(out(), found::tables, found::figures);
    messages.printf("Saved in %s; to train with what was found: %s%n", path, howToTrain);
    messages.flush();
    return 0;
  }

  private Tuning tuning(Games.Choice choice, SettingsFile file) throws IOException {
    Map<String, String> typed = given.typed();
    SettingsSection written = file.of(choice.label(), typed.get(TrainingSettings.ALGORITHM));
    NOT_TUNED.forEach(option -> written.option(option, text -> refused(option)));
    Map<String, String> all = new LinkedHashMap<>(written.changes());
    all.putAll(typed);
    Preset preset = choice.variant().preset(all);
    TrainingSettings start = written.applyTo(preset.settings()).with(typed);
    String method = start.algorithm().algorithm();
    SearchSpace space =
        spaceFile == null
            ? SearchSpace.ofMethod(method)
            : SearchSpace.read(found(spaceFile), method);
    Long writtenSteps = written.option("steps", StepCount::parse);
    Long writtenSeed = written.option("seed", Long::valueOf);
    Map<String, String> options = new LinkedHashMap<>();
    options.put("game", choice.game().name());
    if (!choice.game().isMain(choice.variant())) {
      options.put("variant", choice.variant().name());
    }
    return new Tuning(
        new ComparedGame(choice.label(), choice.variant().simulations(), choice.variant()::preset),
        options,
        start,
        space.without(typed.keySet()),
        first(steps, writtenSteps, preset.steps()),
        first(seed, writtenSeed, DEFAULT_SEED),
        (int) UserError.requireWithin("--trials", 1, MOST, trials),
        (int) UserError.requireWithin("--judge-seeds", 1, MOST, judgeSeeds));
  }

  private static long first(@Nullable Long typed, @Nullable Long written, long otherwise) {
    return typed != null ? typed : written != null ? written : otherwise;
  }

  private static String refused(String option) {
    throw new InvalidSettingException(
        "trials train new policies in games with one kind of agents; remove the line " + option);
  }

  private static SettingsFile read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UserError("Settings file not found: " + file);
    }
    return SettingsFile.read(file);
  }

  private static Path found(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserError("Space file not found: " + file);
    }
    return file;
  }
}
