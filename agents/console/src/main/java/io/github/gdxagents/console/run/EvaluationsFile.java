package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.Csv;
import io.github.gdxagents.training.Evaluation;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evaluations of a run, one row of {@code evaluations.csv} for each. After the columns of every
 * game come the means of what this one reports, as far as the first evaluation met it.
 */
final class EvaluationsFile implements AutoCloseable {

  private static final List<String> COLUMNS =
      List.of(
          "steps",
          "episodes",
          "mean_return",
          "return_deviation",
          "min_return",
          "max_return",
          "mean_episode_decisions",
          "terminated_share");

  private final Path path;
  private List<String> statistics = List.of();
  private @Nullable Writer csv;

  /** The file is created with the first row. */
  EvaluationsFile(Path path) {
    this.path = path;
  }

  void add(long steps, Evaluation evaluation) throws IOException {
    Writer writer = csv == null ? begin(evaluation) : csv;
    Evaluation.Spread returns = evaluation.returnSpread();
    List<Object> row = new ArrayList<>();
    row.add(steps);
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

  private Writer begin(Evaluation evaluation) throws IOException {
    Writer writer = Files.newBufferedWriter(path, StandardOpenOption.CREATE_NEW);
    csv = writer;
    statistics = List.copyOf(evaluation.statistics().keySet());
    List<String> header = new ArrayList<>(COLUMNS);
    header.addAll(statistics);
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
