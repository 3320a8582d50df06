package io.github.gdxagents.core.screen;

import java.util.Map;

/**
 * The glyphs as a texture of distances, to be sampled linearly: each texel holds how far it is from
 * the nearest stroke, from which {@link Canvas} draws text of any size and weight with clean edges.
 */
final class GlyphAtlas {

  /** The distance at which a texel's value reaches 0, in the glyphs' units; at a stroke it is 1. */
  static final float SPREAD = 1.6f;

  /** What each cell shows beyond the glyph's points on every side, in the glyphs' units. */
  static final float PADDING = 1.2f;

  static final float CELL_BOTTOM = -Glyphs.DESCENT - PADDING;
  static final float CELL_HEIGHT = Glyphs.CAP_HEIGHT + 1 + PADDING - CELL_BOTTOM;

  private static final int TEXELS_PER_UNIT = 6;
  static final int WIDTH = 512; // texels
  private static final int ROW_HEIGHT = Math.round(CELL_HEIGHT * TEXELS_PER_UNIT) + 1; // texels
  private static final int TABLE_SIZE = 0x2220; // characters, up to arrows and the minus sign

  /** {@code [rows x WIDTH]}, the lower row first; 255 at a stroke. Not to be changed. */
  final byte[] distances;

  private final Cell unknown;
  private final Cell[] cells = new Cell[TABLE_SIZE];

  /**
   * A glyph's place in the texture.
   *
   * @param width of the glyph's points, in its units
   * @param u left edge, in texture coordinates
   * @param v bottom edge
   * @param u2 right edge
   * @param v2 top edge
   */
  record Cell(float width, float u, float v, float u2, float v2) {}

  GlyphAtlas() {
    Map<Character, Glyphs.Glyph> glyphs = Glyphs.all();
    int height = Integer.highestOneBit(rows(glyphs) * ROW_HEIGHT - 1) * 2;
    distances = new byte[WIDTH * height];
    int x = 0;
    int y = 0;
    for (Map.Entry<Character, Glyphs.Glyph> entry : glyphs.entrySet()) {
      Glyphs.Glyph glyph = entry.getValue();
      int width = texels(glyph);
      if (x + width > WIDTH) {
        x = 0;
        y += ROW_HEIGHT;
      }
      draw(glyph.strokes().toArray(new float[0][]), distances, x, y, width);
      float cellWidth = (glyph.width() + 2 * PADDING) * TEXELS_PER_UNIT;
      float cellHeight = CELL_HEIGHT * TEXELS_PER_UNIT;
      cells[entry.getKey()] =
          new Cell(
              glyph.width(),
              x / (float) WIDTH,
              y / (float) height,
              (x + cellWidth) / WIDTH,
              (y + cellHeight) / height);
      x += width;
    }
    unknown = cells[0];
  }

  private static int texels(Glyphs.Glyph glyph) {
    return (int) Math.ceil((glyph.width() + 2 * PADDING) * TEXELS_PER_UNIT) + 1;
  }

  private static int rows(Map<Character, Glyphs.Glyph> glyphs) {
    int rows = 1;
    int x = 0;
    for (Glyphs.Glyph glyph : glyphs.values()) {
      int width = texels(glyph);
      if (x + width > WIDTH) {
        x = 0;
        rows++;
      }
      x += width;
    }
    return rows;
  }

  private static void draw(float[][] strokes, byte[] distances, int left, int bottom, int width) {
    for (int row = 0; row < ROW_HEIGHT; row++) {
      float y = (row + 0.5f) / TEXELS_PER_UNIT + CELL_BOTTOM;
      for (int column = 0; column < width; column++) {
        float x = (column + 0.5f) / TEXELS_PER_UNIT - PADDING;
        float square = SPREAD * SPREAD;
        for (float[] stroke : strokes) {
          for (int i = 0; i + 3 < stroke.length; i += 2) {
            square =
                Math.min(
                    square,
                    squareDistance(x, y, stroke[i], stroke[i + 1], stroke[i + 2], stroke[i + 3]));
          }
        }
        double nearness = 1 - Math.sqrt(square) / SPREAD;
        distances[(bottom + row) * WIDTH + left + column] = (byte) Math.round(255 * nearness);
      }
    }
  }

  private static float squareDistance(float x, float y, float x0, float y0, float x1, float y1) {
    float dx = x1 - x0;
    float dy = y1 - y0;
    float length = dx * dx + dy * dy;
    float t = length == 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / length;
    t = Math.max(0, Math.min(1, t));
    float offX = x - x0 - t * dx;
    float offY = y - y0 - t * dy;
    return offX * offX + offY * offY;
  }

  /**
   * How near a stroke is, from 0 to 1 at the stroke, as OpenGL samples it.
   *
   * @param u across, in texture coordinates
   * @param v from the lower row up
   */
  double nearness(double u, double v) {
    int rows = distances.length / WIDTH;
    double x = Math.max(0, Math.min(WIDTH - 1, u * WIDTH - 0.5));
    double y = Math.max(0, Math.min(rows - 1, v * rows - 0.5));
    int left = Math.min((int) x, WIDTH - 2);
    int below = Math.min((int) y, rows - 2);
    double right = x - left;
    double above = y - below;
    int at = below * WIDTH + left;
    double low = (1 - right) * texel(at) + right * texel(at + 1);
    double high = (1 - right) * texel(at + WIDTH) + right * texel(at + WIDTH + 1);
    return ((1 - above) * low + above * high) / 255;
  }

  private int texel(int at) {
    return distances[at] & 0xff;
  }

  Cell cell(char letter) {
    Cell cell = letter < TABLE_SIZE ? cells[letter] : null;
    return cell == null ? unknown : cell;
  }

  /**
   * The width of a line of text with gaps of a given width between the letters, all in the glyphs'
   * units.
   */
  float width(CharSequence text, float gap) {
    float width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += cell(text.charAt(i)).width() + (i == 0 ? 0 : gap);
    }
    return width;
  }
}
