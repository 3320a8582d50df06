package io.github.gdxagents.core.screen;

/**
 * Draws everything in the games as colored triangles with smooth edges, and text, in as few draw
 * calls as possible.
 *
 * <p>Coordinates go through a view (uniform scale and offset, to pixels from the lower left corner)
 * and optionally the pose of an object ({@link #place}). Every shape is one pixel softer at its
 * edge, computed in pixels, so that edges are smooth at any size, with or without multisampling.
 * Colors are {@code 0xRRGGBBAA}; {@link #paint(int)} sets one, {@link #paint(int, float, float,
 * int, float, float)} a gradient. Nothing here allocates between {@link #begin} and {@link #end}.
 */
final class Canvas {

  enum Align {
    LEFT,
    CENTER,
    RIGHT
  }

  /** Half of a stroke's width, in the glyphs' units. */
  static final float REGULAR = 0.42f;

  static final float BOLD = 0.6f;

  private static final int MAX_CORNERS = 256;
  private static final float SAME_POINT = 0.05f; // px
  private static final float SOFT_EDGE = 0.5f; // px on each side of a shape's edge

  private final GlyphAtlas glyphs;
  private final TriangleTarget target;
  private final TriangleBatch batch;
  private final Paint paint = new Paint();

  private int width = 1;
  private int height = 1;
  private float viewScale = 1;
  private float viewX;
  private float viewY;
  private float placeX;
  private float placeY;
  private float placeCos = 1;
  private float placeSin;

  private final float[] corners = new float[2 * MAX_CORNERS]; // local, as shapes are put together
  private final float[] pixels = new float[2 * MAX_CORNERS]; // the same in pixels
  private final float[] normal = new float[2]; // the latest mitre

  /**
   * @param glyphs that the target draws text with
   */
  Canvas(GlyphAtlas glyphs, TriangleTarget target) {
    this.glyphs = glyphs;
    this.target = target;
    batch = new TriangleBatch(target);
  }

  /** Starts a frame of the given size in pixels. */
  void begin(int width, int height) {
    this.width = width;
    this.height = height;
    target.size(width, height);
    view(1, 0, 0);
    paint.opacity(1);
    paint.glowing(false);
  }

  /** Draws what has been collected. */
  void end() {
    batch.flush();
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  // Where things are drawn.

  /** Maps coordinates to pixels: {@code pixel = scale * coordinate + offset}. */
  void view(float scale, float offsetX, float offsetY) {
    viewScale = scale;
    viewX = offsetX;
    viewY = offsetY;
    unplace();
  }

  /**
   * Draws what follows as seen from an object at a place in the view, turned by an angle in rad,
   * anticlockwise.
   */
  void place(float x, float y, float angle) {
    placeX = x;
    placeY = y;
    placeCos = (float) Math.cos(angle);
    placeSin = (float) Math.sin(angle);
  }

  /** Ends {@link #place}. */
  void unplace() {
    placeX = 0;
    placeY = 0;
    placeCos = 1;
    placeSin = 0;
  }

  private float pixelX(float x, float y) {
    return viewX + viewScale * (placeX + x * placeCos - y * placeSin);
  }

  private float pixelY(float x, float y) {
    return viewY + viewScale * (placeY + x * placeSin + y * placeCos);
  }

  /** How many pixels one unit of the view is. */
  float pixelsPerUnit() {
    return viewScale;
  }

  // What they are drawn with.

  /** Sets one color, {@code 0xRRGGBBAA}. */
  void paint(int color) {
    paint.set(color);
  }

  /** Sets a gradient between two points of the present coordinates; beyond them the color stays. */
  void paint(int fromColor, float fromX, float fromY, int toColor, float toX, float toY) {
    paint.set(fromColor, fromX, fromY, toColor, toX, toY);
  }

  /** Whether what follows adds light instead of covering. */
  void glowing(boolean glowing) {
    paint.glowing(glowing);
  }

  /** Multiplies the alpha of all that follows, 0 to 1. */
  void opacity(float opacity) {
    paint.opacity(opacity);
  }

  // Shapes.

  /** Fills a convex polygon given as {@code [x0, y0, x1, y1, ...]}. */
  void polygon(float... xy) {
    fill(xy, xy.length / 2);
  }

  void rectangle(float x, float y, float w, float h) {
    corner(0, x, y);
    corner(1, x + w, y);
    corner(2, x + w, y + h);
    corner(3, x, y + h);
    fill(corners, 4);
  }

  /** Fills a quadrangle without softening its edges, for areas that adjoin. */
  void quad(float x0, float y0, float x1, float y1, float x2, float y2, float x3, float y3) {
    batch.reserve(4, 6);
    int first = hardVertex(x0, y0);
    hardVertex(x1, y1);
    hardVertex(x2, y2);
    hardVertex(x3, y3);
    batch.quadrangle(first);
  }

  void roundRectangle(float x, float y, float w, float h, float radius) {
    int steps = roundness(radius) / 4 + 1;
    int count = 0;
    for (int quarter = 0; quarter < 4; quarter++) {
      float centerX = quarter == 0 || quarter == 3 ? x + w - radius : x + radius;
      float centerY = quarter < 2 ? y + h - radius : y + radius;
      for (int s = 0; s <= steps; s++) {
        double angle = (quarter + s / (double) steps) * Math.PI / 2;
        corner(
            count++,
            centerX + radius * (float) Math.cos(angle),
            centerY + radius * (float) Math.sin(angle));
      }
    }
    fill(corners, count);
  }

  void circle(float x, float y, float radius) {
    ellipse(x, y, radius, radius);
  }

  void ellipse(float x, float y, float radiusX, float radiusY) {
    int count = roundness(Math.max(radiusX, radiusY));
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * i / count;
      corner(i, x + radiusX * (float) Math.cos(angle), y + radiusY * (float) Math.sin(angle));
    }
    fill(corners, count);
  }

