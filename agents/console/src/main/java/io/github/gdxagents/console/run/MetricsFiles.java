package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.Csv;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.training.TrainingReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The metrics of a run, one row for each iteration: {@code metrics.csv} for spreadsheets, {@code
 * metrics.jsonl} for programs, {@code metrics.txt} for what they mean. A figure that does not exist
 * is empty in the first, {@code null} in the second.
 */
final class MetricsFiles implements AutoCloseable {

  private final Writer csv;
  private final Writer jsonLines;

  /** Creates the files in a folder. */
  MetricsFiles(Path folder) throws IOException {
    Files.writeString(folder.resolve("metrics.txt"), definitions());
    csv = Files.newBufferedWriter(folder.resolve("metrics.csv"), StandardOpenOption.CREATE_NEW);
    jsonLines =
        Files.newBufferedWriter(folder.resolve("metrics.jsonl"), StandardOpenOption.CREATE_NEW);
    writeLine(csv, Csv.row(Arrays.stream(Metric.values()).map(Metric::key).toList()));
  }

  /**
   * Adds a row. It is on its way to the disk when this returns, so that a crash costs no more than
   * a line.
   */
  void add(TrainingReport report) throws IOException {
    Map<String, Number> values = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      values.put(metric.key(), metric.of(report));
    }
    writeLine(csv, Csv.row(values.values()));
    writeLine(jsonLines, Json.line(values));
  }

  private static void writeLine(Writer writer, CharSequence line) throws IOException {
    writer.append(line).append('\n').flush();
  }

  private static String definitions() {
    StringBuilder text =
        new StringBuilder(
            "The columns of metrics.csv and metrics.jsonl, one row for each iteration.\n\n");
    for (Metric metric : Metric.values()) {
      String unit = metric.unit().isEmpty() ? "" : "[" + metric.unit() + "] ";
      text.append(
          String.format(Locale.ROOT, "%-32s %s%s\n", metric.key(), unit, metric.definition()));
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    try (csv) {
      jsonLines.close();
    }
  }
}
