package io.github.gdxagents.core.screen;

import io.github.gdxagents.core.lander.Lander;
import io.github.gdxagents.hook.RandomStream;

/**
 * The lander's surroundings: night sky, stars, a ringed planet, far mountains, and the ground with
 * its pad.
 */
final class Landscape implements Particles.Ground {

  private static final int SKY_TOP = 0x050816ff;
  private static final int SKY_MIDDLE = 0x12153aff;
  private static final int SKY_LOW = 0x47305fff;
  private static final int SKY_HORIZON = 0x8a4a68ff;

  private static final int[] PLANET_BANDS = {
    0xb9826fff, 0xe0a67eff, 0xf2c594ff, 0xd99a78ff, 0xf6d3a4ff, 0xe3ab82ff, 0xc68a74ff, 0xa87068ff
  };

  private static final int FAR_RIDGE = 0x4d3a70ff;
  private static final int FAR_RIDGE_FOOT = 0x6e4770ff;
  private static final int NEAR_RIDGE = 0x221c40ff;
  private static final int NEAR_RIDGE_FOOT = 0x352852ff;

  private static final int GROUND = 0x6d6f94ff;
  private static final int GROUND_DEEP = 0x23223fff;
  private static final int GROUND_DEEPEST = 0x0b0c1dff;
  private static final int GROUND_RIM = 0xc9cbe6ff;
  private static final int PEBBLE = 0x3d3d61ff;
  private static final int PEBBLE_RIM = 0x8f90b4ff;

  private static final int STARS = 190;
  private static final int RIDGE_POINTS = 65;
  private static final int PEBBLES = 90;
  private static final int EXTRA_POINTS = 12; // corners made up on each side of the world
  private static final float PLANET_TILT = 0.32f; // rad
  private static final float RING_SLANT =
      0.24f; // height of the rings as seen, relative to their width
  private static final float RIM_SHARE = 0.0042f; // of the canvas' height
  private static final float DEPTH = 3.2f; // m over which the ground darkens

  private final Stars stars;
  private final float[] farRidge = new float[RIDGE_POINTS];
  private final float[] nearRidge = new float[RIDGE_POINTS];
  private final float[] pebbleX = new float[PEBBLES];
  private final float[] pebbleDepth = new float[PEBBLES];
  private final float[] pebbleSize = new float[PEBBLES];
  private final float[] roughness = new float[EXTRA_POINTS];
  private final float[] groundX; // m, the corners with those made up
  private final float[] groundY;
  private final float[] slice = new float[2 * 18];
  private final float[] edge = new float[2 * 64];
  private float seconds;

  Landscape(Lander lander) {
    groundX = new float[lander.terrainPoints() + 2 * EXTRA_POINTS];
    groundY = new float[groundX.length];
    RandomStream random = new RandomStream(20);
    stars = new Stars(STARS, random);
    ridge(farRidge, random, 0.55f);
    ridge(nearRidge, random, 0.8f);
    for (int i = 0; i < PEBBLES; i++) {
      pebbleX[i] = random.nextFloat(-6, 26);
      float deep = random.nextFloat();
      pebbleDepth[i] = 0.22f + 2.6f * deep;
      pebbleSize[i] = random.nextFloat(0.05f, 0.12f + 0.22f * deep);
    }
    for (int i = 0; i < EXTRA_POINTS; i++) {
      roughness[i] = random.nextFloat(-1.1f, 1.4f);
    }
  }

  /** Fractal mountains by midpoint displacement, 0 to about 1. */
  private static void ridge(float[] heights, RandomStream random, float rough) {
    float displacement = 1;
    for (int step = RIDGE_POINTS - 1; step > 1; step /= 2) {
      for (int i = step / 2; i < RIDGE_POINTS; i += step) {
        float mean = (heights[i - step / 2] + heights[i + step / 2]) / 2;
        heights[i] = Math.max(0, mean + displacement * random.nextFloat(-0.35f, 0.65f));
      }
      displacement *= rough;
    }
  }

  /** Takes over the corners of a new episode and continues them to both sides. */
  void begin(Lander lander) {
    int points = lander.terrainPoints();
    for (int i = 0; i < points; i++) {
      groundX[EXTRA_POINTS + i] = lander.terrainX(i);
      groundY[EXTRA_POINTS + i] = lander.terrainY(i);
    }
    float spacing = lander.worldWidth() / (points - 1);
    int last = EXTRA_POINTS + points - 1;
    for (int i = 0; i < EXTRA_POINTS; i++) {
      int toLeft = EXTRA_POINTS - 1 - i;
      groundX[toLeft] = groundX[toLeft + 1] - spacing;
      groundY[toLeft] = Math.max(0.6f, groundY[toLeft + 1] + roughness[i]);
      int toRight = last + 1 + i;
      groundX[toRight] = groundX[toRight - 1] + spacing;
      groundY[toRight] = Math.max(0.6f, groundY[toRight - 1] + roughness[EXTRA_POINTS - 1 - i]);
    }
  }

