package io.github.gdxagents.console;

import io.github.gdxagents.console.run.ProgressDisplay;
import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.console.run.TrainingResult;
import io.github.gdxagents.console.run.TrainingRun;
import io.github.gdxagents.console.text.StepCount;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Feasibility;
import io.github.gdxagents.training.LibraryVersion;
import io.github.gdxagents.training.Preset;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Arithmetic;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "train",
    description =
        "Trains a policy for a game and saves it in a run folder, together with settings, metrics and log.",
    sortOptions = false)
final class TrainCommand extends BaseCommand {

  private static final Path RUNS = Path.of("runs");

  private static final long MOST_THREADS = 1_024;

  private final Games games;
  private final CommandNames names;

  @Parameters(
      paramLabel = "GAME",
      completionCandidates = GameNames.class,
      description = "The game: ${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("FieldCanBeFinal") // set by picocli
  private String gameName = "";

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "A variant of the game; see below.")
  private Optional<String> variantName = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of all randomness: the same seed and settings give the same policy. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = StepsConverter.class,
      description =
          "Number of decisions to train for, over all agents: 500000, 500k or 5e5. Default: see below.")
  private Optional<Long> steps = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Number of threads that step simulations; affects the speed, not the policy. Default: one per processor.")
  private long threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      completionCandidates = AlgorithmNames.class,
      description =
          "Training method: ${COMPLETION-CANDIDATES}. Each has its own preset. Default: the game's first preset.")
  private Optional<String> algorithm = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "POLICY",
      description =
          "Continue from a saved policy instead of a new one: its network, standard deviations and observation"
              + " normalizer. The value network starts from scratch.")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = "--reference-kl",
      paramLabel = "BETA",
      description =
          "Penalize moving away from the policy that training starts from: the weight of KL(policy || start)."
              + " The same as --set reference-kl=BETA.")
  private Optional<String> referenceKl = Optional.empty();

  @Option(
      names = "--learner",
      paramLabel = "NAME",
      completionCandidates = LearnerNames.class,
      description =
          "Implementation that computes gradients: ${COMPLETION-CANDIDATES}. They differ in speed and rounding."
              + " Default: ${DEFAULT-VALUE}.")
  private String learnerName = LearnerNames.of(Learner.FUSED);

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description =
          "Run folder, new or empty. Default: runs/GAME-seedN, with a number appended if that exists.")
  private Optional<Path> runFolder = Optional.empty();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description =
          "Read settings from a file of KEY=VALUE lines, such as settings.properties in a run folder.")
  private Optional<Path> settingsFile = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Change a setting; may be repeated. Settings and their defaults are listed below.")
  private List<String> changes = List.of();

  TrainCommand(Games games, CommandNames names) {
    this.games = games;
    this.names = names;
  }

  @Override
  public Integer call() throws IOException {
    Games.Choice choice = games.choose(gameName, variantName);
    Optional<Policy> start = from.map(PolicyArgument::read);
    Map<String, String> fromFile = readSettings();
    Map<String, String> fromOptions = options();
    Map<String, String> all = new LinkedHashMap<>(fromFile);
    all.putAll(fromOptions);
    Preset preset = choice.variant().preset(all);
    TrainingSettings settings =
        changed(
            start.map(preset.settings()::withNetworkOf).orElse(preset.settings()),
            fromFile,
            fromOptions);
    TrainingPlan plan =
        new TrainingPlan(
            seed,
            steps.orElse(preset.steps()),
            (int) UserError.requireWithin("--threads", 1, MOST_THREADS, threads),
            LearnerNames.learner(learnerName));
    plan = start.isPresent() ? plan.startingFrom(start.get()) : plan;

    // Before the folder is created, so that an impossible run leaves none behind.
    Feasibility.require(choice.variant().simulations(), settings, start);
    RunFolder folder = createFolder(choice);
    folder.writeSettings(settings, howToRepeat(choice, plan, folder.path()));
    err().printf("Training %s, seed %d, in %s%n", choice.label(), seed, folder.path());
    if (plan.learner() == Learner.FUSED && Arithmetic.lacksVectorModule()) {
      err()
          .printf(
              "Without vectors the policy is the same, but gradients take twice as long: start Java with"
                  + " %s%n",
              Arithmetic.vectorOption());
    }
    err().flush();
    ProgressDisplay display = ProgressDisplay.forTerminal(plan.steps(), err());
    TrainingResult result =
        new TrainingRun(
                choice.label(), choice.variant().simulations(), settings, plan, folder, display)
            .train();
    out().print(new TrainingSummary(result, names).text());
    out().flush();
    return 0;
  }

  private Map<String, String> readSettings() throws IOException {
    if (settingsFile.isEmpty()) {
      return Map.of();
    }
    Path file = settingsFile.get();
    if (!Files.isRegularFile(file)) {
      throw new UserError("Settings file not found: " + file);
    }
    return SettingsFile.read(file);
  }

  private Map<String, String> options() {
    Map<String, String> set = new LinkedHashMap<>();
    algorithm.ifPresent(name -> set.put("algorithm", AlgorithmNames.require(name)));
    for (String change : changes) {
      int equals = change.indexOf('=');
      if (equals < 1) {
        throw new UserError("--set needs KEY=VALUE, such as epochs=4, not '" + change + "'");
      }
      set.put(change.substring(0, equals), change.substring(equals + 1));
    }
    referenceKl.ifPresent(beta -> set.put("reference-kl", beta));
    return set;
  }

  /** Changed by the file, changed by the options. */
  private TrainingSettings changed(
      TrainingSettings settings, Map<String, String> fromFile, Map<String, String> fromOptions) {
    TrainingSettings changed = settings;
    if (settingsFile.isPresent()) {
      try {
        changed = settings.with(fromFile);
      } catch (InvalidSettingException e) {
        throw new UserError(settingsFile.get() + ": " + e.getMessage());
      }
    }
    return changed.with(fromOptions);
  }

  private RunFolder createFolder(Games.Choice choice) throws IOException {
    String title = choice.label() + ", seed " + seed;
    return runFolder.isPresent()
        ? RunFolder.create(runFolder.get(), title)
        : RunFolder.createNumbered(RUNS, choice.label() + "-seed" + seed, title);
  }

  private List<String> howToRepeat(Games.Choice choice, TrainingPlan plan, Path folder) {
    String variant =
        choice.variant().equals(choice.game().mainVariant())
            ? ""
            : " --variant " + choice.variant().name();
    return List.of(
        "The settings of a run, by gdx-agents " + LibraryVersion.current() + ". To repeat it:",
        "  %s train %s%s%s --seed %d --steps %d --settings %s"
            .formatted(
                names.program(),
                choice.game().name(),
                variant,
                from.map(file -> " --from " + CommandNames.quoted(file)).orElse(""),
                plan.seed(),
                plan.steps(),
                CommandNames.quoted(folder.resolve(RunFolder.SETTINGS))));
  }

  /** Reads numbers of steps for picocli. */
  static final class StepsConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        return StepCount.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
