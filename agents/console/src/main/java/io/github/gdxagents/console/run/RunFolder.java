package io.github.gdxagents.console.run;

import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.policy.AtomicFile;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.TrainingReport;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.settings.SettingsFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a training run leaves behind:
 *
 * <pre>
 * settings.properties   every setting, in a form that repeats the run
 * metrics.csv           one row for each iteration; metrics.txt says what the columns mean
 * metrics.jsonl         the same as JSON lines
 * evaluations.csv       one row for each time that the policy was evaluated
 * learning-curve.png    mean return over steps, in training and in evaluations
 * latest.policy         the policy as it stands
 * best.policy           the policy with the greatest mean return in an evaluation; there is none before the first
 * train.log             what happened when
 * </pre>
 *
 * <p>Metrics are on the disk after each iteration; policies after the first one, then every few
 * seconds, and when the folder is closed. The picture is drawn aside, every few seconds and when
 * the curve is complete. A file is replaced as a whole or not at all. Where a file cannot be
 * replaced, because another program has it open for instance, the log says so and the next time
 * tries again; only when the folder is closed does it count as a failure. A folder is never written
 * to by two runs. Not thread-safe.
 */
public final class RunFolder implements AutoCloseable {

  public static final String SETTINGS = "settings.properties";
  public static final String LATEST_POLICY = "latest.policy";
  public static final String BEST_POLICY = "best.policy";
  public static final String METRICS = "metrics.csv";
  public static final String EVALUATIONS = "evaluations.csv";
  public static final String LEARNING_CURVE = "learning-curve.png";
  public static final String LOG = "train.log";

  private static final long NANOS_BETWEEN_SAVES = 10_000_000_000L;

  private static final DateTimeFormatter LOG_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final Path path;
  private final MetricsFiles metrics;
  private final EvaluationsFile evaluations;
  private final LearningCurve curve;
  private final CurvePicture picture;
  private final Writer log;
  private List<String> statistics = List.of();
  private @Nullable Policy latest;
  private @Nullable Policy best;
  private boolean bestIsSaved = true;
  private boolean curveIsDrawn = true;
  private boolean drawingFailed;
  private long lastSave;

  private boolean closed;

  private RunFolder(Path path, String title) throws IOException {
    this.path = path;
    metrics = new MetricsFiles(path);
    evaluations = new EvaluationsFile(path.resolve(EVALUATIONS));
    curve = new LearningCurve(title);
    picture = new CurvePicture(path.resolve(LEARNING_CURVE));
    log = Files.newBufferedWriter(path.resolve(LOG), StandardOpenOption.CREATE_NEW);
  }

  /**
   * Begins a run in a folder, which is created if it does not exist.
   *
   * @param title what the run is, for the picture: {@code "lander, seed 1"}
   * @throws FolderInUseException if the folder holds anything
   */
  public static RunFolder create(Path path, String title) throws IOException {
    try {
      Files.createDirectories(path);
    } catch (FileAlreadyExistsException e) {
      throw new FolderInUseException(
          path + " is a file, and a run needs a folder; choose another one with --run");
    }
    try (Stream<Path> files = Files.list(path)) {
      if (files.findAny().isPresent()) {
        throw new FolderInUseException(
            path
                + " is not empty, and a run never overwrites another; choose a new folder with --run, or remove this one");
      }
    }
    return new RunFolder(path, title);
  }

  /**
   * Begins a run in {@code parent/name}, or, where that exists, in {@code parent/name-2} and so on.
   */
  public static RunFolder createNumbered(Path parent, String name, String title)
      throws IOException {
    Files.createDirectories(parent);
    for (int number = 1; ; number++) {
      Path path = parent.resolve(number == 1 ? name : name + "-" + number);
      try {
        Files.createDirectory(path);
        return new RunFolder(path, title);
      } catch (FileAlreadyExistsException e) {
        // Taken; the next number may be free.
      }
    }
  }

  public Path path() {
    return path;
  }

