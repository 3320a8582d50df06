package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.Csv;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.TrainingReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The evaluations of a run, one row of {@code evaluations.csv} for each. After the columns of every
 * game come the means of what this one reports, as in {@code metrics.csv}.
 */
final class EvaluationsFile implements RunListener {

  static final String STEPS = "steps";
  static final String MEAN_RETURN = "mean_return";

  private final AppendedFile csv;
  private List<String> statistics = List.of();

  /**
   * Goes on with a file, where rows of more steps are dropped. One that does not exist is created
   * with the first row.
   */
  EvaluationsFile(Path path, long steps) throws IOException {
    csv = AppendedFile.after(path, row -> isUpTo(steps, row));
  }

  private static boolean isUpTo(long steps, String row) {
    String first = row.substring(0, Math.max(0, row.indexOf(',')));
    return (first.equals(STEPS) && steps > 0)
        || (first.matches("\\d{1,18}") && Long.parseLong(first) <= steps);
  }

  @Override
  public void iterated(TrainingReport report) {
    statistics = report.statistics().keySet().stream().map(Statistic::name).toList();
  }

  @Override
  public void evaluated(long steps, Evaluation evaluation) {
    Map<String, Number> row = figures(steps, evaluation, statistics);
    if (csv.isEmpty()) {
      csv.addLine(Csv.row(row.keySet()));
    }
    csv.addLine(Csv.row(row.values()));
  }

  /**
   * What an evaluation found, by the names of the columns, in order.
   *
   * @param steps of the run so far
   * @param statistics of the game's own
   */
  static Map<String, Number> figures(
      long steps, Evaluation evaluation, Collection<String> statistics) {
    Evaluation.Spread returns = evaluation.returnSpread();
    Map<String, Number> figures = new LinkedHashMap<>();
    figures.put(STEPS, steps);
    figures.put("episodes", evaluation.episodes());
    figures.put("lives", evaluation.returns().length);
    figures.put(MEAN_RETURN, returns.mean());
    figures.put("return_deviation", returns.deviation());
    figures.put("min_return", returns.min());
    figures.put("max_return", returns.max());
    figures.put("mean_episode_decisions", evaluation.lengthSpread().mean());
    figures.put("terminated_share", evaluation.terminatedShare());
    for (String name : statistics) {
      double mean = evaluation.statistics().getOrDefault(name, Double.NaN);
      figures.put(Metric.GAME_PREFIX + name, mean);
    }
    return figures;
  }

  @Override
  public @Nullable String trouble() {
    return csv.trouble();
  }

  @Override
  public void close() {
    csv.close();
  }
}
