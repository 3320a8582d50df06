package io.github.gdxagents.console.tensorboard;

import io.github.gdxagents.console.run.Metric;
import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.console.run.RunListener;
import io.github.gdxagents.console.text.Csv;
import io.github.gdxagents.training.Checkpoint;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.TrainingReport;
import io.github.gdxagents.training.experience.ActionCounts;
import io.github.gdxagents.training.learn.LossStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells TensorBoard of a run, under the tags of Stable-Baselines3 and with its signs, so that runs
 * of both can be laid over one another. A step is a decision. The file is in the run folder itself:
 * {@code tensorboard --logdir runs} shows a run for each folder, by the folder's name.
 *
 * <p>A run that goes on after a checkpoint begins another file, which says that what earlier ones
 * tell of later steps no longer holds.
 */
public final class TensorBoardFile implements RunListener {

  private final EventFile events;

  /** Of the time that is told; a run that goes on counts from there. */
  private final long begin = System.nanoTime();

  private final long stepsAtBegin;
  private long steps;
  private long epochs;

  private TensorBoardFile(EventFile events, long stepsAtBegin, long epochs) {
    this.events = events;
    this.stepsAtBegin = stepsAtBegin;
    this.epochs = epochs;
    steps = stepsAtBegin;
  }

  /**
   * Begins a file in a run folder.
   *
   * @param settings of the run, shown as a text
   */
  public static TensorBoardFile in(RunFolder folder, Map<String, String> settings)
      throws IOException {
    Checkpoint resumed = folder.resumed();
    long steps = resumed == null ? 0 : resumed.steps();
    EventFile events = EventFile.begin(folder.path(), resumed == null ? 0 : steps + 1);
    events.add(steps, new Summary().addText("settings", table(settings)));
    return new TensorBoardFile(events, steps, epochs(folder.path().resolve(RunFolder.METRICS)));
  }

  /** In Markdown. */
  private static String table(Map<String, String> settings) {
    StringBuilder table = new StringBuilder("| setting | value |\n|---|---|\n");
    settings.forEach(
        (key, value) ->
            table.append("| ").append(key).append(" | ").append(escaped(value)).append(" |\n"));
    return table.toString();
  }

  private static String escaped(String value) {
    return value.replace("|", "\\|").replace("*", "\\*").replace("_", "\\_");
  }

  /** How many epochs a run has made so far. */
  private static long epochs(Path metrics) throws IOException {
    if (!Files.exists(metrics)) {
      return 0;
    }
    return (long)
        Csv.numbers(metrics, Metric.EPOCHS.key()).stream()
            .mapToDouble(row -> row[0])
            .filter(Double::isFinite)
            .sum();
  }

  @Override
  public void iterated(TrainingReport report) {
    steps = report.steps();
    epochs += report.update().epochs();
    LossStatistics loss = report.update().statistics();
    double seconds = Math.max((System.nanoTime() - begin) * 1e-9, 1e-9);
    Summary summary =
        new Summary()
            .addScalar("rollout/ep_rew_mean", report.meanReturn())
            .addScalar("rollout/ep_len_mean", report.meanEpisodeDecisions())
            .addScalar("train/approx_kl", loss.klK3())
            .addScalar("train/clip_fraction", loss.clipFraction())
            .addScalar("train/explained_variance", report.explainedVariance())
            .addScalar("train/entropy_loss", -loss.entropy())
            .addScalar("train/value_loss", report.update().valueLoss())
            .addScalar("train/policy_gradient_loss", -loss.surrogate())
            .addScalar("train/learning_rate", report.update().learningRate())
            .addScalar("train/n_updates", (double) epochs)
            .addScalar("time/fps", (steps - stepsAtBegin) / seconds)
            .addScalar("time/iterations", report.iteration());
    report
        .statistics()
        .forEach((statistic, mean) -> summary.addScalar("game/" + statistic.name(), mean));
    report
        .measures()
        .forEach(
            measure -> summary.addScalar(measure.group() + "/" + measure.name(), measure.value()));
    addActions(report.actions(), summary);
    events.add(steps, summary);
  }

  private static void addActions(ActionCounts actions, Summary summary) {
    Set<String> names = new HashSet<>();
    for (ActionCounts.BranchCounts branch : actions.branches()) {
      names.add(branch.branch().name());
      summary.addHistogram("actions/" + branch.branch().name(), branch);
    }
    for (ActionCounts.AxisCounts axis : actions.axes()) {
      String name = axis.axis().name(); // which a branch may have as well
      summary.addHistogram("actions/" + (names.contains(name) ? name + " axis" : name), axis);
    }
  }

  @Override
  public void evaluated(long steps, Evaluation evaluation) {
    events.add(
        steps,
        new Summary()
            .addScalar("eval/mean_reward", evaluation.meanReturn())
            .addScalar("eval/mean_ep_length", evaluation.lengthSpread().mean()));
  }

  @Override
  public @Nullable String trouble() {
    return events.trouble();
  }

  @Override
  public void close() {
    events.close();
  }
}
