package io.github.gdxagents.core.screen;

import io.github.gdxagents.core.screen.Canvas.Align;

/**
 * Panels, labels and gauges over a scene, laid out in units that are a pixel of a 1280 x 720 window
 * and grow with the window.
 */
final class Overlay {

  static final float MARGIN = 22;

  static final float SMALL = 9; // heights of capitals
  static final float NORMAL = 11;
  static final float LARGE = 16;

  private static final float SMALLEST_SCALE = 0.75f;
  private static final float ROW = 27;
  private static final float PANEL_WIDTH = 268;
  private static final float CORNER_GAP = 8;

  private final StringBuilder text = new StringBuilder(64);
  private float width;
  private float height;
  private float panelTop;
  private float cornerTop;

  /** Lets the canvas take overlay units. */
  void apply(Canvas canvas) {
    apply(
        canvas, Math.max(SMALLEST_SCALE, Math.min(canvas.width() / 1280f, canvas.height() / 720f)));
  }

  /** The same, smaller still where a page would not fit into the window. */
  void applyForPage(Canvas canvas, float pageWidth, float pageHeight) {
    apply(canvas);
    float fitting = Math.min(canvas.width() / pageWidth, canvas.height() / pageHeight);
    apply(canvas, Math.min(canvas.pixelsPerUnit(), fitting));
  }

  private void apply(Canvas canvas, float scale) {
    width = canvas.width() / scale;
    height = canvas.height() / scale;
    canvas.view(scale, 0, 0);
    cornerTop = 0;
  }

  float width() {
    return width;
  }

  float height() {
    return height;
  }

  /** An empty text to be filled and drawn at once. */
  StringBuilder text() {
    text.setLength(0);
    return text;
  }

  static void panel(Canvas canvas, float x, float y, float w, float h) {
    canvas.paint(Palette.PANEL_EDGE);
    canvas.roundRectangle(x - 1, y - 1, w + 2, h + 2, 11);
    canvas.paint(Palette.PANEL);
    canvas.roundRectangle(x, y, w, h, 10);
  }

  static void label(
      Canvas canvas, CharSequence text, float x, float y, float size, int color, Align align) {
    canvas.paint(color);
    canvas.text(text, x, y, size, Canvas.REGULAR, align);
  }

  // A scene's instruments, in the lower corners.

  /** Draws a panel in the lower right corner, above the one before; returns its left edge. */
  float cornerPanel(Canvas canvas, float w, float h) {
    float x = width - MARGIN - w;
    float y = cornerTop == 0 ? MARGIN : cornerTop + CORNER_GAP;
    panel(canvas, x, y, w, h);
    cornerTop = y + h;
    return x;
  }

  /** The upper edge of the latest panel in the lower right corner. */
  float cornerTop() {
    return cornerTop;
  }

  /** Draws the panel for some gauges, in the lower left corner. */
  void instrumentPanel(Canvas canvas, int rows) {
    float h = rows * ROW + 18;
    panel(canvas, MARGIN, MARGIN, PANEL_WIDTH, h);
    panelTop = MARGIN + h - 9;
  }

  /**
   * Draws one gauge of the panel: a name, a number, and a bar from zero to the value.
   *
   * @param row from the top, from 0
   * @param from the value at the bar's left end
   * @param to the value at its right end
   */
  void gauge(
      Canvas canvas,
      int row,
      String name,
      float value,
      int decimals,
      String unit,
      float from,
      float to,
      int color) {
    float middle = panelTop - (row + 0.5f) * ROW;
    float baseline = middle - 0.5f * SMALL;
    label(canvas, name, MARGIN + 14, baseline, SMALL, Palette.MUTED, Align.LEFT);
    StringBuilder number = Numbers.append(text(), value, decimals);
    label(canvas, number, MARGIN + 141, middle - 0.5f * NORMAL, NORMAL, Palette.INK, Align.RIGHT);
    label(canvas, unit, MARGIN + 147, baseline, SMALL, Palette.FAINT, Align.LEFT);
    float left = MARGIN + 188;
    float length = PANEL_WIDTH - 202;
    float zero = left + length * Math.max(0, -from / (to - from));
    float end = left + length * Math.max(0, Math.min(1, (value - from) / (to - from)));
    canvas.paint(0xffffff1c);
    canvas.roundRectangle(left, middle - 3, length, 6, 3);
    canvas.paint(color);
    float low = Math.min(zero, end);
    canvas.roundRectangle(low, middle - 3, Math.max(Math.abs(end - zero), 4), 6, 2);
    canvas.paint(0xffffff90);
    canvas.rectangle(zero - 0.75f, middle - 5.5f, 1.5f, 11);
  }

  /**
   * Draws what the player does, whoever it is, as lit keys in the lower right corner.
   *
   * @param left how strongly to the left, 0 to 1
   * @param up 0 to 1, or below 0 for no such key
   * @param right 0 to 1
   * @param name of the number above the keys
   */
  void lamps(Canvas canvas, float left, float up, float right, String name, float number) {
    float size = 38;
    float gap = 7;
    float x = cornerPanel(canvas, 3 * size + 2 * gap + 28, 94) + 14;
    float y = MARGIN + 14;
    label(canvas, name, x, y + 57, SMALL, Palette.MUTED, Align.LEFT);
    float right1 = width - MARGIN - 14;
    boolean seconds = up >= 0;
    StringBuilder shown = Numbers.append(text(), number, seconds ? 1 : 0);
    label(
        canvas,
        seconds ? shown.append(" s") : shown,
        right1,
        y + 56,
        NORMAL,
        Palette.INK,
        Align.RIGHT);
    lamp(canvas, x, y, size, "←", left);
    if (up >= 0) {
      lamp(canvas, x + size + gap, y, size, "↑", up);
    }
    lamp(canvas, x + 2 * (size + gap), y, size, "→", right);
  }

  private static void lamp(Canvas canvas, float x, float y, float size, String arrow, float lit) {
    canvas.paint(0xffffff14);
    canvas.roundRectangle(x, y, size, size, 7);
    if (lit > 0) {
      canvas.paint(Palette.fade(0xff9a4cff, 0.25f + 0.65f * lit));
      canvas.roundRectangle(x, y, size, size * lit, Math.min(7, size * lit / 2));
    }
    label(
        canvas,
        arrow,
        x + size / 2,
        y + size / 2 - 6,
        14,
        lit > 0 ? Palette.INK : Palette.FAINT,
        Align.CENTER);
  }
}
