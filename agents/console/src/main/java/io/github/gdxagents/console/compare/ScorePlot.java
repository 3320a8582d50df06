package io.github.gdxagents.console.compare;

import io.github.gdxagents.console.text.ChartStyle;
import io.github.gdxagents.console.text.Headless;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The picture of a comparison: a row for each variant, the first one on top, with a dot at its
 * score, a line over its interval, and a diamond around its reference.
 */
final class ScorePlot {

  private static final int WIDTH_PIXELS = 1000;
  private static final int ROW_PIXELS = 38;
  private static final int REST_PIXELS = 190;

  /** One failure must not press all others together. */
  private static final double LEAST_DRAWN = -1;

  private static final Color REFERENCE = new Color(0xE0, 0x8A, 0x1E);

  private static final Color END_OF_SCALE = new Color(0xB4, 0xBB, 0xC4);

  private final Comparison comparison;
  private final List<Scores.VariantScore> fromBottom;

  ScorePlot(Comparison comparison, Scores scores) {
    this.comparison = comparison;
    fromBottom = new ArrayList<>(scores.variants());
    Collections.reverse(fromBottom);
  }

  /** Draws a PNG of scores that are all numbers. */
  byte[] png() throws IOException {
    Headless.drawWithoutDisplay();
    int rows = fromBottom.size();
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH_PIXELS)
            .height(REST_PIXELS + ROW_PIXELS * rows)
            .title(comparison.title())
            .xAxisTitle(axisTitle())
            .build();
    style(chart.getStyler(), rows);
    addScale(chart);
    addEnd(chart, 0);
    addEnd(chart, 1);
    for (int row = 1; row <= rows; row++) {
      Scores.VariantScore score = fromBottom.get(row - 1);
      Interval interval = score.interval();
      XYSeries line =
          chart.addSeries(
              "interval " + row,
              new double[] {drawn(interval.low()), drawn(interval.high())},
              new double[] {row, row});
      line.setLineStyle(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      line.setMarker(SeriesMarkers.NONE).setLineColor(ChartStyle.LINE).setShowInLegend(false);
    }
    addScores(chart);
    addReferences(chart);
    return ChartStyle.png(chart);
  }

  private String axisTitle() {
    boolean allDrawn =
        fromBottom.stream().mapToDouble(row -> row.interval().low()).min().orElse(0) >= LEAST_DRAWN;
    return "score, from 0 for a random policy to 1 for the best run"
        + (allDrawn ? "" : "; scores below -1 are drawn at -1");
  }

  private static double drawn(double score) {
    return Math.max(LEAST_DRAWN, score);
  }

  /** Every row, in ascending order, so that no label is left out; and scores from 0 to 1. */
  private void addScale(XYChart chart) {
    double[] x = new double[fromBottom.size() + 1];
    double[] y = new double[fromBottom.size() + 1];
    for (int row = 0; row < y.length; row++) {
      x[row] = row == 0 ? 0 : 1;
      y[row] = row;
    }
    XYSeries scale = chart.addSeries("scale", x, y);
    scale.setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE).setShowInLegend(false);
  }

  /** A line from bottom to top at an end of the scale. */
  private void addEnd(XYChart chart, double score) {
    XYSeries line =
        chart.addSeries(
            "end " + score, new double[] {score, score}, new double[] {0, fromBottom.size() + 1.0});
    line.setMarker(SeriesMarkers.NONE).setLineStyle(new BasicStroke(1.5f));
    line.setLineColor(END_OF_SCALE).setShowInLegend(false);
  }

  private void addScores(XYChart chart) {
    List<Double> x = new ArrayList<>();
    List<Integer> y = new ArrayList<>();
    for (int row = 1; row <= fromBottom.size(); row++) {
      x.add(drawn(fromBottom.get(row - 1).score()));
      y.add(row);
    }
    addMarks(chart, "gdx-agents, with 95 % interval", x, y, SeriesMarkers.CIRCLE, ChartStyle.LINE);
  }

  private void addReferences(XYChart chart) {
    List<Double> x = new ArrayList<>();
    List<Integer> y = new ArrayList<>();
    for (int row = 1; row <= fromBottom.size(); row++) {
      int height = row;
      fromBottom
          .get(row - 1)
          .variant()
          .reference()
          .ifPresent(
              reference -> {
                x.add(drawn(reference));
                y.add(height);
              });
    }
    if (!x.isEmpty()) {
      addMarks(chart, comparison.referenceLabel(), x, y, new HollowDiamond(), REFERENCE);
    }
  }

  private static void addMarks(
      XYChart chart, String name, List<Double> x, List<Integer> y, Marker marker, Color color) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(marker).setMarkerColor(color).setLineStyle(SeriesLines.NONE);
  }

  private void style(XYStyler style, int rows) {
    ChartStyle.apply(style);
    style.setLegendVisible(true).setLegendPosition(Styler.LegendPosition.OutsideS);
    style.setLegendLayout(Styler.LegendLayout.Horizontal).setLegendBorderColor(Color.WHITE);
    style.setMarkerSize(11);
    style.setPlotGridVerticalLinesVisible(true).setPlotGridHorizontalLinesVisible(false);
    style.setXAxisDecimalPattern("0.0#").setXAxisTickMarkSpacingHint(80);
    style.setYAxisMin(0.0).setYAxisMax(rows + 1.0);
    style.setYAxisTickLabelsFormattingFunction(this::label);
  }

  /** The label of a row; different blanks above and below, for labels must differ. */
  private String label(double height) {
    int row = (int) Math.round(height);
    return row >= 1 && row <= fromBottom.size()
        ? fromBottom.get(row - 1).variant().label()
        : " ".repeat(row == 0 ? 1 : 2);
  }

  /** Lets a score be seen that it lies on. */
  private static final class HollowDiamond extends Marker {

    private static final BasicStroke STROKE = new BasicStroke(2.5f);

    @Override
    public void paint(Graphics2D graphics, double x, double y, int size) {
      double radius = 0.75 * size;
      Path2D diamond = new Path2D.Double();
      diamond.moveTo(x, y - radius);
      diamond.lineTo(x + radius, y);
      diamond.lineTo(x, y + radius);
      diamond.lineTo(x - radius, y);
      diamond.closePath();
      graphics.setStroke(STROKE);
      graphics.draw(diamond);
    }
  }
}
