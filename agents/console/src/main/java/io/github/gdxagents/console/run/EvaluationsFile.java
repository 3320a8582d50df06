package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.Csv;
import io.github.gdxagents.training.Evaluation;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evaluations of a run, one row of {@code evaluations.csv} for each. After the columns of every
 * game come the means of what this one reports, as in {@code metrics.csv}.
 */
final class EvaluationsFile implements AutoCloseable {

  private static final List<String> COLUMNS =
      List.of(
          "steps",
          "episodes",
          "lives",
          "mean_return",
          "return_deviation",
          "min_return",
          "max_return",
          "mean_episode_decisions",
          "terminated_share");

  private final Path path;
  private @Nullable Writer csv;

  /** The file is created with the first row. */
  EvaluationsFile(Path path) {
    this.path = path;
  }

  /**
   * Adds a row.
   *
   * @param statistics the names of all that the game reports, always the same ones
   */
  void add(long steps, Evaluation evaluation, Collection<String> statistics) throws IOException {
    Writer writer = csv == null ? begin(statistics) : csv;
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
    writer.append(Csv.row(row)).append('\n').flush();
  }

  private Writer begin(Collection<String> statistics) throws IOException {
    Writer writer = Files.newBufferedWriter(path, StandardOpenOption.CREATE_NEW);
    csv = writer;
    List<String> header = new ArrayList<>(COLUMNS);
    statistics.forEach(name -> header.add(MetricsFiles.GAME_PREFIX + name));
    writer.append(Csv.row(header)).append('\n');
    return writer;
  }

  @Override
  public void close() throws IOException {
    if (csv != null) {
      csv.close();
    }
  }
}
