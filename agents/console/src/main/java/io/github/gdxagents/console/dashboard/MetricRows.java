package io.github.gdxagents.console.dashboard;

import io.github.gdxagents.console.run.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The metrics of a run as curves, with a figure that follows from them: how fast each iteration
 * was. Not thread-safe.
 */
final class MetricRows {

  /** What comes after the columns of {@code metrics.csv}. */
  static final String STEPS_PER_SECOND = "steps_per_second";

  private static final List<String> SECONDS =
      Stream.of(
              Metric.SIMULATE_SECONDS,
              Metric.ACT_SECONDS,
              Metric.IDLE_SECONDS,
              Metric.ADVANTAGE_SECONDS,
              Metric.UPDATE_SECONDS,
              Metric.PUBLISH_SECONDS)
          .map(Metric::key)
          .toList();

  private final Rows rows;
  private final int steps;
  private final int[] seconds;
  private double stepsBefore;

  /**
   * @param columns those of {@code metrics.csv}
   */
  MetricRows(List<String> columns) {
    this(new Rows(withSpeed(columns)), 0);
  }

  private MetricRows(Rows rows, double stepsBefore) {
    this.rows = rows;
    this.stepsBefore = stepsBefore;
    steps = rows.columns().indexOf(Metric.STEPS.key());
    seconds = SECONDS.stream().mapToInt(rows.columns()::indexOf).filter(c -> c >= 0).toArray();
  }

  private static List<String> withSpeed(List<String> columns) {
    List<String> all = new ArrayList<>(columns);
    all.add(STEPS_PER_SECOND);
    return all;
  }

  /** The same rows with the columns of another {@code metrics.csv}. */
  MetricRows withColumns(List<String> columns) {
    return new MetricRows(rows.withColumns(withSpeed(columns)), stepsBefore);
  }

  /** Adds the row of an iteration. */
  void add(double[] metrics) {
    double[] cells = Arrays.copyOf(metrics, metrics.length + 1);
    double made = steps < 0 ? Double.NaN : metrics[steps];
    double took = Arrays.stream(seconds).mapToDouble(column -> metrics[column]).sum();
    cells[metrics.length] = took > 0 ? (made - stepsBefore) / took : Double.NaN;
    stepsBefore = made;
    rows.add(cells);
  }

  Rows rows() {
    return rows;
  }

  /** How many steps the run has made; 0 before the first row. */
  long steps() {
    return (long) stepsBefore;
  }
}
