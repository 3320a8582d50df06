package io.github.gdxagents.core.screen;

import java.util.Arrays;

/**
 * Draws triangles in plain Java, as OpenGL does with the shader of {@link GlTriangles}, but for its
 * noise: a pixel is drawn where its center is inside, so that triangles that adjoin neither overlap
 * nor leave a gap.
 */
final class PixelTriangles implements TriangleTarget {

  private static final int SUBPIXELS = 256; // what corners are rounded to, to a pixel's side
  private static final int CHANNELS = 4; // red, green, blue (0 to 255), alpha (0 to 1)

  /** What the alpha of a packed color goes up to: its lowest bit is lost. */
  private static final double OPAQUE = 254;

  private final GlyphAtlas glyphs;
  private int width = 1;
  private int height = 1;
  private int[] pixels = new int[1];

  // Of the present triangle: the first vertex, and how each channel varies from there.
  private final double[] colors = new double[3 * CHANNELS];
  private final double[] perX = new double[CHANNELS];
  private final double[] perY = new double[CHANNELS];
  private double startX;
  private double startY;

  // Of the present row: what is inside, both ends included.
  private long first;
  private long last;

  PixelTriangles(GlyphAtlas glyphs) {
    this.glyphs = glyphs;
  }

  @Override
  public void size(int width, int height) {
    if (this.width != width || this.height != height) {
      this.width = width;
      this.height = height;
      pixels = new int[width * height];
    }
  }

  /** Makes everything black. */
  void clear() {
    Arrays.fill(pixels, 0);
  }

  /** {@code 0xRRGGBB} of each pixel, {@code [height x width]}, the upper row first. */
  int[] pixels() {
    return pixels;
  }

  @Override
  public void draw(float[] vertices, int vertexCount, short[] indices, int indexCount) {
    for (int i = 0; i < indexCount; i += 3) {
      fill(
          vertices,
          FLOATS_PER_VERTEX * indices[i],
          FLOATS_PER_VERTEX * indices[i + 1],
          FLOATS_PER_VERTEX * indices[i + 2]);
    }
  }

  /**
   * @param a where the first vertex begins, likewise the others
   */
  private void fill(float[] v, int a, int b, int c) {
    long ax = snap(v[a]);
    long ay = snap(v[a + 1]);
    long bx = snap(v[b]);
    long by = snap(v[b + 1]);
    long cx = snap(v[c]);
    long cy = snap(v[c + 1]);
    long area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
    if (area == 0) {
      return;
    }
    if (area < 0) {
      fill(v, a, c, b);
      return;
    }
    long lowest = Math.max(0, row(Math.min(ay, Math.min(by, cy))));
    long highest = Math.min(height - 1, row(Math.max(ay, Math.max(by, cy))));
    if (lowest > highest) {
      return;
    }
    readColors(v, a, b, c);
    for (int channel = 0; channel < CHANNELS; channel++) {
      double toB = colors[CHANNELS + channel] - colors[channel];
      double toC = colors[2 * CHANNELS + channel] - colors[channel];
      perX[channel] = SUBPIXELS * (toB * (cy - ay) - toC * (by - ay)) / area;
      perY[channel] = SUBPIXELS * (toC * (bx - ax) - toB * (cx - ax)) / area;
    }
    startX = ax / (double) SUBPIXELS - 0.5;
    startY = ay / (double) SUBPIXELS - 0.5;
    for (long y = lowest; y <= highest; y++) {
      first = 0;
      last = width - 1L;
      keepInside(ax, ay, bx, by, y);
      keepInside(bx, by, cx, cy, y);
      keepInside(cx, cy, ax, ay, y);
      drawRow(v, a, b, c, (int) y);
    }
  }

  private static long snap(float pixels) {
    return Math.round((double) pixels * SUBPIXELS);
  }

  private static long row(long y) {
    return Math.floorDiv(y, SUBPIXELS);
  }

  private void readColors(float[] v, int a, int b, int c) {
    for (int corner = 0; corner < 3; corner++) {
      int packed = Float.floatToRawIntBits(v[(corner == 0 ? a : corner == 1 ? b : c) + 2]);
      colors[CHANNELS * corner] = packed & 0xff;
      colors[CHANNELS * corner + 1] = (packed >>> 8) & 0xff;
      colors[CHANNELS * corner + 2] = (packed >>> 16) & 0xff;
      colors[CHANNELS * corner + 3] = (packed >>> 24) / OPAQUE;
    }
  }

  /**
   * Narrows a row to the pixels whose centers are on the left of an edge. A center on the edge
   * belongs to one of the two triangles that share it, whichever way round they are.
   */
  private void keepInside(long x0, long y0, long x1, long y1, long row) {
    long dx = x1 - x0;
    long dy = y1 - y0;
    long center = SUBPIXELS / 2;
    long atZero = dx * (row * SUBPIXELS + center - y0) - dy * (center - x0);
    if (dy < 0 || (dy == 0 && dx > 0)) {
      atZero--; // leaves out what is on the edge
    }
    if (dy > 0) {
      last = Math.min(last, Math.floorDiv(atZero, dy * SUBPIXELS));
    } else if (dy < 0) {
      first = Math.max(first, -Math.floorDiv(atZero, -dy * SUBPIXELS));
    } else if (atZero < 0) {
      last = -1;
    }
  }

  private void drawRow(float[] v, int a, int b, int c, int y) {
    double dx = first - startX;
    double dy = y - startY;
    double red = colors[0] + dx * perX[0] + dy * perY[0];
    double green = colors[1] + dx * perX[1] + dy * perY[1];
    double blue = colors[2] + dx * perX[2] + dy * perY[2];
    double alpha = colors[3] + dx * perX[3] + dy * perY[3];
    boolean glyph = v[a + 5] >= 0;
    int at = (height - 1 - y) * width + (int) first;
    for (long x = first; x <= last; x++, at++) {
      double share = glyph ? coverage(v, a, b, c, x, y) : 1;
      if (share > 0) {
        int under = pixels[at];
        double rest = 1 - share * alpha;
        pixels[at] =
            mixed(share * red, rest, under >>> 16) << 16
                | mixed(share * green, rest, under >>> 8) << 8
                | mixed(share * blue, rest, under);
      }
      red += perX[0];
      green += perX[1];
      blue += perX[2];
      alpha += perX[3];
    }
  }

  private static int mixed(double color, double rest, int under) {
    return Math.max(0, Math.min(255, (int) (color + rest * (under & 0xff) + 0.5)));
  }

  /** How much of a pixel a glyph's stroke covers, 0 to 1. */
  private double coverage(float[] v, int a, int b, int c, long x, long y) {
    double px = x + 0.5 - v[a];
    double py = y + 0.5 - v[a + 1];
    double bx = v[b] - v[a];
    double by = v[b + 1] - v[a + 1];
    double cx = v[c] - v[a];
    double cy = v[c + 1] - v[a + 1];
    double area = bx * cy - cx * by;
    double shareOfB = (px * cy - cx * py) / area;
    double shareOfC = (bx * py - px * by) / area;
    double u = v[a + 3] + shareOfB * (v[b + 3] - v[a + 3]) + shareOfC * (v[c + 3] - v[a + 3]);
    double w = v[a + 4] + shareOfB * (v[b + 4] - v[a + 4]) + shareOfC * (v[c + 4] - v[a + 4]);
    double covered = (glyphs.nearness(u, w) - v[a + 5]) * v[a + 6] + 0.5;
    return Math.max(0, Math.min(1, covered));
  }

  @Override
  public void dispose() {}
}
