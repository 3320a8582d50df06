package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.Csv;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.TrainingReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evaluations of a run, one row of {@code evaluations.csv} for each. After the columns of every
 * game come the means of what this one reports, as in {@code metrics.csv}.
 */
final class EvaluationsFile implements RunListener {

  static final String STEPS = "steps";
  static final String MEAN_RETURN = "mean_return";

  private static final List<String> COLUMNS =
      List.of(
          STEPS,
          "episodes",
          "lives",
          MEAN_RETURN,
          "return_deviation",
          "min_return",
          "max_return",
          "mean_episode_decisions",
          "terminated_share");

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
    Evaluation.Spread returns = evaluation.returnSpread();
    List<Object> row = new ArrayList<>();
    row.add(steps);
    row.add(evaluation.episodes());
    row.add(evaluation.returns().length);
    row.add(returns.mean());
    row.add(returns.deviation());
    row.add(returns.min());
    row.add(returns.max());
    row.add(evaluation.lengthSpread().mean());
    row.add(evaluation.terminatedShare());
    for (String name : statistics) {
      row.add(evaluation.statistics().getOrDefault(name, Double.NaN));
    }
    if (csv.isEmpty()) {
      List<String> header = new ArrayList<>(COLUMNS);
      statistics.forEach(name -> header.add(Metric.GAME_PREFIX + name));
      csv.addLine(Csv.row(header));
    }
    csv.addLine(Csv.row(row));
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
