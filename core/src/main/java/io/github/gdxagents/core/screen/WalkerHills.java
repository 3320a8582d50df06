package io.github.gdxagents.core.screen;

import io.github.gdxagents.hook.RandomStream;

/**
 * What lies behind the walker's ground: an evening sky with a low sun, and hills that pass by the
 * slower the farther away they are.
 */
final class WalkerHills {

  private static final int SKY_TOP = 0x060a1eff;
  private static final int SKY_MIDDLE = 0x17204cff;
  private static final int SKY_LOW = 0x563c73ff;
  private static final int SKY_HORIZON = 0xd8806cff;

  private static final int STARS = 120;
  private static final int CLOUDS = 7;
  private static final int POINTS = 97; // of a hill's outline across the canvas
  private static final float TREE_SPACING = 0.055f; // shares of the canvas' height

  private final Stars stars;
  private final float[] cloudX = new float[CLOUDS]; // shares of the canvas' height
  private final float[] cloudY = new float[CLOUDS];
  private final float[] cloudSize = new float[CLOUDS];
  private final float[] outline = new float[2 * POINTS];
  private final float[] tree = new float[6];
  private float seconds;

  WalkerHills() {
    RandomStream random = new RandomStream(31);
    stars = new Stars(STARS, random);
    for (int i = 0; i < CLOUDS; i++) {
      cloudX[i] = 2.6f * (i + random.nextFloat(0, 0.7f)) / CLOUDS;
      cloudY[i] = random.nextFloat(0.6f, 0.86f);
      cloudSize[i] = random.nextFloat(0.1f, 0.24f);
    }
  }

  /** Draws all of it, in pixels. */
  void draw(Canvas canvas, Camera camera, float deltaSeconds) {
    seconds += deltaSeconds;
    float w = canvas.width();
    float h = canvas.height();
    canvas.view(1, 0, 0);
    Landscape.band(canvas, 0.76f * h, h, SKY_MIDDLE, SKY_TOP);
    Landscape.band(canvas, 0.6f * h, 0.76f * h, SKY_LOW, SKY_MIDDLE);
    Landscape.band(canvas, 0, 0.6f * h, SKY_HORIZON, SKY_LOW);
    float meter = h / camera.height();
    float shift = camera.centerX() * meter; // how far the ground has passed by, px
    float lift = -0.25f * camera.bottom() * meter;
    stars.draw(canvas, 0.01f * shift, -0.34f * h, seconds);
    drawSun(canvas, 0.72f * w - 0.015f * shift, 0.53f * h + 0.04f * lift, h);
    drawClouds(canvas, 0.05f * shift, h);
    drawHill(canvas, 0, 0.04f * shift, 0.5f * h + 0.05f * lift, 0x7c527cff, 0xb8707aff);
    drawHill(canvas, 1, 0.1f * shift, 0.45f * h + 0.1f * lift, 0x533f70ff, 0x7a5276ff);
    drawHill(canvas, 2, 0.2f * shift, 0.41f * h + 0.2f * lift, 0x2f3560ff, 0x474069ff);
    drawHill(canvas, 3, 0.36f * shift, 0.375f * h + 0.36f * lift, 0x182a4aff, 0x223253ff);
  }

  private static void drawSun(Canvas canvas, float x, float y, float h) {
    canvas.glowing(true);
    canvas.paint(0xff9a5a50);
    canvas.spot(x, y, 0.62f * h);
    canvas.paint(0xffb87060);
    canvas.spot(x, y, 0.24f * h);
    canvas.glowing(false);
    canvas.paint(0xfff0c4ff, 0, y + 0.06f * h, 0xffb07aff, 0, y - 0.06f * h);
    canvas.circle(x, y, 0.06f * h);
  }

