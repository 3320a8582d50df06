package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.Csv;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.training.TrainingReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The metrics of a run, one row for each iteration: {@code metrics.csv} for spreadsheets, {@code
 * metrics.jsonl} for programs, {@code metrics.txt} for what they mean. A figure that does not exist
 * is empty in the first, {@code null} in the second.
 *
 * <p>The game's own statistics follow the trainer's figures, in the order in which the game
 * declares them: {@code game_goals} for its statistic {@code goals}. A game declares them before
 * its first episode and never changes them, so every row has the same columns.
 */
final class MetricsFiles implements AutoCloseable {

  static final String GAME_PREFIX = "game_";

  private final Path definitions;
  private final Writer csv;
  private final Writer jsonLines;
  private boolean begun;

  /** Creates the files in a folder. */
  MetricsFiles(Path folder) throws IOException {
    definitions = folder.resolve("metrics.txt");
    Files.writeString(definitions, definitions());
    csv = Files.newBufferedWriter(folder.resolve("metrics.csv"), StandardOpenOption.CREATE_NEW);
    jsonLines =
        Files.newBufferedWriter(folder.resolve("metrics.jsonl"), StandardOpenOption.CREATE_NEW);
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
    report.statistics().forEach((statistic, mean) -> values.put(key(statistic), mean));
    if (!begun) {
      begun = true;
      Files.writeString(
          definitions, definitions(report.statistics().keySet()), StandardOpenOption.APPEND);
      writeLine(csv, Csv.row(values.keySet()));
    }
    writeLine(csv, Csv.row(values.values()));
    writeLine(jsonLines, Json.line(values));
  }

  private static String key(Statistic statistic) {
    return GAME_PREFIX + statistic.name();
  }

  private static void writeLine(Writer writer, CharSequence line) throws IOException {
    writer.append(line).append('\n').flush();
  }

  private static String definitions() {
    StringBuilder text =
        new StringBuilder(
            "The columns of metrics.csv and metrics.jsonl, one row for each iteration.\n\n");
    for (Metric metric : Metric.values()) {
      append(metric.key(), metric.unit(), metric.definition(), text);
    }
    return text.toString();
  }

  private static String definitions(Set<Statistic> statistics) {
    StringBuilder text = new StringBuilder();
    for (Statistic statistic : statistics) {
      String ofEpisode =
          switch (statistic.aggregation()) {
            case MEAN -> "each one's mean";
            case SUM -> "each one's sum";
            case LAST -> "what each one ended with";
          };
      String definition =
          "reported by the game: mean over the last 100 episodes of "
              + ofEpisode
              + "; empty before the first one ended";
      append(key(statistic), statistic.unit(), definition, text);
    }
    return text.toString();
  }

  private static void append(String key, String unit, String definition, StringBuilder text) {
    String bracketed = unit.isEmpty() ? "" : "[" + unit + "] ";
    text.append(String.format(Locale.ROOT, "%-32s %s%s\n", key, bracketed, definition));
  }

  @Override
  public void close() throws IOException {
    try (csv) {
      jsonLines.close();
    }
  }
}
