package io.github.gdxagents.console.text;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.XYStyler;

/** What all charts have in common: their look, and how they become files. */
public final class ChartStyle {

  /** The color of what a chart is about. */
  public static final Color LINE = new Color(0x1F, 0x6F, 0xB5);

  /** The color of what it is compared with. */
  public static final Color OTHER_LINE = new Color(0xD9, 0x6F, 0x1C);

  private static final Color INK = new Color(0x33, 0x3A, 0x45);
  private static final Color FAINT = new Color(0xE3, 0xE6, 0xEA);

  private ChartStyle() {}

  /**
   * Gives a chart its look: no legend, faint horizontal lines.
   *
   * @param style modified
   */
  public static void apply(XYStyler style) {
    style
        .setLocale(Locale.ROOT)
        .setLegendVisible(false)
        .setChartPadding(16)
        .setChartBackgroundColor(Color.WHITE);
    style
        .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 18))
        .setChartTitleBoxVisible(false);
    style.setChartFontColor(INK).setPlotBorderVisible(false).setPlotContentSize(0.96);
    style.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14)).setAxisTitlePadding(10);
    style
        .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12))
        .setAxisTickLabelsColor(INK);
    style
        .setPlotGridLinesColor(FAINT)
        .setPlotGridLinesStroke(new BasicStroke(1))
        .setPlotGridVerticalLinesVisible(false);
    style.setAxisTickMarksColor(FAINT);
  }

  /** Draws a PNG. */
  public static byte[] png(XYChart chart) throws IOException {
    return Png.of(BitmapEncoder.getBufferedImage(chart));
  }
}
