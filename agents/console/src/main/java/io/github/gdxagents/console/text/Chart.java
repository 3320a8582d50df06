package io.github.gdxagents.console.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A chart with two axes, as a picture for any browser (W3C, "Scalable Vector Graphics (SVG) 1.1",
 * 2011). To write it takes neither a font nor AWT, whose first picture costs half a second of the
 * processor's time. What comes later is drawn over what came before.
 */
public final class Chart {

  /** The color of what a chart is about. */
  public static final String COLOR = "#1F6FB5";

  /** The color of what it is compared with. */
  public static final String OTHER_COLOR = "#D96F1C";

  private static final String INK = "#333A45";
  private static final String FAINT = "#E3E6EA";

  private static final String CENTERED = "text-anchor='middle'";
  private static final String RIGHT_ALIGNED = "text-anchor='end'";
  private static final String TITLE = CENTERED + " font-size='18' font-weight='bold'";
  private static final String AXIS_TITLE = CENTERED + " font-size='14'";

  private static final int PADDING_PIXELS = 24;
  private static final int TITLE_PIXELS = 32;
  private static final int LABELS_PIXELS = 24;
  private static final int AXIS_TITLE_PIXELS = 28;
  private static final int LEGEND_PIXELS = 24;

  /** What a letter of a label takes at most, on average of a label. */
  private static final double LETTER_PIXELS = 7.2;

  private static final double GAP_PIXELS = 10;
  private static final double DOT_RADIUS_PIXELS = 4.5;
  private static final double DIAMOND_RADIUS_PIXELS = 8;

  /** What XML cannot say. */
  private static final Pattern UNKNOWN =
      Pattern.compile("[^\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final Axis xAxis;
  private final Axis yAxis;
  private final int width;
  private final int height;
  private final double left;
  private final double right;
  private final double top;
  private final double bottom;
  private final StringBuilder drawn = new StringBuilder();
  private final StringBuilder legend = new StringBuilder();

  /**
   * Begins with the title and the axes.
   *
   * @param width of the picture in pixels, where it is not scaled
   * @param height likewise
   */
  public Chart(String title, int width, int height, Axis xAxis, Axis yAxis) {
    this.xAxis = xAxis;
    this.yAxis = yAxis;
    this.width = width;
    this.height = height;
    int letters = yAxis.ticks().stream().mapToInt(tick -> tick.label().length()).max().orElse(0);
    double labels = letters * LETTER_PIXELS + GAP_PIXELS;
    left = PADDING_PIXELS + (yAxis.title().isEmpty() ? 0 : AXIS_TITLE_PIXELS) + labels;
    right = width - 2.0 * PADDING_PIXELS;
    top = PADDING_PIXELS + TITLE_PIXELS;
    bottom = height - PADDING_PIXELS - LEGEND_PIXELS - AXIS_TITLE_PIXELS - LABELS_PIXELS;
    text(width / 2.0, PADDING_PIXELS + 14, TITLE, title);
    drawAxes();
  }

  private void drawAxes() {
    for (Axis.Tick tick : xAxis.ticks()) {
      double x = x(tick.value());
      segment(x, top, x, bottom);
      text(x, bottom + LABELS_PIXELS - 4, CENTERED, tick.label());
    }
    for (Axis.Tick tick : yAxis.ticks()) {
      double y = y(tick.value());
      segment(left, y, right, y);
      text(left - GAP_PIXELS, y + 4, RIGHT_ALIGNED, tick.label());
    }
    double below = bottom + LABELS_PIXELS + 18;
    text((left + right) / 2, below, AXIS_TITLE, xAxis.title());
    double beside = PADDING_PIXELS + 8;
    double middle = (top + bottom) / 2;
    add("<g transform='rotate(-90 ", beside, " ", middle, ")'>\n");
    text(beside, middle, AXIS_TITLE, yAxis.title());
    add("</g>\n");
  }

  private void segment(double x1, double y1, double x2, double y2) {
    add("<line x1='", x1, "' y1='", y1, "' x2='", x2, "' y2='", y2);
    add("' stroke='", FAINT, "'/>\n");
  }

  /** A line from point to point. */
  public void line(List<Double> x, List<Double> y, String color, double widthPixels) {
    add("<polyline fill='none' stroke='", color, "' stroke-width='", widthPixels);
    add("' stroke-linecap='round' stroke-linejoin='round' points='");
    for (int i = 0; i < x.size(); i++) {
      add(x(x.get(i)), ",", y(y.get(i)), " ");
    }
    add("'/>\n");
  }

  /** A dot at each point. */
  public void dots(List<Double> x, List<Double> y, String color) {
    for (int i = 0; i < x.size(); i++) {
      add("<circle cx='", x(x.get(i)), "' cy='", y(y.get(i)), "' r='", DOT_RADIUS_PIXELS);
      add("' fill='", color, "'/>\n");
    }
  }

  /** A hollow diamond around each point, which lets be seen what is there. */
  public void diamonds(List<Double> x, List<Double> y, String color) {
    double r = DIAMOND_RADIUS_PIXELS;
    for (int i = 0; i < x.size(); i++) {
      add("<path d='M", x(x.get(i)), " ", y(y.get(i)) - r, "l", r, " ", r, "l", -r, " ", r);
      add("l", -r, " ", -r, "z' fill='none' stroke='", color, "' stroke-width='2.5'/>\n");
    }
  }

  /**
   * Adds to what is explained below the chart.
   *
   * @param sign looks like what was drawn, such as a dot
   */
  public void explain(String sign, String color, String text) {
    legend
        .append("<tspan fill='")
        .append(color)
        .append("' dx='24' font-weight='bold'>")
        .append(sign);
    legend.append("</tspan> ").append(escaped(text)).append('\n');
  }

  private double x(double value) {
    return left + (right - left) * (value - xAxis.low()) / (xAxis.high() - xAxis.low());
  }

  private double y(double value) {
    return bottom - (bottom - top) * (value - yAxis.low()) / (yAxis.high() - yAxis.low());
  }

  private void text(double x, double y, String attributes, String text) {
    add("<text x='", x, "' y='", y, "' ", attributes, ">", escaped(text), "</text>\n");
  }

  /** Numbers to a tenth of a pixel. */
  private void add(Object... parts) {
    for (Object part : parts) {
      drawn.append(part instanceof Double number ? Math.round(10 * number) / 10.0 : part);
    }
  }

  private static String escaped(String text) {
    return UNKNOWN
        .matcher(text)
        .replaceAll(" ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  /** The picture, to be saved as UTF-8. */
  public String svg() {
    String size = "width='" + width + "' height='" + height + "'";
    return "<svg xmlns='http://www.w3.org/2000/svg' "
        + size
        + " viewBox='0 0 "
        + width
        + " "
        + height
        + "'"
        + " font-family='sans-serif' font-size='12' fill='"
        + INK
        + "'>\n"
        + "<rect "
        + size
        + " fill='white'/>\n"
        + drawn
        + "<text x='"
        + width / 2
        + "' y='"
        + (height - PADDING_PIXELS)
        + "' "
        + CENTERED
        + ">\n"
        + legend
        + "</text>\n</svg>\n";
  }
}