  @Override
  public float heightAt(float x) {
    for (int i = 1; i < groundX.length; i++) {
      if (x < groundX[i]) {
        float t = Math.max(0, (x - groundX[i - 1]) / (groundX[i] - groundX[i - 1]));
        return groundY[i - 1] + t * (groundY[i] - groundY[i - 1]);
      }
    }
    return groundY[groundY.length - 1];
  }

  /** Draws everything behind the ground, in pixels. */
  void drawSky(Canvas canvas, Camera camera, float deltaSeconds) {
    seconds += deltaSeconds;
    float w = canvas.width();
    float h = canvas.height();
    canvas.view(1, 0, 0);
    band(canvas, 0.66f * h, h, SKY_MIDDLE, SKY_TOP);
    band(canvas, 0.4f * h, 0.66f * h, SKY_LOW, SKY_MIDDLE);
    band(canvas, 0, 0.4f * h, SKY_HORIZON, SKY_LOW);
    float driftX = (camera.centerX() - 10) / 20 * w;
    float driftY = camera.bottom() / 13 * h;
    stars.draw(canvas, 0.02f * driftX, 0.03f * driftY, seconds);
    drawPlanet(
        canvas, 0.8f * w - 0.03f * driftX, 0.74f * h - 0.04f * driftY, 0.085f * Math.min(w, h));
    float zoom = (float) Math.sqrt(14 / camera.height());
    drawRidge(
        canvas,
        farRidge,
        -0.08f * driftX,
        0.31f * h - 0.1f * driftY,
        0.22f * h,
        zoom,
        FAR_RIDGE,
        FAR_RIDGE_FOOT);
    drawRidge(
        canvas,
        nearRidge,
        -0.16f * driftX,
        0.2f * h - 0.2f * driftY,
        0.2f * h,
        zoom,
        NEAR_RIDGE,
        NEAR_RIDGE_FOOT);
  }

  /** Fills the whole width between two heights in pixels, shaded from one to the other. */
  static void band(Canvas canvas, float from, float to, int lower, int upper) {
    float w = canvas.width();
    canvas.paint(lower, 0, from, upper, 0, to);
    canvas.quad(0, from, w, from, w, to, 0, to);
  }

  private void drawPlanet(Canvas canvas, float x, float y, float radius) {
    canvas.glowing(true);
    canvas.paint(0x6f8cff30);
    canvas.spot(x, y, 2.3f * radius);
    canvas.glowing(false);
    drawRings(canvas, x, y, radius, (float) Math.PI);
    canvas.place(x, y, PLANET_TILT);
    for (int i = 0; i < PLANET_BANDS.length; i++) {
      float from = radius * (2f * i / PLANET_BANDS.length - 1);
      float to = radius * (2f * (i + 1) / PLANET_BANDS.length - 1);
      canvas.paint(
          PLANET_BANDS[i],
          -0.55f * radius,
          0.45f * radius,
          0x120f2cff,
          0.85f * radius,
          -0.6f * radius);
      drawSlice(canvas, radius, from - 0.5f, to + 0.5f);
    }
    canvas.unplace();
    drawRings(canvas, x, y, radius, 0);
  }

  /** Draws half of the planet's rings, from one angle to another, seen at a slant. */
  private void drawRings(Canvas canvas, float x, float y, float radius, float from) {
    canvas.place(x, y, PLANET_TILT);
    drawRing(canvas, 1.42f * radius, 1.6f * radius, from, 0xc9a88caa);
    drawRing(canvas, 1.65f * radius, 1.92f * radius, from, 0xf3d9b8e0);
    drawRing(canvas, 1.98f * radius, 2.08f * radius, from, 0xb08f8490);
    canvas.unplace();
  }

  private void drawRing(Canvas canvas, float inner, float outer, float from, int color) {
    canvas.paint(color, -outer, 0, Palette.fade(0x4a3858ff, 0.5f), outer, 0);
    int pieces = 40;
    for (int i = 0; i < pieces; i++) {
      float cos0 = (float) Math.cos(from + Math.PI * i / pieces);
      float sin0 = -RING_SLANT * (float) Math.sin(from + Math.PI * i / pieces);
      float cos1 = (float) Math.cos(from + Math.PI * (i + 1) / pieces);
      float sin1 = -RING_SLANT * (float) Math.sin(from + Math.PI * (i + 1) / pieces);
      canvas.quad(
          inner * cos0,
          inner * sin0,
          outer * cos0,
          outer * sin0,
          outer * cos1,
          outer * sin1,
          inner * cos1,
          inner * sin1);
    }
    for (int rim = 0; rim < 2; rim++) {
      float wide = rim == 0 ? inner : outer;
      for (int i = 0; i <= pieces; i++) {
        double angle = from + Math.PI * i / pieces;
        edge[2 * i] = wide * (float) Math.cos(angle);
        edge[2 * i + 1] = -RING_SLANT * wide * (float) Math.sin(angle);
      }
      canvas.stroke(edge, pieces + 1, 1);
    }
  }

