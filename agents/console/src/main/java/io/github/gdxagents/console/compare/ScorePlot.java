package io.github.gdxagents.console.compare;

import io.github.gdxagents.console.text.Axis;
import io.github.gdxagents.console.text.Chart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The picture of a comparison: a row for each variant, the first one on top, with a dot at its
 * score, a line over its interval, and a diamond around its reference.
 */
final class ScorePlot {

  private static final int WIDTH_PIXELS = 1000;
  private static final int ROW_PIXELS = 38;
  private static final int REST_PIXELS = 156;

  /** One failure must not press all others together. */
  private static final double LEAST_DRAWN = -1;

  /** To the left and the right of all that is drawn, in units of the score. */
  private static final double MARGIN = 0.03;

  private static final int MOST_INTERVALS = 15;
  private static final double INTERVAL_PIXELS = 3;
  private static final String END_OF_SCALE_COLOR = "#B4BBC4";

  private final Comparison comparison;
  private final List<Scores.VariantScore> fromBottom;

  ScorePlot(Comparison comparison, Scores scores) {
    this.comparison = comparison;
    fromBottom = new ArrayList<>(scores.variants());
    Collections.reverse(fromBottom);
  }

  /**
   * Draws scores that are all numbers.
   *
   * @return an SVG document
   */
  String svg() {
    int rows = fromBottom.size();
    int height = REST_PIXELS + ROW_PIXELS * (rows + 1);
    Chart chart = new Chart(comparison.title(), WIDTH_PIXELS, height, scoreAxis(), rowAxis());
    for (double end : new double[] {0, 1}) {
      chart.line(List.of(end, end), List.of(0.0, rows + 1.0), END_OF_SCALE_COLOR, 1.5);
    }
    List<Double> referenceScores = new ArrayList<>();
    List<Double> referenceRows = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      Scores.VariantScore score = fromBottom.get(i);
      double row = i + 1.0;
      List<Double> ends = List.of(drawn(score.interval().low()), drawn(score.interval().high()));
      chart.line(ends, List.of(row, row), Chart.COLOR, INTERVAL_PIXELS);
      chart.dots(List.of(drawn(score.score())), List.of(row), Chart.COLOR);
      score
          .variant()
          .reference()
          .ifPresent(
              reference -> {
                referenceScores.add(reference);
                referenceRows.add(row);
              });
    }
    chart.diamonds(referenceScores, referenceRows, Chart.OTHER_COLOR);
    chart.explain("\u25CF", Chart.COLOR, "gdx-agents, with 95 % interval");
    if (!referenceRows.isEmpty()) {
      chart.explain("\u25C7", Chart.OTHER_COLOR, comparison.referenceLabel());
    }
    return chart.svg();
  }

  private Axis scoreAxis() {
    double low = 0;
    double high = 1;
    for (Scores.VariantScore row : fromBottom) {
      double reference = row.variant().reference().orElse(low);
      low = Math.min(low, Math.min(reference, drawn(row.interval().low())));
      high = Math.max(high, reference);
    }
    return Axis.ofNumbers(axisTitle(), low - MARGIN, high + MARGIN, MOST_INTERVALS);
  }

  private String axisTitle() {
    boolean allDrawn =
        fromBottom.stream().mapToDouble(row -> row.interval().low()).min().orElse(0) >= LEAST_DRAWN;
    return "score, from 0 for a random policy to 1 for the best run"
        + (allDrawn ? "" : "; scores below -1 are drawn at -1");
  }

  private Axis rowAxis() {
    List<Axis.Tick> rows = new ArrayList<>();
    for (Scores.VariantScore score : fromBottom) {
      rows.add(new Axis.Tick(rows.size() + 1.0, score.variant().label()));
    }
    return new Axis("", 0, rows.size() + 1.0, rows);
  }

  private static double drawn(double score) {
    return Math.max(LEAST_DRAWN, score);
  }
}
