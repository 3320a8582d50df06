package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.Csv;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.training.TrainingReport;
import io.github.gdxagents.training.metric.Measure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a run, one row for each iteration: {@code metrics.csv} for spreadsheets, {@code
 * metrics.jsonl} for programs, {@code metrics.txt} for what they mean. A figure that does not exist
 * is empty in the first, {@code null} in the second.
 *
 * <p>The game's own statistics follow the trainer's figures, in the order in which the game
 * declares them: {@code game_goals} for its statistic {@code goals}. A game declares them before
 * its first episode and never changes them. Behind them comes what other parts of training tell,
 * such as rewards that are learned: {@code preferences_agreement}. Every row has the same columns.
 */
final class MetricsFiles implements RunListener {

  static final String CSV = "metrics.csv";
  private static final String JSON_LINES = "metrics.jsonl";
  private static final String DEFINITIONS = "metrics.txt";

  private static final Pattern JSON_ITERATION = Pattern.compile("^\\{\"iteration\":(\\d+),");

  private final AppendedFile csv;
  private final AppendedFile jsonLines;
  private final AppendedFile definitions;

  /**
   * Goes on with the files of a folder behind an iteration; rows of later ones are dropped.
   *
   * @param iteration 0 to begin them
   */
  MetricsFiles(Path folder, int iteration) throws IOException {
    csv = AppendedFile.after(folder.resolve(CSV), row -> isUpTo(iteration, row));
    jsonLines = AppendedFile.after(folder.resolve(JSON_LINES), row -> isUpTo(iteration, row));
    definitions = AppendedFile.after(folder.resolve(DEFINITIONS), line -> iteration > 0);
    if (definitions.isEmpty()) {
      definitions.add(definitions().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static boolean isUpTo(int iteration, String row) {
    Matcher json = JSON_ITERATION.matcher(row);
    String first = json.find() ? json.group(1) : row.substring(0, Math.max(0, row.indexOf(',')));
    return (first.equals(Metric.ITERATION.key()) && iteration > 0)
        || (first.matches("\\d{1,9}") && Integer.parseInt(first) <= iteration);
  }

  @Override
  public void iterated(TrainingReport report) {
    Map<String, Number> values = Metric.all(report);
    if (csv.isEmpty()) {
      definitions.add(definitions(report).getBytes(StandardCharsets.UTF_8));
      csv.addLine(Csv.row(values.keySet()));
    }
    csv.addLine(Csv.row(values.values()));
    jsonLines.addLine(Json.line(values));
  }

  @Override
  public @Nullable String trouble() {
    return Stream.of(csv, jsonLines, definitions)
        .map(AppendedFile::trouble)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
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

  private static String definitions(TrainingReport report) {
    StringBuilder text = new StringBuilder();
    for (Statistic statistic : report.statistics().keySet()) {
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
      append(Metric.key(statistic), statistic.unit(), definition, text);
    }
    for (Measure measure : report.measures()) {
      append(Metric.key(measure), measure.unit(), measure.definition(), text);
    }
    return text.toString();
  }

  private static void append(String key, String unit, String definition, StringBuilder text) {
    String bracketed = unit.isEmpty() ? "" : "[" + unit + "] ";
    text.append(String.format(Locale.ROOT, "%-32s %s%s\n", key, bracketed, definition));
  }

  @Override
  public void close() {
    csv.close();
    jsonLines.close();
    definitions.close();
  }
}
