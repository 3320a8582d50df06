package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.ChartStyle;
import java.awt.BasicStroke;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The mean return of the last 100 episodes over the steps of a run, and its picture. */
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

  LearningCurve(String title) {
    this.title = title;
  }

  /** Adds a point, unless no episode has ended yet, or the return is beyond all drawing. */
  void add(long step, double meanReturn) {
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
    return steps.isEmpty();
  }

  /** Draws a PNG. */
  byte[] png() throws IOException {
    ChartStyle.drawWithoutDisplay();
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH_PIXELS)
            .height(HEIGHT_PIXELS)
            .title(title)
            .xAxisTitle("training steps (decisions of all agents)")
            .yAxisTitle("mean return of the last 100 episodes")
            .build();
    style(chart.getStyler());
    int stride = 1 + (steps.size() - 1) / MOST_POINTS;
    XYSeries series =
        chart.addSeries("mean return", thinned(steps, stride), thinned(returns, stride));
    series.setMarker(steps.size() > 1 ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
    series.setMarkerColor(ChartStyle.LINE).setLineColor(ChartStyle.LINE);
    series.setLineStyle(new BasicStroke(2.5f));
    keepTicksRound(chart);
    return ChartStyle.png(chart);
  }

  /**
   * XChart labels evenly spaced points instead of round numbers. Two invisible points disturb the
   * even spacing.
   */
  private void keepTicksRound(XYChart chart) {
    double[] x = {0, 1};
    double[] y = {returns.get(0), returns.get(0)};
    chart.addSeries("invisible", x, y).setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE);
  }

  private static void style(XYStyler style) {
    ChartStyle.apply(style);
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