  /**
   * Writes down the settings.
   *
   * @param comments what else it takes to repeat the run, as lines above the settings
   */
  public void writeSettings(TrainingSettings settings, List<String> comments) throws IOException {
    replace(
        SETTINGS, SettingsFile.text(comments, settings.toMap()).getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a line to the log. */
  public void log(String line) throws IOException {
    log.append(LocalDateTime.now(ZoneId.systemDefault()).format(LOG_TIME))
        .append("  ")
        .append(line)
        .append('\n')
        .flush();
  }

  /**
   * Keeps what an iteration brought.
   *
   * @param policy as it stands after the iteration
   */
  public void record(TrainingReport report, Policy policy) throws IOException {
    metrics.add(report);
    statistics = report.statistics().keySet().stream().map(Statistic::name).toList();
    curve.add(report.steps(), report.meanReturn());
    curveIsDrawn = false;
    boolean first = latest == null;
    latest = policy;
    if (first) {
      trySaving();
    } else if (System.nanoTime() - lastSave > NANOS_BETWEEN_SAVES) {
      trySaving();
      drawLearningCurve();
    }
  }

  /**
   * Lets the learning curve be drawn as it is now, and does not wait for it; closing the folder
   * does.
   */
  public void drawLearningCurve() throws IOException {
    if (!curve.isEmpty() && !curveIsDrawn) {
      picture.draw(curve.copy());
      curveIsDrawn = true;
    }
    sayIfDrawingFailed();
  }

  /** Once; training does not stop for a picture. */
  private void sayIfDrawingFailed() throws IOException {
    if (picture.failure() != null && !drawingFailed) {
      drawingFailed = true;
      log(
          "No %s: %s (to draw text, a JVM needs fontconfig and a font)"
              .formatted(LEARNING_CURVE, picture.failure()));
    }
  }

  /**
   * Keeps what an evaluation found. Of policies that are equally good, the later one is the best;
   * one without a score never is.
   *
   * @param steps of this run so far
   * @param policy that was evaluated: the latest one
   */
  public void recordEvaluation(long steps, Policy policy, Evaluation evaluation)
      throws IOException {
    evaluations.add(steps, evaluation, statistics);
    curve.addEvaluation(steps, evaluation.meanReturn());
    curveIsDrawn = false;
    Policy scored = evaluation.score(policy);
    latest = scored;
    boolean better =
        best == null || scored.provenance().scoreMean() >= best.provenance().scoreMean();
    if (scored.provenance().scoreEpisodes() > 0 && better) {
      best = scored;
      bestIsSaved = false;
    }
  }

  /** The policy that did best in an evaluation so far; null before the first. */
  public @Nullable Policy best() {
    return best;
  }

  /**
   * Gives the policies the scores of their last evaluation. The best one was chosen by an earlier
   * one, which it may owe to luck.
   */
  public void replacePolicies(Policy latest, @Nullable Policy best) {
    this.latest = latest;
    this.best = best;
    bestIsSaved = false;
  }

  /** Training does not stop because a file is in use for a moment. */
  private void trySaving() throws IOException {
    try {
      save();
    } catch (IOException e) {
      log("Could not save, trying again in " + NANOS_BETWEEN_SAVES / 1_000_000_000 + " s: " + e);
    }
    lastSave = System.nanoTime();
  }

  /** Saves all that can be saved before it reports what cannot. */
  private void save() throws IOException {
    List<IOException> failures = new ArrayList<>();
    attempt(this::saveLatest, failures);
    attempt(this::saveBest, failures);
    if (!failures.isEmpty()) {
      IOException first = failures.get(0);
      failures.subList(1, failures.size()).forEach(first::addSuppressed);
      throw first;
    }
  }

  private interface Saving {
    void save() throws IOException;
  }

  private static void attempt(Saving saving, List<IOException> failures) {
    try {
      saving.save();
    } catch (IOException e) {
      failures.add(e);
    }
  }

  private void saveLatest() throws IOException {
    if (latest != null) {
      PolicyFile.write(latest, path.resolve(LATEST_POLICY).toFile());
    }
  }

  private void saveBest() throws IOException {
    if (best != null && !bestIsSaved) {
      PolicyFile.write(best, path.resolve(BEST_POLICY).toFile());
      bestIsSaved = true;
    }
  }

  private void replace(String name, byte[] content) throws IOException {
    AtomicFile.replace(path.resolve(name).toFile(), content);
  }

  /**
   * Saves what is not on the disk yet. Closing again does nothing.
   *
   * @throws IOException if something could not be saved; all the rest is, and the files are closed
   */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (log;
        metrics;
        evaluations) {
      saveAtLast();
    }
  }

  private void saveAtLast() throws IOException {
    try (picture) {
      drawLearningCurve(); // while the policies are saved
      save();
    } finally {
      sayIfDrawingFailed();
    }
  }
}
