package io.github.gdxagents.console;

import io.github.gdxagents.console.dashboard.RunDescription;
import io.github.gdxagents.console.run.CheckpointPlan;
import io.github.gdxagents.console.run.EvaluationPlan;
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
import io.github.gdxagents.training.experience.Lineup;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
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
  private @Nullable String variantName;

  @Option(
      names = "--kind",
      paramLabel = "NAME",
      description = "The kind of agents that learns, in a game with several kinds.")
  private @Nullable String kindName;

  @Mixin private final OpponentOption opponents = new OpponentOption();

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
  private @Nullable Long steps;

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
  private @Nullable String algorithm;

  @Option(
      names = "--from",
      paramLabel = "POLICY",
      description =
          "Continue from a saved policy instead of a new one: its network, standard deviations and observation"
              + " normalizer. The value network starts from scratch.")
  private @Nullable Path from;

  @Mixin private final MatchOption match = new MatchOption();

  @Option(
      names = "--reference-kl",
      paramLabel = "BETA",
      description =
          "Penalize moving away from the policy that training starts from: the weight of KL(policy || start)."
              + " The same as --set reference-kl=BETA.")
  private @Nullable String referenceKl;

  @Option(
      names = "--learner",
      paramLabel = "NAME",
      completionCandidates = LearnerNames.class,
      description =
          "Implementation that computes gradients: ${COMPLETION-CANDIDATES}. They differ in speed and rounding."
              + " Default: ${DEFAULT-VALUE}.")
  private String learnerName = Learner.FUSED.name();

  @Mixin private final EvaluationOptions evaluationOptions = new EvaluationOptions();

  @Mixin private final TellingOptions telling = new TellingOptions();

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description =
          "Run folder, new or empty. Default: runs/GAME-seedN or runs/GAME-KIND-seedN, with a number appended if that exists.")
  private @Nullable Path runFolder;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description =
          "Read settings from a file of KEY=VALUE lines, such as settings.properties in a run folder.")
  private @Nullable Path settingsFile;

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
    Kinds kinds = Kinds.of(choice);
    String kind = kinds.chosen(kindName);
    Policy start = from == null ? null : match.read(from, kinds.spec(kind), err());
    Lineup lineup = opponents.lineup(kind, kinds, match, err());
    Map<String, String> fromFile = readSettings();
    Map<String, String> fromOptions = options();
    Map<String, String> all = new LinkedHashMap<>(fromFile);
    all.putAll(fromOptions);
    Preset preset = choice.variant().preset(all);
    TrainingSettings settings =
        changed(
            start == null ? preset.settings() : preset.settings().withNetworkOf(start),
            fromFile,
            fromOptions);
    TrainingPlan plan =
        new TrainingPlan(
            seed,
            steps == null ? preset.steps() : steps,
            (int) UserError.requireWithin("--threads", 1, MOST_THREADS, threads),
            Learner.named(learnerName));
    plan = plan.resumable();
    plan = start == null ? plan : plan.startingFrom(start);
    plan = lineup == null ? plan : plan.withLineup(lineup);

    EvaluationPlan evaluations = evaluationOptions.plan(plan.steps());

    // Before the folder is created, so that an impossible run leaves none behind.
    Feasibility.require(choice.variant().simulations(), settings, lineup, start);
    plan.learner().requireUsable();
    telling.requireUsable();
    String title = kinds.several() ? choice.label() + ", " + kind : choice.label();
    RunFolder folder = createFolder(title + ", seed " + seed);
    folder.writeSettings(settings, howToRepeat(choice, plan, evaluations, folder.path()));
    err().printf("Training %s, seed %s, in %s%n", title, seed, folder.path());
    if (plan.learner() == Learner.FUSED && Arithmetic.lacksVectorModule()) {
      err()
          .printf(
              "Without vectors the policy is the same, but gradients take twice as long: start Java with"
                  + " %s%n",
              Arithmetic.vectorOption());
    }
    err().flush();
    opponents.tell(err());
    ProgressDisplay display = ProgressDisplay.forTerminal(plan.steps(), err());
    TrainingRun run =
        new TrainingRun(
            choice.label(),
            choice.variant().simulations(),
            settings,
            plan,
            evaluations,
            folder,
            display);
    telling.addTo(
        folder,
        new RunDescription(title + ", seed " + seed, plan, settings),
        run::requestStop,
        err());
    TrainingResult result = run.train();
    out().print(new TrainingSummary(result, names).text());
    out().flush();
    result.failures().forEach(err()::println);
    err().flush();
    return result.failures().isEmpty() ? 0 : CommandLineTrainer.FAILURE;
  }

  private Map<String, String> readSettings() throws IOException {
    Path file = settingsFile;
    if (file == null) {
      return Map.of();
    }
    if (!Files.isRegularFile(file)) {
      throw new UserError("Settings file not found: " + file);
    }
    return SettingsFile.read(file);
  }

  private Map<String, String> options() {
    Map<String, String> set = new LinkedHashMap<>();
    if (algorithm != null) {
      set.put("algorithm", AlgorithmNames.require(algorithm));
    }
    for (String change : changes) {
      int equals = change.indexOf('=');
      if (equals < 1) {
        throw new UserError("--set needs KEY=VALUE, such as epochs=4, not '" + change + "'");
      }
      set.put(change.substring(0, equals), change.substring(equals + 1));
    }
    if (referenceKl != null) {
      set.put("reference-kl", referenceKl);
    }
    return set;
  }

  /** Changed by the file, changed by the options. */
  private TrainingSettings changed(
      TrainingSettings settings, Map<String, String> fromFile, Map<String, String> fromOptions) {
    TrainingSettings changed = settings;
    if (settingsFile != null) {
      try {
        changed = settings.with(fromFile);
      } catch (InvalidSettingException e) {
        throw new UserError(settingsFile + ": " + e.getMessage());
      }
    }
    return changed.with(fromOptions);
  }

  /**
   * @param title what is trained: {@code "lander, seed 1"}; the folder is named after it
   */
  private RunFolder createFolder(String title) throws IOException {
    return runFolder != null
        ? RunFolder.create(runFolder, title, CheckpointPlan.DEFAULT)
        : RunFolder.createNumbered(RUNS, folderName(title), title, CheckpointPlan.DEFAULT);
  }

  private static String folderName(String title) {
    return title
        .replace(", seed ", "-seed")
        .replace(", ", "-")
        .replaceAll("[^A-Za-z0-9._-]", "_"); // a kind may have any name
  }

  private List<String> howToRepeat(
      Games.Choice choice, TrainingPlan plan, EvaluationPlan evaluations, Path folder) {
    String variant =
        choice.game().isMain(choice.variant()) ? "" : " --variant " + choice.variant().name();
    return List.of(
        "The settings of a run, by gdx-agents " + LibraryVersion.current() + ". To repeat it:",
        "  %s train %s%s%s%s%s%s --seed %s --steps %s%s%s --settings %s"
            .formatted(
                names.program(),
                choice.game().name(),
                variant,
                kindName == null ? "" : " --kind " + CommandNames.quoted(kindName),
                opponents.asTyped(),
                from == null ? "" : " --from " + CommandNames.quoted(from),
                match.asTyped(),
                plan.seed(),
                plan.steps(),
                EvaluationOptions.asTyped(evaluations),
                plan.learner() == Learner.FUSED ? "" : " --learner " + learnerName,
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