  /** Draws what lies between two heights of a disc around the origin. */
  private void drawSlice(Canvas canvas, float radius, float low, float high) {
    int half = slice.length / 4;
    for (int i = 0; i < half; i++) {
      float y = Math.max(-radius, Math.min(radius, low + (high - low) * i / (half - 1)));
      float x = (float) Math.sqrt(Math.max(0, radius * radius - y * y));
      slice[2 * i] = x;
      slice[2 * i + 1] = y;
      slice[slice.length - 2 - 2 * i] = -x;
      slice[slice.length - 1 - 2 * i] = y;
    }
    canvas.polygon(slice);
  }

  private void drawRidge(
      Canvas canvas,
      float[] heights,
      float shift,
      float base,
      float height,
      float zoom,
      int color,
      int foot) {
    float w = canvas.width();
    float step = zoom * 1.35f * w / (RIDGE_POINTS - 1);
    float left = w / 2 + shift - step * (RIDGE_POINTS - 1) / 2;
    float tall = height * zoom;
    for (int i = 0; i + 1 < RIDGE_POINTS; i++) {
      float x0 = left + i * step;
      float x1 = x0 + step;
      float y0 = base + tall * heights[i];
      float y1 = base + tall * heights[i + 1];
      canvas.paint(foot, 0, base - 0.5f * tall, color, 0, base + 0.8f * tall);
      canvas.quad(x0, 0, x1, 0, x1, y1, x0, y0);
      canvas.line(x0, y0 - 0.5f, x1, y1 - 0.5f, 2);
    }
  }

  /** Draws the ground, in meters. */
  void drawGround(Canvas canvas, float bottom) {
    float floor = Math.min(bottom, -1) - 1;
    for (int i = 0; i + 1 < groundX.length; i++) {
      float x0 = groundX[i];
      float x1 = groundX[i + 1];
      float y0 = groundY[i];
      float y1 = groundY[i + 1];
      layer(canvas, x0, y0, x1, y1, 0, DEPTH, GROUND, GROUND_DEEP);
      layer(canvas, x0, y0, x1, y1, DEPTH, 3 * DEPTH, GROUND_DEEP, GROUND_DEEPEST);
      canvas.paint(GROUND_DEEPEST);
      canvas.quad(
          x0, floor - 3 * DEPTH, x1, floor - 3 * DEPTH, x1, y1 - 3 * DEPTH, x0, y0 - 3 * DEPTH);
    }
    for (int i = 0; i < PEBBLES; i++) {
      float y = heightAt(pebbleX[i]) - pebbleDepth[i];
      float size = pebbleSize[i];
      canvas.paint(Palette.fade(PEBBLE_RIM, 0.28f * (1 - pebbleDepth[i] / DEPTH)));
      canvas.ellipse(pebbleX[i], y + 0.2f * size, size, 0.5f * size);
      canvas.paint(Palette.fade(PEBBLE, 0.75f * (1 - pebbleDepth[i] / DEPTH)));
      canvas.ellipse(pebbleX[i], y, size, 0.5f * size);
    }
    for (int i = 0; i < groundX.length; i++) {
      edge[2 * i] = groundX[i];
      edge[2 * i + 1] = groundY[i];
    }
    canvas.paint(GROUND_RIM);
    canvas.stroke(edge, groundX.length, RIM_SHARE * canvas.height() / canvas.pixelsPerUnit());
  }

  /** Draws the ground between two depths below its surface, shaded from one to the other. */
  static void layer(
      Canvas canvas,
      float x0,
      float y0,
      float x1,
      float y1,
      float from,
      float to,
      int fromColor,
      int toColor) {
    float slope = (y1 - y0) / (x1 - x0);
    float square = 1 + slope * slope; // the gradient runs across the slope
    float reach = to - from;
    canvas.paint(
        fromColor, x0, y0 - from, toColor, x0 + slope * reach / square, y0 - from - reach / square);
    canvas.quad(x0, y0 - to, x1, y1 - to, x1, y1 - from, x0, y0 - from);
  }
}
