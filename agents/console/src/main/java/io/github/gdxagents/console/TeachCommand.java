package io.github.gdxagents.console;

import io.github.gdxagents.console.run.CheckpointPlan;
import io.github.gdxagents.console.run.EvaluationPlan;
import io.github.gdxagents.console.run.FinalEvaluation;
import io.github.gdxagents.console.run.QuietProgress;
import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.console.run.TrainingRun;
import io.github.gdxagents.console.settings.SettingsFile;
import io.github.gdxagents.console.settings.SettingsSection;
import io.github.gdxagents.console.settings.SettingsYaml;
import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Feasibility;
import io.github.gdxagents.training.LibraryVersion;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.preference.ComparisonFile;
import io.github.gdxagents.training.preference.LabelDesk;
import io.github.gdxagents.training.settings.PreferenceSettings.TeacherKind;
import io.github.gdxagents.training.settings.RewardWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "teach",
    description =
        "Opens a window in which you say, by keys, which of two clips is better, while a policy learns to do it as"
            + " you like it. What is learned and every answer are kept in a run folder; named again, it goes on.",
    sortOptions = false)
final class TeachCommand extends BaseCommand {

  private static final Path RUNS = Path.of("runs");
  private static final long DEFAULT_SEED = 1;

  /** The run ends when the window is closed, and not before. */
  private static final long STEPS = 1_000_000_000_000L;

  /** How long people look at a clip. */
  private static final double CLIP_SECONDS = 2;

  private static final int MOST_CLIP_DECISIONS = 1_000;

  private final Games games;
  private final CommandNames names;
  private final @Nullable TeachingWindow window;