  /** Draws a straight line with round ends. */
  void line(float x0, float y0, float x1, float y1, float thickness) {
    float radius = Math.max(thickness, 1 / viewScale) / 2;
    int half = Math.max(3, roundness(radius) / 2);
    double direction = Math.atan2(y1 - y0, x1 - x0);
    for (int i = 0; i <= half; i++) {
      double angle = direction - Math.PI / 2 + Math.PI * i / half;
      float dx = radius * (float) Math.cos(angle);
      float dy = radius * (float) Math.sin(angle);
      corner(i, x1 + dx, y1 + dy);
      corner(half + 1 + i, x0 - dx, y0 - dy);
    }
    fill(corners, 2 * half + 2, Math.min(1, thickness * viewScale));
  }

  /** Draws part of a circle's rim, from one angle anticlockwise to another, in rad. */
  void arc(float x, float y, float radius, float thickness, float from, float to) {
    int count = Math.max(2, (int) (roundness(radius) * Math.abs(to - from) / (2 * Math.PI)) + 2);
    for (int i = 0; i < count; i++) {
      double angle = from + (to - from) * i / (count - 1);
      corner(i, x + radius * (float) Math.cos(angle), y + radius * (float) Math.sin(angle));
    }
    stroke(corners, count, thickness);
  }

  void ring(float x, float y, float radius, float thickness) {
    arc(x, y, radius, thickness, 0, (float) (2 * Math.PI));
  }

