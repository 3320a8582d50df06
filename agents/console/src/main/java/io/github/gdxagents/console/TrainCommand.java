package io.github.gdxagents.console;

import io.github.gdxagents.console.dashboard.RunDescription;
import io.github.gdxagents.console.run.CheckpointPlan;
import io.github.gdxagents.console.run.CloningRun;
import io.github.gdxagents.console.run.EvaluationPlan;
import io.github.gdxagents.console.run.FinalEvaluation;
import io.github.gdxagents.console.run.JsonProgress;
import io.github.gdxagents.console.run.ProgressDisplay;
import io.github.gdxagents.console.run.QuietProgress;
import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.console.run.TrainingResult;
import io.github.gdxagents.console.run.TrainingRun;
import io.github.gdxagents.console.settings.SettingsFile;
import io.github.gdxagents.console.settings.SettingsSection;
import io.github.gdxagents.console.settings.SettingsYaml;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Checkpoint;
import io.github.gdxagents.training.Feasibility;
import io.github.gdxagents.training.LibraryVersion;
import io.github.gdxagents.training.Preset;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.experience.Lineup;
import io.github.gdxagents.training.network.Arithmetic;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.settings.RewardWeights;
import io.github.gdxagents.trajectory.Demonstrations;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "train",
    description =
        "Trains a policy for a game and saves it in a run folder, together with settings, metrics and log.",
    sortOptions = false)
final class TrainCommand extends BaseCommand {

  private static final Path RUNS = Path.of("runs");

  private static final long MOST_THREADS = 1_024;

  /** What may be typed beside --resume: how a run goes on, not which run it is. */
  private static final List<String> WITH_RESUME =
      List.of(
          "--resume",
          "--steps",
          "--threads",
          "--max-simulation-failures",
          "--hook-timeout",
          "--final-episodes",
          "--final-max-ticks",
          "--final-max-seconds",
          "--tensorboard",
          "--dashboard",
          "--quiet",
          "--json",
          "--help");

  private final Games games;
  private final CommandNames names;

