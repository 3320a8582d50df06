package io.github.gdxagents.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.training.TimeBudget;
import io.github.gdxagents.training.TrainingReport;
import io.github.gdxagents.training.learn.LossStatistics;
import io.github.gdxagents.training.learn.UpdateReport;
import io.github.gdxagents.training.metric.Measure;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricTest {

  @TempDir Path folder;

  @Test
  void everyFigureOfAReportIsAMetric() {
    List<String> figures = new ArrayList<>();
    for (Class<?> report : List.of(TrainingReport.class, UpdateReport.class, TimeBudget.class)) {
      Arrays.stream(report.getRecordComponents())
          .filter(component -> component.getType().isPrimitive())
          .map(RecordComponent::getName)
          .forEach(figures::add);
    }
    Arrays.stream(LossStatistics.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> method.getParameterCount() == 0 && method.getReturnType() != void.class)
        .map(Method::getName)
        .forEach(figures::add);

    assertThat(figures).hasSizeGreaterThan(20);
    assertThat(Arrays.stream(Metric.values()).map(Metric::key))
        .containsExactlyInAnyOrderElementsOf(figures.stream().map(MetricTest::snakeCase).toList());
  }

  @Test
  void eachMetricComesFromTheFigureOfItsName() throws ReflectiveOperationException {
    TrainingReport report = Reports.of(3, -1.5);

    for (RecordComponent component : TrainingReport.class.getRecordComponents()) {
      if (component.getType().isPrimitive()) {
        assertThat(metric(component).of(report)).isEqualTo(component.getAccessor().invoke(report));
      }
    }
    for (RecordComponent component : TimeBudget.class.getRecordComponents()) {
      assertThat(metric(component).of(report))
          .isEqualTo(component.getAccessor().invoke(report.time()));
    }
    for (RecordComponent component : UpdateReport.class.getRecordComponents()) {
      if (component.getType().isPrimitive()) {
        assertThat(metric(component).of(report))
            .isEqualTo(component.getAccessor().invoke(report.update()));
      }
    }
  }

  @Test
  void csvAndJsonLinesHoldTheSameRows() throws IOException {
    try (MetricsFiles files = new MetricsFiles(folder, 0)) {
      files.iterated(Reports.of(1, Double.NaN));
      files.iterated(Reports.of(2, 12.25));
    }

    List<String> rows = Files.readAllLines(folder.resolve("metrics.csv"));
    List<String> objects = Files.readAllLines(folder.resolve("metrics.jsonl"));
    String[] header = rows.get(0).split(",", -1);
    assertThat(header).isEqualTo(Arrays.stream(Metric.values()).map(Metric::key).toArray());
    assertThat(rows).hasSize(3);
    assertThat(objects).hasSize(2);
    for (int row = 0; row < 2; row++) {
      String[] cells = rows.get(row + 1).split(",", -1);
      JsonObject object = JsonParser.parseString(objects.get(row)).getAsJsonObject();
      assertThat(object.keySet()).containsExactly(header);
      for (int column = 0; column < header.length; column++) {
        if (cells[column].isEmpty()) {
          assertThat(object.get(header[column]).isJsonNull()).isTrue();
        } else {
          assertThat(object.get(header[column]).getAsDouble())
              .isEqualTo(Double.parseDouble(cells[column]));
        }
      }
    }
    int meanReturn = List.of(header).indexOf(Metric.MEAN_RETURN.key());
    assertThat(rows.get(1).split(",", -1)[meanReturn]).isEmpty();
    assertThat(rows.get(2).split(",", -1)[meanReturn]).isEqualTo("12.25");
  }

  @Test
  void whatOtherPartsTellFollowsTheGame() throws IOException {
    Map<Statistic, Double> goals =
        Map.of(new Statistic("goals", "", Statistic.Aggregation.SUM), 2.5);
    Measure agreement = new Measure("preferences", "agreement", "share", "of both", 0.75);
    try (MetricsFiles files = new MetricsFiles(folder, 0)) {
      files.iterated(Reports.of(1, 1, goals, List.of(agreement)));
    }

    List<String> rows = Files.readAllLines(folder.resolve("metrics.csv"));
    assertThat(rows.get(0)).endsWith(",game_goals,preferences_agreement");
    assertThat(rows.get(1)).endsWith(",2.5,0.75");
    assertThat(Files.readAllLines(folder.resolve("metrics.txt")))
        .anyMatch(line -> line.matches("preferences_agreement +\\[share\\] of both"));
  }

  @Test
  void theGamesStatisticsFollowInTheirOwnOrder() throws IOException {
    // One has the name of a metric, another one a comma.
    Statistic steps = new Statistic("steps", "m", Statistic.Aggregation.SUM);
    Statistic goals = new Statistic("goals, own", "", Statistic.Aggregation.LAST);
    Map<Statistic, Double> means = new LinkedHashMap<>();
    try (MetricsFiles files = new MetricsFiles(folder, 0)) {
      means.put(steps, Double.NaN);
      means.put(goals, Double.NaN);
      files.iterated(Reports.of(1, 1, means));
      means.put(steps, 2.5);
      means.put(goals, 0.25);
      files.iterated(Reports.of(2, 1, means));
    }

    List<String> rows = Files.readAllLines(folder.resolve("metrics.csv"));
    assertThat(rows.get(0)).endsWith(",publish_seconds,game_steps,\"game_goals, own\"");
    assertThat(rows.get(1)).endsWith(",,");
    assertThat(rows.get(2)).endsWith(",2.5,0.25");
    List<String> objects = Files.readAllLines(folder.resolve("metrics.jsonl"));
    assertThat(objects.get(0)).endsWith(",\"game_steps\":null,\"game_goals, own\":null}");
    assertThat(objects.get(1)).endsWith(",\"game_steps\":2.5,\"game_goals, own\":0.25}");
    assertThat(Files.readAllLines(folder.resolve("metrics.txt")))
        .anyMatch(
            line -> line.startsWith("game_steps ") && line.contains("[m] reported by the game"))
        .anyMatch(line -> line.startsWith("game_goals, own ") && line.contains("ended with"));
  }

  @Test
  void rowsAreOnTheDiskAtOnce() throws IOException {
    try (MetricsFiles files = new MetricsFiles(folder, 0)) {
      files.iterated(Reports.of(1, 1));

      assertThat(folder.resolve("metrics.csv")).content().hasLineCount(2).endsWith("\n");
      assertThat(folder.resolve("metrics.jsonl")).content().hasLineCount(1).endsWith("\n");
    }
  }

  @Test
  void eachMetricIsDefinedBesideTheFiles() throws IOException {
    new MetricsFiles(folder, 0).close();

    String definitions = Files.readString(folder.resolve("metrics.txt"));
    for (Metric metric : Metric.values()) {
      assertThat(metric.definition()).isNotBlank();
      assertThat(definitions.lines())
          .anyMatch(
              line ->
                  line.startsWith(metric.key() + " ")
                      && line.contains(metric.unit())
                      && line.endsWith(metric.definition()));
    }
  }

  private static Metric metric(RecordComponent component) {
    return Metric.valueOf(snakeCase(component.getName()).toUpperCase(Locale.ROOT));
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