  private void drawClouds(Canvas canvas, float shift, float h) {
    float period = 2.6f * h;
    for (int i = 0; i < CLOUDS; i++) {
      float x = cloudX[i] * h - shift - 0.004f * h * seconds;
      x = x - period * (float) Math.floor(x / period) - 0.3f * h;
      float y = cloudY[i] * h;
      float size = cloudSize[i] * h;
      canvas.paint(0xffb48a34, 0, y - 0.1f * size, 0x8a70a818, 0, y + 0.1f * size);
      canvas.ellipse(x, y, size, 0.075f * size);
      canvas.ellipse(x + 0.35f * size, y + 0.09f * size, 0.55f * size, 0.07f * size);
      canvas.ellipse(x - 0.3f * size, y - 0.08f * size, 0.5f * size, 0.05f * size);
    }
  }

  /**
   * Draws one row of hills.
   *
   * @param row 0 for the farthest, 3 for the nearest, which bears trees
   * @param shift how far it has passed by, px
   * @param base the middle of its heights, px
   */
  private void drawHill(Canvas canvas, int row, float shift, float base, int color, int foot) {
    float w = canvas.width();
    float h = canvas.height();
    for (int i = 0; i < POINTS; i++) {
      float x = w * i / (POINTS - 1);
      outline[2 * i] = x;
      outline[2 * i + 1] = base + h * height(row, (x + shift) / h);
    }
    canvas.paint(foot, 0, base - 0.2f * h, color, 0, base + 0.06f * h);
    if (row == 3) {
      drawTrees(canvas, shift, base, h);
    }
    for (int i = 0; i + 1 < POINTS; i++) {
      float x0 = outline[2 * i];
      float x1 = outline[2 * i + 2];
      canvas.quad(x0, 0, x1, 0, x1, outline[2 * i + 3], x0, outline[2 * i + 1]);
    }
    canvas.stroke(outline, POINTS, 2);
  }

  /** The height of a hill at a place, both in shares of the canvas' height. */
  private static float height(int row, float u) {
    double steep = 2.1 + row; // the nearer, the more hills on the canvas seem small
    double at = u * steep + 1.7 * row;
    double wave =
        Math.sin(1.3 * at) + 0.55 * Math.sin(2.9 * at + 1.1) + 0.25 * Math.sin(6.1 * at + 0.4);
    double peaks = row == 0 ? 0.35 * (1 - Math.abs(Math.sin(2.2 * at))) : 0;
    return (float) ((0.052 - 0.009 * row) * wave + 0.14 * peaks);
  }

  private void drawTrees(Canvas canvas, float shift, float base, float h) {
    int first = (int) Math.floor(shift / (TREE_SPACING * h)) - 1;
    int count = (int) (canvas.width() / (TREE_SPACING * h)) + 3;
    for (int k = first; k < first + count; k++) {
      float chance = scatter(k);
      if (chance < 0.6f) {
        float u = TREE_SPACING * (k + 0.8f * scatter(k + 7919));
        float tall = h * (0.028f + 0.05f * scatter(k + 104729));
        float x = u * h - shift;
        float y = base + h * height(3, u) - 0.004f * h;
        for (int tier = 0; tier < 3; tier++) {
          float half = tall * (0.24f - 0.055f * tier);
          float low = y + tall * (0.08f + 0.25f * tier);
          tree[0] = x - half;
          tree[1] = low;
          tree[2] = x + half;
          tree[3] = low;
          tree[4] = x;
          tree[5] = low + 0.42f * tall;
          canvas.polygon(tree);
        }
        canvas.rectangle(x - 0.02f * tall, y - 0.05f * tall, 0.04f * tall, 0.2f * tall);
      }
    }
  }

  /** A number between 0 and 1 that belongs to a whole number, always the same. */
  static float scatter(int k) {
    int mixed = k * 0x9e3779b9;
    mixed = (mixed ^ (mixed >>> 15)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return ((mixed ^ (mixed >>> 16)) >>> 8) / (float) (1 << 24);
  }
}
