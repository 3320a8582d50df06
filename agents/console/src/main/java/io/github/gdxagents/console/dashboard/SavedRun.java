package io.github.gdxagents.console.dashboard;

import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.console.text.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The curves of a run as its folder holds them. The run may be going on: of a line that is not
 * written to its end, some figures are missing.
 *
 * @param metrics one row for each iteration
 * @param evaluations one row for each evaluation
 */
record SavedRun(MetricRows metrics, Rows evaluations) {

  static SavedRun read(Path folder) throws IOException {
    Path metrics = folder.resolve(RunFolder.METRICS);
    List<String> columns = columns(metrics);
    MetricRows iterations = new MetricRows(columns);
    if (!columns.isEmpty()) {
      Csv.forEachRow(metrics, columns, iterations::add);
    }
    Path evaluations = folder.resolve(RunFolder.EVALUATIONS);
    Rows evaluated = new Rows(columns(evaluations));
    if (!evaluated.columns().isEmpty()) {
      Csv.forEachRow(evaluations, evaluated.columns(), evaluated::add);
    }
    return new SavedRun(iterations, evaluated);
  }

  private static List<String> columns(Path csv) throws IOException {
    return Files.exists(csv) ? Csv.columns(csv) : List.of();
  }
}