  /** Draws a soft spot that fades out toward its radius. */
  void spot(float x, float y, float radius) {
    float innerRadius = 0.45f * radius;
    int count = Math.max(8, Math.min(40, roundness(radius) / 2));
    batch.reserve(2 * count + 1, 9 * count);
    int center = softVertex(pixelX(x, y), pixelY(x, y), x, y, 1);
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * i / count;
      float cos = (float) Math.cos(angle);
      float sin = (float) Math.sin(angle);
      float x1 = x + innerRadius * cos;
      float y1 = y + innerRadius * sin;
      softVertex(pixelX(x1, y1), pixelY(x1, y1), x, y, 0.36f);
      float x2 = x + radius * cos;
      float y2 = y + radius * sin;
      softVertex(pixelX(x2, y2), pixelY(x2, y2), x, y, 0);
    }
    for (int i = 0; i < count; i++) {
      int inner = center + 1 + 2 * i;
      int nextInner = center + 1 + 2 * ((i + 1) % count);
      batch.triangle(center, inner, nextInner);
      batch.triangle(inner, inner + 1, nextInner);
      batch.triangle(nextInner, inner + 1, nextInner + 1);
    }
  }

  /** Draws an open line through points {@code [x0, y0, ...]}, mitred, its ends cut straight. */
  void stroke(float[] xy, int count, float thickness) {
    toPixels(xy, count);
    float half = Math.max(thickness * viewScale, 1) / 2;
    float alpha = Math.min(1, thickness * viewScale);
    batch.reserve(4 * count, 18 * count);
    for (int i = 0; i < count; i++) {
      mitre(Math.max(i - 1, 0), i, Math.min(i + 1, count - 1));
      float nx = normal[0];
      float ny = normal[1];
      float px = pixels[2 * i];
      float py = pixels[2 * i + 1];
      float x = xy[2 * i];
      float y = xy[2 * i + 1];
      float outer = half + SOFT_EDGE;
      float inner = half - SOFT_EDGE;
      int left = softVertex(px + nx * outer, py + ny * outer, x, y, 0);
      softVertex(px + nx * inner, py + ny * inner, x, y, alpha);
      softVertex(px - nx * inner, py - ny * inner, x, y, alpha);
      softVertex(px - nx * outer, py - ny * outer, x, y, 0);
      for (int lane = 0; i > 0 && lane < 3; lane++) {
        batch.triangle(left - 4 + lane, left + lane, left + 1 + lane);
        batch.triangle(left - 4 + lane, left + 1 + lane, left - 3 + lane);
      }
    }
  }

  // Text.

  /**
   * Draws a line of text.
   *
   * @param y its baseline
   * @param capHeight the height of its capitals
   * @param weight half of a stroke's width in the glyphs' units, such as {@link #REGULAR}
   */
  void text(CharSequence text, float x, float y, float capHeight, float weight, Align align) {
    float unit = capHeight / Glyphs.CAP_HEIGHT;
    float gap = gap(weight);
    float pen = x;
    if (align != Align.LEFT) {
      pen -= unit * glyphs.width(text, gap) * (align == Align.CENTER ? 0.5f : 1);
    }
    float threshold = 1 - weight / GlyphAtlas.SPREAD;
    float sharpness = GlyphAtlas.SPREAD * unit * viewScale;
    float bottom = y + unit * GlyphAtlas.CELL_BOTTOM;
    float top = bottom + unit * GlyphAtlas.CELL_HEIGHT;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      GlyphAtlas.Cell cell = glyphs.cell(letter);
      if (letter != ' ') {
        float left = pen - unit * GlyphAtlas.PADDING;
        float right = pen + unit * (cell.width() + GlyphAtlas.PADDING);
        batch.reserve(4, 6);
        int first = glyphVertex(left, bottom, cell.u(), cell.v(), threshold, sharpness);
        glyphVertex(right, bottom, cell.u2(), cell.v(), threshold, sharpness);
        glyphVertex(right, top, cell.u2(), cell.v2(), threshold, sharpness);
        glyphVertex(left, top, cell.u(), cell.v2(), threshold, sharpness);
        batch.quadrangle(first);
      }
      pen += unit * (cell.width() + gap);
    }
  }

  /** The width of a line of text of a given size. */
  float textWidth(CharSequence text, float capHeight, float weight) {
    return glyphs.width(text, gap(weight)) * capHeight / Glyphs.CAP_HEIGHT;
  }

  /** Heavier strokes stand further apart. */
  private static float gap(float weight) {
    return Glyphs.LETTER_GAP + 2 * (weight - REGULAR);
  }

  // Putting triangles together.

  private void corner(int index, float x, float y) {
    corners[2 * index] = x;
    corners[2 * index + 1] = y;
  }

  /** How many corners make a circle of a radius look round. */
  private int roundness(float radius) {
    float radiusPixels = radius * viewScale;
    return Math.max(10, Math.min(160, (int) (7 * Math.sqrt(radiusPixels)) / 4 * 4));
  }

  private void toPixels(float[] xy, int count) {
    for (int i = 0; i < count; i++) {
      float x = xy[2 * i];
      float y = xy[2 * i + 1];
      pixels[2 * i] = pixelX(x, y);
      pixels[2 * i + 1] = pixelY(x, y);
    }
  }

  /**
   * Copies the points that are apart from their neighbors: coincident ones have no direction to
   * soften.
   */
  private int keepDistinct(float[] xy, int points) {
    int count = 0;
    for (int i = 0; i < points; i++) {
      float x = xy[2 * i];
      float y = xy[2 * i + 1];
      float px = pixelX(x, y);
      float py = pixelY(x, y);
      boolean closes = i == points - 1 && count > 0 && near(px, py, 0);
      if (count == 0 || (!closes && !near(px, py, count - 1))) {
        corner(count, x, y);
        pixels[2 * count] = px;
        pixels[2 * count + 1] = py;
        count++;
      }
    }
    return count;
  }

  private boolean near(float px, float py, int point) {
    return Math.abs(px - pixels[2 * point]) + Math.abs(py - pixels[2 * point + 1]) < SAME_POINT;
  }

  private void fill(float[] xy, int points) {
    fill(xy, points, 1);
  }

  private void fill(float[] xy, int points, float alpha) {
    int count = keepDistinct(xy, points);
    if (count < 3) {
      return;
    }
    float area = 0;
    for (int i = 0; i < count; i++) {
      int j = (i + 1) % count;
      area += pixels[2 * i] * pixels[2 * j + 1] - pixels[2 * j] * pixels[2 * i + 1];
    }
    float edge =
        area > 0 ? -SOFT_EDGE : SOFT_EDGE; // normals of anticlockwise polygons point inwards
    batch.reserve(2 * count, 9 * count);
    int first = 0;
    for (int i = 0; i < count; i++) {
      mitre((i + count - 1) % count, i, (i + 1) % count);
      float dx = normal[0] * edge;
      float dy = normal[1] * edge;
      float x = corners[2 * i];
      float y = corners[2 * i + 1];
      int inner = softVertex(pixels[2 * i] - dx, pixels[2 * i + 1] - dy, x, y, alpha);
      softVertex(pixels[2 * i] + dx, pixels[2 * i + 1] + dy, x, y, 0);
      first = i == 0 ? inner : first;
    }
    for (int i = 0; i < count; i++) {
      int inner = first + 2 * i;
      int nextInner = first + 2 * ((i + 1) % count);
      if (i > 0 && i < count - 1) {
        batch.triangle(first, inner, nextInner);
      }
      batch.triangle(inner, inner + 1, nextInner);
      batch.triangle(nextInner, inner + 1, nextInner + 1);
    }
  }

  /**
   * Finds where the edge of a line one pixel away runs at a point: the left normal, stretched; into
   * normal.
   */
  private void mitre(int before, int at, int after) {
    float inX = pixels[2 * at] - pixels[2 * before];
    float inY = pixels[2 * at + 1] - pixels[2 * before + 1];
    float outX = pixels[2 * after] - pixels[2 * at];
    float outY = pixels[2 * after + 1] - pixels[2 * at + 1];
    float inLength = (float) Math.sqrt(inX * inX + inY * inY);
    float outLength = (float) Math.sqrt(outX * outX + outY * outY);
    if (inLength < 1e-4f) {
      inX = outX;
      inY = outY;
      inLength = outLength;
    }
    if (outLength < 1e-4f) {
      outX = inX;
      outY = inY;
      outLength = inLength;
    }
    if (inLength < 1e-4f) {
      normal[0] = 0;
      normal[1] = 0;
      return;
    }
    float nx = -inY / inLength - outY / outLength;
    float ny = inX / inLength + outX / outLength;
    float stretch =
        Math.max(0.5f, (nx * nx + ny * ny) / 2); // 1 + cos of the turn; bounded at spikes
    normal[0] = nx / stretch;
    normal[1] = ny / stretch;
  }

  private int hardVertex(float x, float y) {
    return softVertex(pixelX(x, y), pixelY(x, y), x, y, 1);
  }

  private int softVertex(float px, float py, float x, float y, float alpha) {
    return batch.vertex(px, py, paint.at(x, y, alpha));
  }

  private int glyphVertex(float x, float y, float u, float v, float threshold, float sharpness) {
    float color = paint.at(x, y, 1);
    return batch.vertex(pixelX(x, y), pixelY(x, y), color, u, v, threshold, sharpness);
  }
}
