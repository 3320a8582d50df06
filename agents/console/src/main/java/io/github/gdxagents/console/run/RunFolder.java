package io.github.gdxagents.console.run;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.play.Replay;
import io.github.gdxagents.play.ReplayFile;
import io.github.gdxagents.policy.AtomicFile;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.Checkpoint;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.TrainingReport;
import io.github.gdxagents.training.experience.PastSelf;
import io.github.gdxagents.training.experience.Practice;
import io.github.gdxagents.training.experience.SimulationFailure;
import io.github.gdxagents.training.preference.Comparison;
import io.github.gdxagents.training.preference.ComparisonFile;
import io.github.gdxagents.training.preference.RewardModel;
import io.github.gdxagents.training.preference.RewardModelFile;
import io.github.gdxagents.trajectory.DemonstrationFile;
import io.github.gdxagents.trajectory.Demonstrations;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a training run leaves behind:
 *
 * <pre>
 * settings.yaml         every setting, in a form that repeats the run
 * start.policy          the policy that training started from, if any; likewise opponent-1.policy
 * imitated.demos        the demonstrations that are imitated, if any are
 * start.comparisons     the comparisons that the run began with, if any
 * fixed.reward          the reward that another run has learned and this one is paid by, if any
 * labels.comparisons    every comparison that was made, where the reward is learned from such
 * metrics.csv           one row for each iteration; metrics.txt says what the columns mean
 * metrics.jsonl         the same as JSON lines
 * evaluations.csv       one row for each time that the policy was evaluated
 * learning-curve.svg    mean return over steps, in training and in evaluations
 * latest.policy         the policy as it stands
 * latest.reward         the reward that was learned, as it stood at the latest checkpoint, if one is
 * best.policy           the policy with the greatest mean return in an evaluation; there is none before the first
 * selves/               what the policy was at times, where it plays against itself
 * checkpoints/          the run as it stood at times, to go on from
 * failures/             episodes in which the game failed, to be played again; if there are any
 * train.log             what happened when
 * </pre>
 *
 * <p>Metrics are on the disk after each iteration; policies after the first one, then every few
 * seconds, and when the folder is closed. A file is replaced as a whole or not at all. Training
 * goes on where a file cannot be written: {@link #news} says so once, it is tried again, and in the
 * end a policy is rather saved elsewhere than lost. A folder is never written to by two runs. Not
 * thread-safe.
 */
public final class RunFolder implements AutoCloseable {

  public static final String SETTINGS = "settings.yaml";
  public static final String START_POLICY = "start.policy";
  public static final String DEMONSTRATIONS = "imitated.demos";
  public static final String COMPARISONS = "labels.comparisons";
  public static final String START_COMPARISONS = "start.comparisons";
  public static final String SCENARIOS = "scenarios";
  public static final String FIXED_REWARD = "fixed.reward";
  public static final String LATEST_REWARD = "latest.reward";
  public static final String LATEST_POLICY = "latest.policy";
  public static final String BEST_POLICY = "best.policy";
  public static final String METRICS = MetricsFiles.CSV;
  public static final String EVALUATIONS = "evaluations.csv";
  public static final String LEARNING_CURVE = "learning-curve.svg";
  public static final String CHECKPOINTS = "checkpoints";
  public static final String PAST_SELVES = "selves";
  public static final String FAILURES = "failures";
  public static final String LOG = "train.log";

  /** Failures are alike: of these, one or the other tells why. */
  private static final int MOST_REPLAYS = 100;

  private final Path path;
  private final RunLog log;
  private final SavedPolicies policies;
  private final SavedReward reward;
  private final SavedSelves selves;
  private final Checkpoints checkpoints;
  private final RunListeners listeners = new RunListeners();
  private final List<String> troublesTold = new ArrayList<>();
  private @Nullable Checkpoint resumed;
  private boolean closed;

  private RunFolder(Path path, RunLog log, CheckpointPlan plan) {
    this.path = path;
    this.log = log;
    policies = new SavedPolicies(path);
    reward = new SavedReward(path);
    selves = new SavedSelves(path);
    checkpoints = new Checkpoints(path, plan);
  }

  /**
   * Begins a run in a folder, which is created if it does not exist.
   *
   * @param title what the run is, for the picture: {@code "lander, seed 1"}
   * @throws UnusableFolderException if the folder holds anything, or is a file
   */
  public static RunFolder create(Path path, String title, CheckpointPlan plan) throws IOException {
    try {
      Files.createDirectories(path);
    } catch (FileAlreadyExistsException e) {
      throw new UnusableFolderException(
          path + " is a file, and a run needs a folder; choose another one with --run");
    }
    try (Stream<Path> files = Files.list(path)) {
      if (files.findAny().isPresent()) {
        throw new UnusableFolderException(
            path
                + " is not empty, and a run never overwrites another; choose a new folder with --run, or remove this one");
      }
    }
    return begin(path, title, plan);
  }

  /**
   * Begins a run in {@code parent/name}, or, where that exists, in {@code parent/name-2} and so on.
   */
  public static RunFolder createNumbered(
      Path parent, String name, String title, CheckpointPlan plan) throws IOException {
    Files.createDirectories(parent);
    for (int number = 1; ; number++) {
      Path path = parent.resolve(number == 1 ? name : name + "-" + number);
      try {
        Files.createDirectory(path);
        return begin(path, title, plan);
      } catch (FileAlreadyExistsException e) {
        // Taken; the next number may be free.
      }
    }
  }

  private static RunFolder begin(Path path, String title, CheckpointPlan plan) throws IOException {
    RunFolder folder = new RunFolder(path, new RunLog(path), plan);
    folder.goOn(title, null);
    return folder;
  }

  /**
   * Goes on with a run after its latest checkpoint, or from its begin if there is none. What was
   * written after that is dropped, and so is what a process that was killed has left unfinished.
   *
   * @param check throws where the checkpoint is not of the run that goes on; nothing is dropped
   *     then
   * @throws UnusableFolderException if another run writes to it at this moment
   */
  public static RunFolder resume(
      Path path, String title, CheckpointPlan plan, Consumer<Checkpoint> check) throws IOException {
    RunFolder folder = new RunFolder(path, new RunLog(path), plan);
    try {
      List<String> damaged = new ArrayList<>();
      Checkpoint checkpoint = Checkpoints.latest(path, damaged);
      damaged.forEach(folder::log);
      if (checkpoint != null) {
        check.accept(checkpoint);
      }
      removeUnfinished(path);
      removeUnfinished(path.resolve(CHECKPOINTS));
      folder.goOn(title, checkpoint);
    } catch (IOException | RuntimeException e) {
      folder.log.close();
      throw e;
    }
    return folder;
  }

  private void goOn(String title, @Nullable Checkpoint checkpoint) throws IOException {
    int iteration = checkpoint == null ? 0 : checkpoint.iteration();
    long steps = checkpoint == null ? 0 : checkpoint.steps();
    listeners.add(new MetricsFiles(path, iteration));
    listeners.add(new EvaluationsFile(path.resolve(EVALUATIONS), steps));
    LearningCurve curve = new LearningCurve(title);
    curve.addAll(path.resolve(METRICS), path.resolve(EVALUATIONS));
    listeners.add(new CurveFile(path.resolve(LEARNING_CURVE), curve));
    resumed = checkpoint;
  }

  private static void removeUnfinished(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> unfinished;
    try (Stream<Path> files = Files.list(folder)) {
      unfinished = files.filter(file -> file.toString().endsWith(AtomicFile.UNFINISHED)).toList();
    }
    for (Path file : unfinished) {
      Files.deleteIfExists(file);
    }
  }

  public Path path() {
    return path;
  }

  /** The checkpoint after which the run goes on; null if it begins. */
  public @Nullable Checkpoint resumed() {
    return resumed;
  }

  /** Adds somebody who hears of the run from now on, and is closed with the folder. */
  public void add(RunListener listener) {
    listeners.add(listener);
  }

  /** Writes down the settings, as YAML. */
  public void writeSettings(String yaml) throws IOException {
    AtomicFile.replace(path.resolve(SETTINGS).toFile(), yaml.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Keeps a copy of a policy that takes part, unless it is that copy.
   *
   * @return the name of the copy, relative to this folder
   */
  public Path copy(Path policy, String name) throws IOException {
    Path copy = path.resolve(name);
    if (!Files.exists(copy) || !Files.isSameFile(copy, policy)) {
      AtomicFile.replace(copy.toFile(), Files.readAllBytes(policy));
    }
    return Path.of(name);
  }

  /**
   * Keeps a policy that takes part.
   *
   * @return the name of its file, relative to this folder
   */
  public Path keep(Policy policy, String name) throws IOException {
    PolicyFile.write(policy, path.resolve(name).toFile());
    return Path.of(name);
  }

  /**
   * Keeps the demonstrations that are imitated.
   *
   * @return the name of their file, relative to this folder
   */
  public Path keep(Demonstrations demonstrations) throws IOException {
    DemonstrationFile.write(demonstrations, path.resolve(DEMONSTRATIONS).toFile());
    return Path.of(DEMONSTRATIONS);
  }

  /**
   * Keeps the comparisons that the run begins with.
   *
   * @return the name of their file, relative to this folder
   */
  public Path keep(List<Comparison> comparisons, String game, AgentSpec spec) throws IOException {
    Path file = path.resolve(START_COMPARISONS);
    if (Files.notExists(file)) {
      Path unfinished = Files.createTempFile(path, START_COMPARISONS, AtomicFile.UNFINISHED);
      try (ComparisonFile all = new ComparisonFile(unfinished, game, spec)) {
        all.addAll(comparisons);
      }
      Files.move(unfinished, file);
    }
    return Path.of(START_COMPARISONS);
  }

  /**
   * Keeps the situations that are practiced.
   *
   * @return the name of their folder, relative to this one
   */
  public Path keep(Practice practice) throws IOException {
    Path folder = path.resolve(SCENARIOS);
    Files.createDirectories(folder);
    int number = 0;
    for (Replay start : practice.starts()) {
      number++;
      String name = String.format(Locale.ROOT, "%05d.replay", number);
      ReplayFile.write(start, folder.resolve(name).toFile());
    }
    return Path.of(SCENARIOS);
  }

  /**
   * Keeps the learned reward that the run is paid by.
   *
   * @return the name of its file, relative to this folder
   */
  public Path keep(RewardModel model) throws IOException {
    RewardModelFile.write(model, path.resolve(FIXED_REWARD).toFile());
    return Path.of(FIXED_REWARD);
  }

  /**
   * Keeps how a game failed: its episode, to be played again, and in the log the trace.
   *
   * @return the replay; null where there are many already, or it could not be written
   */
  public @Nullable Path recordFailure(SimulationFailure failure, String game) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    log(trace.toString());
    Path failures = path.resolve(FAILURES);
    try {
      Files.createDirectories(failures);
      Path file = failures.resolve("1.replay");
      for (int number = 2; Files.exists(file); number++) {
        if (number > MOST_REPLAYS) {
          return null;
        }
        file = failures.resolve(number + ".replay");
      }
      ReplayFile.write(failure.replay().of(game), file.toFile());
      return file;
    } catch (IOException e) {
      log(WriteFailure.of(failures, e));
      return null;
    }
  }

  /** Adds a line to the log. */
  public void log(String line) {
    log.add(line);
    listeners.forEach(listener -> listener.logged(line));
  }

  /**
   * Keeps what an iteration brought.
   *
   * @param policy as it stands after the iteration
   */
  public void record(TrainingReport report, Policy policy) {
    listeners.forEach(listener -> listener.iterated(report));
    policies.iterated(policy);
  }

  /**
   * Keeps what an evaluation found. Of policies that are equally good, the later one is the best;
   * one without a score never is.
   *
   * @param steps of this run so far
   * @param policy that was evaluated: the latest one
   * @return whether it is the best so far
   */
  public boolean recordEvaluation(long steps, Policy policy, Evaluation evaluation) {
    listeners.forEach(listener -> listener.evaluated(steps, evaluation));
    return policies.evaluated(policy, evaluation);
  }

  /** All iterations have been made. */
  public void recordTrained() {
    listeners.forEach(RunListener::trained);
  }

  Checkpoints checkpoints() {
    return checkpoints;
  }

  /** Keeps what the policy was at times. */
  void record(List<PastSelf> pastSelves) {
    selves.keep(pastSelves);
  }

  SavedReward reward() {
    return reward;
  }

  /** The policy that did best in an evaluation so far; null before the first. */
  public @Nullable Policy best() {
    return policies.best();
  }

  /**
   * Gives the policies the scores of their last evaluation. The best one was chosen by an earlier
   * one, which it may owe to luck.
   */
  public void replacePolicies(Policy latest, @Nullable Policy best) {
    policies.replace(latest, best);
  }

  /** What could not be written, or is written again, since the last call; in the log as well. */
  public List<String> news() {
    List<String> troubles =
        Stream.of(
                log.trouble(),
                policies.trouble(),
                reward.trouble(),
                selves.trouble(),
                checkpoints.trouble())
            .filter(Objects::nonNull)
            .toList();
    List<String> news = new ArrayList<>(troubles);
    news.removeAll(troublesTold);
    news.addAll(listeners.news());
    troublesTold.clear();
    troublesTold.addAll(troubles);
    news.forEach(this::log);
    return news;
  }

  /**
   * Saves what is not on the disk yet. Closing again does nothing.
   *
   * @return what could not be written, and where policies are instead, one line each; all the rest
   *     is on the disk
   */
  public List<String> saveAndClose() {
    if (closed) {
      return List.of();
    }
    closed = true;
    List<String> failures = new ArrayList<>(policies.saveAtLast());
    reward.write();
    checkpoints.write(false);
    failures.forEach(this::log);
    listeners.close();
    failures.addAll(news());
    log.close();
    return failures;
  }

  @Override
  public void close() {
    saveAndClose();
  }
}