  @Mixin private final RunOptions run = new RunOptions();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Number of threads that step simulations; affects the speed, not the policy. Default: one per processor.")
  private long threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--max-simulation-failures",
      paramLabel = "N",
      description =
          "Go on when the game fails, giving up the episode, up to so often in a run. Each failure is saved as a"
              + " replay. Default: ${DEFAULT-VALUE}.")
  private long mostFailures;

  @Mixin private final HookTimeoutOption hookTimeout = new HookTimeoutOption();

  @Mixin private final SettingsOptions given = new SettingsOptions();

  @Option(
      names = "--reference-kl",
      paramLabel = "BETA",
      description =
          "Penalize moving away from the policy that training starts from: the weight of KL(policy || start), or"
              + " adaptive:TARGET for the divergence to keep, in nats a decision. The same as --set reference-kl=BETA.")
  private @Nullable String referenceKl;

  @Mixin private final StartOptions starting = new StartOptions();

  @Mixin private final TeacherOptions teaching = new TeacherOptions();

  @Mixin private final ScenarioOptions scenarios = new ScenarioOptions();

  @Mixin private final SelfPlayOptions selfPlay = new SelfPlayOptions();

  @Mixin private final TellingOptions telling = new TellingOptions();

  @Mixin private final JsonOption json = new JsonOption();

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description =
          "Run folder, new or empty. Default: runs/GAME-seedN or runs/GAME-KIND-seedN, with a number appended if that exists.")
  private @Nullable Path runFolder;

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      description =
          "Continue the run in this folder after its latest checkpoint, bit by bit as if it had never stopped;"
              + " with --steps N for more steps than it was to make.")
  private @Nullable Path resumed;

  @Spec private @Nullable CommandSpec spec;

  TrainCommand(Games games, CommandNames names) {
    this.games = games;
    this.names = names;
  }

  @Override
  public Integer call() throws IOException {
    requireNothingElseWithResume();
    Path path = resumed != null ? resumed.resolve(RunFolder.SETTINGS) : given.file();
    SettingsFile file = path == null ? SettingsFile.EMPTY : read(path);
    Games.Choice choice = run.choose(games, file, names.program());
    Map<String, String> typed = typedSettings();
    teaching.take(typed);
    SettingsSection written = file.of(choice.label(), typed.get(TrainingSettings.ALGORITHM));
    starting.take(written, typed);
    Path folderOfFile = path == null ? Path.of("") : path.resolveSibling("");
    run.orElse(written, folderOfFile);
    teaching.orElse(written, folderOfFile);
    scenarios.orElse(written, folderOfFile);
    selfPlay.orElse(written);

    Kinds kinds = Kinds.of(choice);
    String kind = kinds.chosen(run.kindName());
    Path from = starting.requireOne(run.from());
    Policy start = from == null ? null : run.match().read(from, kinds.spec(kind), messages());
    Lineup lineup = run.opponents().lineup(kind, kinds, run.match(), messages());
    Map<String, String> all = new LinkedHashMap<>(written.changes());
    all.putAll(typed);
    Preset preset = choice.variant().preset(all);
    TrainingSettings asked =
        written
            .applyTo(start == null ? preset.settings() : preset.settings().withNetworkOf(start))
            .with(typed);
    TrainingSettings settings = starting.complete(asked, all.keySet());
    CheckpointPlan checkpoints = run.checkpoints().plan();
    long steps = starting.requireSteps(run.steps(preset.steps()));
    TrainingPlan planned =
        new TrainingPlan(
            run.seed(),
            steps == 0 ? preset.steps() : steps,
            (int) UserError.requireWithin("--threads", 1, MOST_THREADS, threads),
            run.learner(),
            start,
            lineup,
            true,
            (int) UserError.requireWithin("--max-simulation-failures", 0, 1_000_000, mostFailures),
            teaching.feedback(kinds.spec(kind), settings),
            selfPlay.selfPlay(),
            scenarios.practice(choice.variant().simulations()),
            imitated(choice, kinds.spec(kind), settings));
    EvaluationPlan evaluations = run.evaluations().plan(planned.steps());
    FinalEvaluation finalEvaluation = run.evaluations().atEnd();
    long hookSeconds = hookTimeout.seconds();

    // Before the folder is created, so that an impossible run leaves none behind.
    Feasibility.require(
        choice.variant().simulations(), settings, lineup, planned.selfPlay(), start);
    planned.learner().requireUsable();
    telling.requireUsable();
    TrainingPlan plan =
        starting.areGiven()
            ? planned.startingFrom(
                starting.make(choice, kinds.spec(kind), run.match(), settings, planned, messages()))
            : planned;
    String title =
        (kinds.several() ? choice.label() + ", " + kind : choice.label()) + ", seed " + plan.seed();
    RunFolder folder =
        openFolder(
            title,
            checkpoints,
            checkpoint ->
                Trainer.requireRun(checkpoint, choice.label(), kinds.spec(kind), settings, plan));
    Map<String, String> judging = new LinkedHashMap<>(EvaluationOptions.asWritten(evaluations));
    judging.putAll(FinalEvaluationOptions.asWritten(finalEvaluation));
    writeSettings(choice, kinds, kind, settings, plan, judging, checkpoints, folder, steps == 0);
    if (steps == 0) {
      return tell(
          CloningRun.complete(choice.variant().simulations(), plan, finalEvaluation, folder));
    }
    tellWhatBegins(title, plan, folder);
    ProgressDisplay display = display(plan, folder);
    TrainingRun training =
        new TrainingRun(
                choice.label(),
                choice.variant().simulations(),
                settings,
                plan,
                evaluations,
                folder,
                display)
            .judging(finalEvaluation)
            .limitingHooks(hookSeconds)
            .telling(resumeCommand(folder), names.launcher() + " replay");
    telling.addTo(
        folder, new RunDescription(title, plan, settings), training::requestStop, messages());
    TrainingResult result = training.train();
    return tell(result);
  }

  /** What a reward is to be made from, if one is: by default, what the policy is cloned from. */
  private @Nullable Demonstrations imitated(
      Games.Choice choice, AgentSpec spec, TrainingSettings settings) {
    List<Path> files = run.demos() == null ? starting.demonstrations() : List.of(run.demos());
    if (settings.rollout().reward().of(RewardWeights.GAIL) == 0) {
      if (run.demos() != null) {
        throw new UserError("--demos goes with --set reward=gail:1, which is missing");
      }
      return null;
    }
    if (files.isEmpty()) {
      throw new UserError("reward=gail needs demonstrations to imitate; give some by --demos FILE");
    }
    return DemonstrationArgument.read(files, choice.label(), spec);
  }

  private int tell(TrainingResult result) {
    print(new TrainingSummary(result, names));
    result.failures().forEach(err()::println);
    err().flush();
    return result.failures().isEmpty() ? 0 : CommandLineTrainer.FAILURE;
  }

  private ProgressDisplay display(TrainingPlan plan, RunFolder folder) {
    if (isQuiet()) {
      return new QuietProgress(err());
    }
    if (json.isGiven()) {
      JsonProgress progress = new JsonProgress(out(), err());
      folder.add(progress);
      return progress;
    }
    return ProgressDisplay.forTerminal(plan.steps(), err());
  }

  /** On one line as JSON, like each event before; a quiet run has its folder as its result. */
  private void print(TrainingSummary summary) {
    if (json.isGiven()) {
      out().println(Json.line(summary.json()));
    } else if (!isQuiet()) {
      out().print(summary.text());
    }
    out().flush();
  }

  /** A run that goes on is the run that it was. */
  private void requireNothingElseWithResume() {
    if (resumed == null) {
      return;
    }
    List<String> others = new ArrayList<>();
    for (OptionSpec option :
        Objects.requireNonNull(spec).commandLine().getParseResult().matchedOptions()) {
      if (!WITH_RESUME.contains(option.longestName())) {
        others.add(option.longestName());
      }
    }
    if (!others.isEmpty()) {
      throw new UserError(
          "--resume continues a run as it is, so leave out "
              + String.join(", ", others)
              + "; beside it there may be --steps and --threads");
    }
  }

  private SettingsFile read(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return SettingsFile.read(path);
    }
    throw new UserError(
        resumed == null
            ? "Settings file not found: " + path
            : "%s is no run that can be continued: it has no %s"
                .formatted(resumed, RunFolder.SETTINGS));
  }

  private Map<String, String> typedSettings() {
    Map<String, String> set = given.typed();
    if (referenceKl != null) {
      set.put("reference-kl", referenceKl);
    }
    return set;
  }

  /**
   * @param title what is trained: {@code "lander, seed 1"}; the folder is named after it
   * @param check throws where the checkpoint to go on from is of another run
   */
  private RunFolder openFolder(String title, CheckpointPlan checkpoints, Consumer<Checkpoint> check)
      throws IOException {
    if (resumed != null) {
      return RunFolder.resume(resumed, title, checkpoints, check);
    }
    return runFolder != null
        ? RunFolder.create(runFolder, title, checkpoints)
        : RunFolder.createNumbered(RUNS, folderName(title), title, checkpoints);
  }

  private static String folderName(String title) {
    return title
        .replace(", seed ", "-seed")
        .replace(", ", "-")
        .replaceAll("[^A-Za-z0-9._-]", "_"); // a kind may have any name
  }

  /**
   * Writes down all that it takes to repeat or to continue the run. Policies that take part are
   * copied into the folder.
   */
  private void writeSettings(
      Games.Choice choice,
      Kinds kinds,
      String kind,
      TrainingSettings settings,
      TrainingPlan plan,
      Map<String, String> judging,
      CheckpointPlan checkpoints,
      RunFolder folder,
      boolean clonesOnly)
      throws IOException {
    Path from = run.from();
    Path start = null;
    if (from != null && starting.keepsNamed()) {
      start = folder.copy(from, RunFolder.START_POLICY);
    } else if (plan.start() != null) {
      start = folder.keep(plan.start(), RunFolder.START_POLICY);
    }
    Map<String, String> players = new LinkedHashMap<>();
    for (Map.Entry<String, Path> other : run.opponents().files(kind, kinds).entrySet()) {
      String name = "opponent-" + (players.size() + 1) + ".policy";
      players.put(other.getKey(), folder.copy(other.getValue(), name).toString());
    }
    Map<String, String> options = run.asWritten(choice, start);
    if (plan.demonstrations() != null) {
      options.put("demos", folder.keep(plan.demonstrations()).toString());
    }
    options.putAll(TeacherOptions.kept(plan.feedback(), choice.label(), kinds.spec(kind), folder));
    options.putAll(SelfPlayOptions.asWritten(plan.selfPlay()));
    options.putAll(ScenarioOptions.kept(plan.practice(), folder));
    options.put("steps", Long.toString(plan.steps()));
    options.putAll(judging);
    options.putAll(CheckpointOptions.asWritten(checkpoints));
    folder.writeSettings(
        SettingsYaml.text(comments(folder, clonesOnly), options, players, settings));
  }

  private List<String> comments(RunFolder folder, boolean clonesOnly) {
    String version = LibraryVersion.current();
    String again =
        "%s train --settings %s"
            .formatted(
                names.launcher(), CommandNames.quoted(folder.path().resolve(RunFolder.SETTINGS)));
    return clonesOnly
        ? List.of(
            starting.product() + ", by gdx-agents " + version + ".",
            "To train on from it:  " + again)
        : List.of(
            "The settings of a run, by gdx-agents " + version + ".",
            "To repeat it:    " + again,
            "To continue it:  " + resumeCommand(folder));
  }

  private String resumeCommand(RunFolder folder) {
    return names.launcher() + " train --resume " + CommandNames.quoted(folder.path());
  }

  private void tellWhatBegins(String title, TrainingPlan plan, RunFolder folder) {
    PrintWriter messages = messages();
    messages.printf(
        "%s %s, in %s%n", resumed == null ? "Training" : "Continuing", title, folder.path());
    if (plan.learner() == Learner.FUSED && Arithmetic.lacksVectorModule()) {
      messages.printf(
          "Without vectors the policy is the same, but gradients take twice as long: start Java with"
              + " %s%n",
          Arithmetic.vectorOption());
    }
    run.opponents().tell(messages);
    messages.flush();
  }
}