  @Parameters(
      paramLabel = "RUN_OR_POLICY",
      description =
          "The policy to begin with: a policy file, or a run folder, whose latest policy is meant. A folder of"
              + " this command goes on as it was.")
  @SuppressWarnings("FieldCanBeFinal") // set by picocli
  private Path path = Path.of("");

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "Run folder, new or empty. Default: runs/GAME-taught-seedN, numbered.")
  private @Nullable Path runFolder;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the training. Default: " + DEFAULT_SEED + ".")
  private @Nullable Long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that train. Default: one less than there are processors.")
  private int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Change a setting; may be repeated. Beside those of the game: reward=preferences:1,"
              + " reference-kl=0.1, pair-choice=disagreement, reward-steps=200, critic-warm-up=5,"
              + " clips of two seconds.")
  private List<String> changes = List.of();

  @Mixin private final MatchOption match = new MatchOption();

  /**
   * @param window null where this program has none
   */
  TeachCommand(Games games, CommandNames names, @Nullable TeachingWindow window) {
    this.games = games;
    this.names = names;
    this.window = window;
  }

  @Override
  public Integer call() throws IOException {
    UserError.requireWithin("--threads", 1, 1_024, threads);
    TeachingWindow opened = window;
    if (opened == null) {
      throw new UserError(
          names.program()
              + " has no window here to teach in; give it one by CommandLineTrainer.taughtIn, or,"
              + " where its folder window/ was deleted, unpack it again");
    }
    if (!Files.exists(path)) {
      throw new UserError("There is no run folder, and no policy file, called " + path);
    }
    Lesson lesson = Files.isDirectory(path) ? ofFolder() : begin(path);
    return teach(lesson, opened);
  }

  /** A run, ready to go on or to begin. */
  private record Lesson(
      Games.Choice choice,
      AgentSpec spec,
      TrainingSettings settings,
      TrainingPlan plan,
      boolean goesOn) {}

  private Lesson ofFolder() throws IOException {
    Path yaml = path.resolve(RunFolder.SETTINGS);
    if (Files.isRegularFile(yaml)) {
      SettingsFile file = SettingsFile.read(yaml);
      SettingsSection general = file.general();
      Games.Choice choice =
          games.choose(Objects.requireNonNull(general.text("game")), general.text("variant"));
      SettingsSection written = file.of(choice.label(), null);
      TrainingSettings settings =
          written.applyTo(choice.variant().preset(written.changes()).settings());
      boolean byPeople =
          settings.rollout().reward().of(RewardWeights.PREFERENCES) > 0
              && settings.signals().preferences().teacher() == TeacherKind.NONE;
      if (byPeople) {
        return goOn(choice, general, settings);
      }
    }
    return begin(path.resolve(RunFolder.LATEST_POLICY));
  }

  private Lesson goOn(Games.Choice choice, SettingsSection general, TrainingSettings settings) {
    if (runFolder != null || seed != null || !changes.isEmpty()) {
      throw new UserError(
          path
              + " goes on as it is, so leave out --run, --seed and --set; to begin anew, name its "
              + path.resolve(RunFolder.LATEST_POLICY));
    }
    AgentSpec spec = spec(choice);
    Policy start = match.read(path.resolve(RunFolder.START_POLICY), spec, messages());
    Long itsSeed = general.option("seed", Long::valueOf);
    return new Lesson(
        choice, spec, settings, plan(itsSeed == null ? DEFAULT_SEED : itsSeed, start), true);
  }

  private Lesson begin(Path file) {
    String game = PolicyArgument.read(file).provenance().game();
    Games.Choice choice =
        games
            .labeled(game)
            .orElseThrow(() -> UserError.unknown("game of the policy", game, games.labels()));
    AgentSpec spec = spec(choice);
    Policy start = match.read(file, spec, messages());
    Map<String, String> typed = SettingsOptions.byKey(changes);
    TrainingSettings preset = choice.variant().preset(typed).settings().withNetworkOf(start);
    Map<String, String> all = defaults(spec, preset);
    all.putAll(typed);
    TrainingSettings settings = preset.with(all);
    if (settings.rollout().reward().of(RewardWeights.PREFERENCES) == 0) {
      throw new UserError("reward must have preferences, such as preferences:1, to be taught");
    }
    return new Lesson(
        choice, spec, settings, plan(seed == null ? DEFAULT_SEED : seed, start), false);
  }

  private static AgentSpec spec(Games.Choice choice) {
    Kinds kinds = Kinds.of(choice);
    return kinds.spec(kinds.chosen(null));
  }

  private TrainingPlan plan(long seed, Policy start) {
    return new TrainingPlan(seed, STEPS, threads, Learner.FUSED).startingFrom(start).resumable();
  }

  /** What makes a game's preset one for people: the reference holds what is not taught. */
  private static Map<String, String> defaults(AgentSpec spec, TrainingSettings preset) {
    double decisionSeconds =
        (double) spec.ticksPerDecision()
            * preset.rollout().decisionInterval()
            * spec.fixedStepSeconds();
    long decisions = Math.round(Math.max(1, CLIP_SECONDS / decisionSeconds));
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("reward", RewardWeights.PREFERENCES + ":1");
    defaults.put("reference-kl", "0.1");
    defaults.put("pair-choice", "disagreement");
    defaults.put("reward-steps", "200"); // of many fits, one soon after the other
    defaults.put("clip-decisions", Long.toString(Math.min(MOST_CLIP_DECISIONS, decisions)));
    if (!preset.network().sharedTrunk()) {
      defaults.put("critic-warm-up", "5");
    }
    return defaults;
  }

  private int teach(Lesson lesson, TeachingWindow window) throws IOException {
    TrainingPlan plan = lesson.plan;
    String label = lesson.choice.label();
    Feasibility.require(lesson.choice.variant().simulations(), lesson.settings, null, plan.start());
    String title = label + ", taught, seed " + plan.seed();
    RunFolder folder = open(lesson, title);
    Path labels = folder.path().resolve(RunFolder.COMPARISONS);
    try (LabelDesk desk = new LabelDesk(new ComparisonFile(labels, label, lesson.spec))) {
      if (!lesson.goesOn) {
        writeSettings(lesson, folder);
      }
      messages().println("Teaching " + title + ", in " + folder.path());
      messages().flush();
      TeachingSession session = new TeachingSession(label, desk);
      folder.add(session.listener());
      TrainingRun run =
          new TrainingRun(
                  label,
                  lesson.choice.variant().simulations(),
                  lesson.settings,
                  plan.labeledAt(desk),
                  EvaluationPlan.NONE,
                  folder,
                  new QuietProgress(err()))
              .judging(new FinalEvaluation(0, 1, 1))
              .telling(command(folder), names.launcher() + " replay");
      @Nullable Throwable failure = trainWhileShown(run, session, window);
      tell(folder, desk, session);
      if (failure != null) {
        throw new IOException("Training ended: " + failure.getMessage(), failure);
      }
    }
    return 0;
  }

  private RunFolder open(Lesson lesson, String title) throws IOException {
    if (lesson.goesOn) {
      return RunFolder.resume(
          path,
          title,
          CheckpointPlan.DEFAULT,
          checkpoint ->
              Trainer.requireRun(
                  checkpoint, lesson.choice.label(), lesson.spec, lesson.settings, lesson.plan));
    }
    return runFolder != null
        ? RunFolder.create(runFolder, title, CheckpointPlan.DEFAULT)
        : RunFolder.createNumbered(
            RUNS,
            lesson.choice.label() + "-taught-seed" + lesson.plan.seed(),
            title,
            CheckpointPlan.DEFAULT);
  }

  private void writeSettings(Lesson lesson, RunFolder folder) throws IOException {
    Games.Choice choice = lesson.choice;
    Map<String, String> options = new LinkedHashMap<>();
    options.put("game", choice.game().name());
    if (!choice.game().isMain(choice.variant())) {
      options.put("variant", choice.variant().name());
    }
    Policy start = Objects.requireNonNull(lesson.plan.start());
    options.put("from", folder.keep(start, RunFolder.START_POLICY).toString());
    options.put("seed", Long.toString(lesson.plan.seed()));
    options.put("steps", Long.toString(lesson.plan.steps()));
    folder.writeSettings(
        SettingsYaml.text(
            List.of(
                "The settings of a run that a person teaches, by gdx-agents "
                    + LibraryVersion.current()
                    + ".",
                "To go on:  " + command(folder)),
            options,
            Map.of(),
            lesson.settings));
  }

  private String command(RunFolder folder) {
    return names.launcher() + " teach " + CommandNames.quoted(folder.path());
  }

  /** Trains on a thread of its own, as long as the window is open; returns why that failed. */
  private static @Nullable Throwable trainWhileShown(
      TrainingRun run, TeachingSession session, TeachingWindow window) {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread training =
        new Thread(
            () -> {
              try {
                run.train();
              } catch (Exception | Error e) { // handed on below
                failure.set(e);
                session.end("Training ended: " + e.getMessage() + " · Esc closes the window");
              }
            },
            "training");
    training.start();
    try {
      window.show(session);
    } finally {
      run.requestStop();
      join(training);
    }
    return failure.get();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(RunFolder folder, LabelDesk desk, TeachingSession session) {
    long steps = session.latest() == null ? 0 : session.latest().steps();
    out().printf("%s labels: %s%n", desk.labels(), folder.path().resolve(RunFolder.COMPARISONS));
    out()
        .printf(
            "Policy after %s steps: %s%n",
            NumberText.count(steps), folder.path().resolve(RunFolder.LATEST_POLICY));
    out().printf("To go on: %s%n", command(folder));
    names.watching(folder.path()).ifPresent(command -> out().printf("To watch: %s%n", command));
    out().flush();
  }
}
