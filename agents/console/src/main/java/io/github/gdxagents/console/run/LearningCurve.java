package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.ChartStyle;
import io.github.gdxagents.console.text.Csv;
import io.github.gdxagents.console.text.Headless;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The mean return over the steps of a run, of the last 100 training episodes and of evaluations,
 * and its picture.
 */
final class LearningCurve {

  private static final int WIDTH_PIXELS = 1000;
  private static final int HEIGHT_PIXELS = 600;

  /** More points than pixels would only blur the line. */
  private static final int MOST_POINTS = 1000;

  /** Beyond this, as when a run diverges, XChart searches for labels forever. */
  private static final double GREATEST_RETURN = 1e12;

  private final String title;
  private final List<Double> steps = new ArrayList<>();
  private final List<Double> returns = new ArrayList<>();
  private final List<Double> evaluationSteps = new ArrayList<>();
  private final List<Double> evaluationReturns = new ArrayList<>();

  LearningCurve(String title) {
    this.title = title;
  }

  /** The same curve, for another thread to draw. */
  LearningCurve copy() {
    LearningCurve copy = new LearningCurve(title);
    copy.steps.addAll(steps);
    copy.returns.addAll(returns);
    copy.evaluationSteps.addAll(evaluationSteps);
    copy.evaluationReturns.addAll(evaluationReturns);
    return copy;
  }

  /** Adds a point, unless no episode has ended yet, or the return is beyond all drawing. */
  void add(long step, double meanReturn) {
    add(step, meanReturn, steps, returns);
  }

  /** Adds the mean return of an evaluation, unless it is beyond all drawing. */
  void addEvaluation(long step, double meanReturn) {
    add(step, meanReturn, evaluationSteps, evaluationReturns);
  }

  /**
   * Adds what a run has written so far.
   *
   * @param metrics rows as {@link MetricsFiles} writes them
   * @param evaluations rows as {@link EvaluationsFile} writes them; may not exist
   */
  void addAll(Path metrics, Path evaluations) throws IOException {
    if (Files.exists(metrics)) {
      Csv.numbers(metrics, Metric.STEPS.key(), Metric.MEAN_RETURN.key())
          .forEach(row -> add((long) row[0], row[1]));
    }
    if (Files.exists(evaluations)) {
      Csv.numbers(evaluations, EvaluationsFile.STEPS, EvaluationsFile.MEAN_RETURN)
          .forEach(row -> addEvaluation((long) row[0], row[1]));
    }
  }

  private static void add(long step, double meanReturn, List<Double> steps, List<Double> returns) {
    if (Math.abs(meanReturn) <= GREATEST_RETURN) {
      steps.add((double) step);
      returns.add(meanReturn);
      if (steps.size() > 2 * MOST_POINTS) {
        thin(steps);
        thin(returns);
      }
    }
  }

  /** Drops every other point but the first and the last, of an odd number. */
  private static void thin(List<Double> values) {
    List<Double> kept = thinned(values, 2);
    values.clear();
    values.addAll(kept);
  }

  int size() {
    return steps.size();
  }

  boolean isEmpty() {
    return steps.isEmpty() && evaluationSteps.isEmpty();
  }

  /** Draws a PNG. */
  byte[] png() throws IOException {
    Headless.drawWithoutDisplay();
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH_PIXELS)
            .height(HEIGHT_PIXELS)
            .title(title)
            .xAxisTitle("training steps (decisions of all agents)")
            .yAxisTitle(
                evaluationSteps.isEmpty() ? "mean return of the last 100 episodes" : "mean return")
            .build();
    style(chart.getStyler(), !evaluationSteps.isEmpty());
    if (!steps.isEmpty()) {
      addSeries(chart, "last 100 training episodes", steps, returns)
          .setMarker(steps.size() > 1 ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE)
          .setMarkerColor(ChartStyle.LINE)
          .setLineColor(ChartStyle.LINE);
    }
    if (!evaluationSteps.isEmpty()) {
      addSeries(chart, "evaluation, most probable actions", evaluationSteps, evaluationReturns)
          .setMarker(SeriesMarkers.CIRCLE)
          .setMarkerColor(ChartStyle.OTHER_LINE)
          .setLineColor(ChartStyle.OTHER_LINE);
    }
    keepTicksRound(chart);
    return ChartStyle.png(chart);
  }

  private static XYSeries addSeries(
      XYChart chart, String name, List<Double> steps, List<Double> returns) {
    int stride = 1 + (steps.size() - 1) / MOST_POINTS;
    XYSeries series = chart.addSeries(name, thinned(steps, stride), thinned(returns, stride));
    series.setLineStyle(new BasicStroke(2.5f));
    return series;
  }

  /**
   * XChart labels evenly spaced points instead of round numbers. Two invisible points disturb the
   * even spacing.
   */
  private void keepTicksRound(XYChart chart) {
    double[] x = {0, 1};
    double some = (returns.isEmpty() ? evaluationReturns : returns).get(0);
    double[] y = {some, some};
    chart
        .addSeries("invisible", x, y)
        .setMarker(SeriesMarkers.NONE)
        .setLineStyle(SeriesLines.NONE)
        .setShowInLegend(false);
  }

  private static void style(XYStyler style, boolean legend) {
    ChartStyle.apply(style);
    style
        .setLegendVisible(legend)
        .setLegendPosition(Styler.LegendPosition.InsideSE)
        .setLegendBorderColor(Color.WHITE)
        .setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    style.setXAxisMin(0.0);
    style.setXAxisDecimalPattern("#,###").setXAxisTickMarkSpacingHint(110);
    style.setYAxisDecimalPattern("#,###.######").setYAxisTickMarkSpacingHint(50);
  }

  /** Each point that is a multiple of the stride away from the last one. */
  private static List<Double> thinned(List<Double> values, int stride) {
    List<Double> kept = new ArrayList<>();
    for (int i = (values.size() - 1) % stride; i < values.size(); i += stride) {
      kept.add(values.get(i));
    }
    return kept;
  }
}
