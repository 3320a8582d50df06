package io.github.gdxagents.console.dashboard;

import io.github.gdxagents.console.run.Metric;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.TimeBudget;
import io.github.gdxagents.training.TrainingReport;
import io.github.gdxagents.training.experience.ActionCounts;
import io.github.gdxagents.training.experience.EpisodeResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What there is to show of a run. The thread that trains writes it down and never waits; whoever
 * shows it fetches what is new whenever there is time, so nothing piles up for those who are slow.
 * Thread-safe.
 */
final class LiveRun {

  /** The columns of {@link #evaluations}, named as in {@code evaluations.csv}. */
  private static final List<String> EVALUATION_COLUMNS =
      List.of("steps", "mean_return", "return_deviation", "mean_episode_decisions");

  private static final int LOG_LINES = 200;
  private static final int EPISODES = 250;

  /** What a run is doing. */
  enum Phase {
    TRAINING,
    STOPPING,
    EVALUATING,
    ENDED
  }

  /**
   * How much of a run somebody has seen.
   *
   * @param version changes with anything that is new
   * @param rows how many rows of metrics
   * @param evaluations how many evaluations
   * @param logLines how many lines of the log
   */
  record Cursor(long version, long rows, long evaluations, long logLines) {
    static final Cursor NOTHING = new Cursor(-1, 0, 0, 0);
  }

  private final long begin = System.nanoTime();
  private MetricRows metrics;
  private final Rows evaluations;
  private final Deque<String> log = new ArrayDeque<>();
  private final Deque<EpisodeResult> episodes = new ArrayDeque<>();
  private TimeBudget time = TimeBudget.ZERO;
  private @Nullable ActionCounts actions;
  private Phase phase = Phase.TRAINING;
  private long logLines;
  private long stepsBefore;
  private boolean begun;
  private long version;

  /**
   * @param before what the run has written, if it goes on after a checkpoint; taken over
   */
  LiveRun(SavedRun before) {
    metrics = before.metrics();
    evaluations = before.evaluations().withColumns(EVALUATION_COLUMNS);
  }

  synchronized void iterated(TrainingReport report) {
    if (!begun) {
      begun = true;
      stepsBefore = metrics.steps();
      metrics = metrics.withColumns(columns(report));
    }
    metrics.add(cells(report));
    for (EpisodeResult episode : report.endedEpisodes()) {
      addLast(episode, EPISODES, episodes);
    }
    actions = report.actions();
    time = time.plus(report.time());
    changed();
  }

  /** As in {@code metrics.csv}, so that a run that goes on adds to the rows that are there. */
  private static List<String> columns(TrainingReport report) {
    return List.copyOf(Metric.all(report).keySet());
  }

  private static double[] cells(TrainingReport report) {
    return Metric.all(report).values().stream().mapToDouble(Number::doubleValue).toArray();
  }

  synchronized void evaluated(long steps, Evaluation evaluation) {
    evaluations.add(
        (double) steps,
        evaluation.meanReturn(),
        evaluation.returnSpread().deviation(),
        evaluation.lengthSpread().mean());
    changed();
  }

  synchronized void logged(String line) {
    addLast(line, LOG_LINES, log);
    logLines++;
    changed();
  }

  synchronized void enter(Phase next) {
    if (next.compareTo(phase) > 0) {
      phase = next;
      changed();
    }
  }

  private static <T> void addLast(T element, int most, Deque<T> last) {
    if (last.size() == most) {
      last.removeFirst();
    }
    last.addLast(element);
  }

  private void changed() {
    version++;
    notifyAll();
  }

  /**
   * Waits until there is something new.
   *
   * @return what; null if there was nothing in that time
   */
  synchronized @Nullable News await(Cursor seen, long millis) throws InterruptedException {
    return waitUntil(() -> seen.version() != version, millis) ? news(seen) : null;
  }

  /** Waits until the run has ended, but no longer than that. */
  synchronized void awaitEnd(long millis) throws InterruptedException {
    waitUntil(() -> phase == Phase.ENDED, millis);
  }

  /** Returns whether the condition holds. */
  private synchronized boolean waitUntil(BooleanSupplier condition, long millis)
      throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    long left = millis;
    while (!condition.getAsBoolean() && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
    return condition.getAsBoolean();
  }

  private News news(Cursor seen) {
    List<String> lines = List.copyOf(log);
    int newLines = (int) Math.min(lines.size(), logLines - seen.logLines());
    return new News(
        new Cursor(version, metrics.rows().count(), evaluations.count(), logLines),
        phase,
        (System.nanoTime() - begin) * 1e-9,
        stepsBefore,
        metrics.rows().columns(),
        metrics.rows().from(seen.rows()),
        EVALUATION_COLUMNS,
        evaluations.from(seen.evaluations()),
        lines.subList(lines.size() - newLines, lines.size()),
        List.copyOf(episodes),
        actions,
        time);
  }
}
