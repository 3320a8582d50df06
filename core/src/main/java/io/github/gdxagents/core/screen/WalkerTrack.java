package io.github.gdxagents.core.screen;

import io.github.gdxagents.core.walker.Walker;
import java.util.Arrays;

/** The walker's ground: earth under grass, with its obstacles and the signs along the way. */
final class WalkerTrack implements Particles.Ground {

  private static final int EARTH = 0x2c4a58ff;
  private static final int EARTH_DEEP = 0x0a1020ff;
  private static final int EARTH_TOP = 0x3f7a6cff;
  private static final int STONE = 0x7f86a2ff;
  private static final int STONE_FOOT = 0x4a5070ff;
  private static final int STONE_LIGHT = 0xc2c8dcff;
  private static final int SEAM = 0x2a2f4aa0;
  private static final int BARK = 0x6b4634ff;
  private static final int BARK_SHADE = 0x3c2826ff;
  private static final int WOOD = 0xe0b27cff;
  private static final int GRASS = 0x8fdc9cff;
  private static final int GRASS_DARK = 0x3f8f74ff;
  private static final int PIT_BACK = 0x2b3f52ff;
  private static final int PIT_FLOOR = 0x0b1122ff;
  private static final int MUD = 0x5b5570ff;

  private static final int EXTRA_STEPS = 48; // made up on each side of the world
  private static final float EARTH_TOP_Y = 5.5f; // m; between these heights the earth darkens
  private static final float EARTH_DEEP_Y = -1.5f;
  private static final float SOD = 0.5f; // m of green below the surface
  private static final float SIGN_SPACING = 10; // m
  private static final float TALL_STEPS = 2.5f; // of boxes, only the walls of pits are taller
  private static final int MAX_STROKE = 200; // points at once

  private final float[] groundX; // m, the world's points with those made up
  private final float[] groundY;
  private final float[] boxTop; // m, of the box on a step, or minus infinity
  private final boolean[] inPit; // whether a step is the floor of a pit
  private final boolean[] underStump; // whether a stump stands on a step
  private float step = 1; // m
  private float[] boxes = new float[0]; // left, bottom, right, top of each
  private final float[] box = new float[4];
  private final float[] edge = new float[2 * MAX_STROKE];
  private final float[] blade = new float[6];
  private final StringBuilder text = new StringBuilder(8);
  private float startX;
  private float goalX;

  WalkerTrack(int points) {
    groundX = new float[points + 2 * EXTRA_STEPS];
    groundY = new float[groundX.length];
    boxTop = new float[groundX.length];
    inPit = new boolean[groundX.length];
    underStump = new boolean[groundX.length];
  }

  /** Takes over a new episode's ground and continues it to both sides. */
  void begin(Walker walker, float startX) {
    this.startX = startX;
    goalX = walker.goalX();
    step = walker.terrainX(1) - walker.terrainX(0);
    int points = walker.terrainPoints();
    for (int i = 0; i < groundX.length; i++) {
      int point = i - EXTRA_STEPS;
      int nearest = Math.max(0, Math.min(points - 1, point));
      float beyond = Math.abs(point - nearest);
      groundX[i] = step * point;
      groundY[i] =
          walker.terrainY(nearest) + 0.02f * beyond * (WalkerHills.scatter(i) + 0.4f * beyond / 9);
    }
    Arrays.fill(boxTop, Float.NEGATIVE_INFINITY);
    Arrays.fill(inPit, false);
    Arrays.fill(underStump, false);
    boxes = new float[4 * walker.obstacleBoxes()];
    for (int i = 0; i < boxes.length / 4; i++) {
      walker.copyObstacleBox(i, box);
      System.arraycopy(box, 0, boxes, 4 * i, 4);
      int left = stepAt(box[0] + step / 2);
      int right = stepAt(box[2] + step / 2);
      Arrays.fill(boxTop, left, right, box[3]);
      Arrays.fill(underStump, left, right, isStump(i));
    }
    int wall = -1; // the first one of a pair
    for (int i = 0; i < boxes.length / 4; i++) {
      if (isWall(i)) {
        if (wall >= 0) {
          int from = stepAt(boxes[4 * wall + 2] + step / 2);
          Arrays.fill(inPit, from, stepAt(boxes[4 * i] + step / 2), true);
        }
        wall = wall >= 0 ? -1 : i;
      }
    }
  }

  private boolean isWall(int box) {
    return boxes[4 * box + 3] - boxes[4 * box + 1] > TALL_STEPS * step;
  }

  private boolean isStump(int box) {
    float height = boxes[4 * box + 3] - boxes[4 * box + 1];
    return !isWall(box) && Math.abs(boxes[4 * box + 2] - boxes[4 * box] - height) < step / 4;
  }

  private int stepAt(float x) {
    int at = (int) Math.floor((x - groundX[0]) / step);
    return Math.max(0, Math.min(groundX.length - 2, at));
  }

  @Override
  public float heightAt(float x) {
    int i = stepAt(x);
    return Math.max(lineAt(x, i), boxTop[i]);
  }

  private float lineAt(float x, int i) {
    float t = Math.max(0, Math.min(1, (x - groundX[i]) / step));
    return groundY[i] + t * (groundY[i + 1] - groundY[i]);
  }

  /** The mean height of the ground between two places, in m. */
  float meanHeight(float fromX, float toX) {
    int from = stepAt(fromX);
    int to = stepAt(toX);
    float sum = 0;
    for (int i = from; i <= to; i++) {
      sum += Math.max(groundY[i], boxTop[i]);
    }
    return sum / (to - from + 1);
  }

  private boolean bare(int i) {
    return inPit[i] || boxTop[i] > Math.max(groundY[i], groundY[i + 1]) - 0.01f;
  }

  // Drawing, in meters.

  /** Draws the part that a camera sees. */
  void draw(Canvas canvas, Camera camera, float seconds) {
    float half = 0.5f * camera.height() * canvas.width() / canvas.height() + 1;
    int from = stepAt(camera.centerX() - half);
    int to = stepAt(camera.centerX() + half) + 1;
    drawSigns(canvas, from, to);
    drawEarth(canvas, from, to, Math.min(camera.bottom(), EARTH_DEEP_Y) - 2);
    drawStones(canvas, from, to, camera.bottom());
    drawSod(canvas, from, to);
    drawPits(canvas, from, to);
    for (int i = 0; i < boxes.length / 4; i++) {
      if (boxes[4 * i + 2] > groundX[from] && boxes[4 * i] < groundX[to]) {
        drawBox(canvas, i);
      }
    }
    drawSurface(canvas, from, to);
    drawGrass(canvas, from, to, seconds);
  }

  /** Draws the earth up to the line, and up to the stairs where they stand above it. */
  private void drawEarth(Canvas canvas, int from, int to, float floor) {
    canvas.paint(EARTH, 0, EARTH_TOP_Y, EARTH_DEEP, 0, floor);
    for (int i = from; i < to; i++) {
      float x0 = groundX[i];
      float x1 = groundX[i + 1];
      canvas.quad(x0, floor, x1, floor, x1, groundY[i + 1], x0, groundY[i]);
    }
    for (int i = 0; i < boxes.length / 4; i++) {
      float left = boxes[4 * i];
      float right = boxes[4 * i + 2];
      if (!isStump(i) && right > groundX[from] && left < groundX[to]) {
        float top = boxes[4 * i + 1] + 0.1f;
        canvas.quad(left, floor, right, floor, right, top, left, top);
      }
    }
  }

  /** Stones in the earth. */
  private void drawStones(Canvas canvas, int from, int to, float bottom) {
    for (int i = from; i < to; i++) {
      float depth = 0.5f + 2.6f * WalkerHills.scatter(3 * i);
      float size = 0.05f + 0.13f * WalkerHills.scatter(3 * i + 1);
      float y = groundY[i] - depth;
      if (WalkerHills.scatter(3 * i + 2) < 0.7f && y > bottom - 1) {
        float seen = 0.8f * (1 - depth / 3.4f);
        canvas.paint(Palette.fade(0x86b4b4ff, 0.3f * seen));
        canvas.ellipse(groundX[i], y + 0.2f * size, size, 0.6f * size);
        canvas.paint(Palette.fade(0x1b3040ff, seen));
        canvas.ellipse(groundX[i], y, size, 0.6f * size);
      }
    }
  }

  private void drawSod(Canvas canvas, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!bare(i) || underStump[i]) {
        Landscape.layer(
            canvas,
            groundX[i],
            groundY[i],
            groundX[i + 1],
            groundY[i + 1],
            0,
            SOD,
            EARTH_TOP,
            EARTH_TOP & 0xffffff00);
      }
    }
  }

  /** Draws the walls at the back of pits. */
  private void drawPits(Canvas canvas, int from, int to) {
    for (int i = from; i < to; i++) {
      if (inPit[i]) {
        float top = groundY[i] + 4 * step;
        canvas.paint(PIT_FLOOR, 0, groundY[i], PIT_BACK, 0, top);
        canvas.quad(
            groundX[i],
            groundY[i],
            groundX[i + 1],
            groundY[i + 1],
            groundX[i + 1],
            top,
            groundX[i],
            top);
      }
    }
  }

  /** Draws the line that is walked on, where no box hides it. */
  private void drawSurface(Canvas canvas, int from, int to) {
    int i = from;
    while (i < to) {
      if (bare(i) && !inPit[i]) {
        i++;
      } else {
        boolean pit = inPit[i];
        int count = 0;
        edge(count++, i);
        while (i < to && inPit[i] == pit && (pit || !bare(i)) && count < MAX_STROKE) {
          edge(count++, ++i);
        }
        canvas.paint(pit ? MUD : GRASS_DARK);
        canvas.stroke(edge, count, 0.1f);
        if (!pit) {
          canvas.paint(GRASS);
          canvas.stroke(edge, count, 0.045f);
        }
      }
    }
  }

  private void edge(int at, int point) {
    edge[2 * at] = groundX[point];
    edge[2 * at + 1] = groundY[point];
  }

  private void drawGrass(Canvas canvas, int from, int to, float seconds) {
    for (int i = from; i < to; i++) {
      for (int tuft = 0; tuft < 3 && !bare(i); tuft++) {
        int k = 3 * i + tuft;
        float x = groundX[i] + step * (tuft + WalkerHills.scatter(k)) / 3;
        float y = lineAt(x, i) - 0.02f;
        float tall = 0.06f + 0.16f * WalkerHills.scatter(k + 5003);
        float sway = 0.3f * tall * (float) Math.sin(1.6f * seconds + 0.9f * x);
        canvas.paint(GRASS_DARK, 0, y, GRASS, 0, y + 1.2f * tall);
        drawBlade(canvas, x - 0.03f, y, -0.35f * tall + sway, 0.8f * tall);
        drawBlade(canvas, x, y, 0.1f * tall + sway, 1.1f * tall);
        drawBlade(canvas, x + 0.03f, y, 0.5f * tall + sway, 0.7f * tall);
      }
    }
  }

  private void drawBlade(Canvas canvas, float x, float y, float leanX, float tall) {
    blade[0] = x - 0.016f;
    blade[1] = y;
    blade[2] = x + 0.016f;
    blade[3] = y;
    blade[4] = x + leanX;
    blade[5] = y + tall;
    canvas.polygon(blade);
  }

  private void drawBox(Canvas canvas, int i) {
    float left = boxes[4 * i];
    float bottom = boxes[4 * i + 1];
    float w = boxes[4 * i + 2] - left;
    float h = boxes[4 * i + 3] - bottom;
    if (isStump(i)) {
      drawStump(canvas, left, bottom, w, h);
    } else {
      drawMasonry(canvas, left, bottom, w, h);
    }
  }

  private static void drawStump(Canvas canvas, float x, float y, float w, float h) {
    canvas.paint(BARK_SHADE);
    canvas.rectangle(x - 0.05f, y - 0.1f, w + 0.1f, 0.16f); // roots
    canvas.paint(BARK, x + 0.2f * w, 0, BARK_SHADE, x + w, 0);
    canvas.rectangle(x, y - 0.1f, w, h + 0.1f);
    canvas.paint(0x24181aa0);
    int grooves = Math.round(w / 0.155f);
    for (int g = 1; g < grooves; g++) {
      float at = x + w * g / grooves;
      float from = y + h * (0.05f + 0.3f * WalkerHills.scatter(31 * g + Math.round(7 * x)));
      float to = y + h * (0.6f + 0.22f * WalkerHills.scatter(37 * g + Math.round(7 * x)));
      canvas.line(at, from, at, to, 0.022f);
    }
    canvas.paint(WOOD, x, 0, 0xa87850ff, x + w, 0);
    canvas.rectangle(x, y + h - 0.09f, w, 0.09f);
    canvas.paint(0xfff0d0d0);
    canvas.rectangle(x, y + h - 0.03f, w, 0.03f);
  }

  /** Draws courses of stones as long as they are high, every other one shifted by half. */
  private void drawMasonry(Canvas canvas, float x, float y, float w, float h) {
    canvas.paint(STONE, 0, y + h, STONE_FOOT, 0, y + h - 4 * step);
    canvas.rectangle(x, y, w, h);
    int courses = Math.max(1, Math.round(2 * h / step));
    float course = h / courses;
    canvas.paint(SEAM);
    for (int c = 0; c < courses; c++) {
      float low = y + c * course;
      if (c > 0) {
        canvas.rectangle(x, low - 0.01f, w, 0.02f);
      }
      for (float at = c % 2 == 0 ? step : step / 2; at < w - 0.05f; at += step) {
        canvas.rectangle(x + at - 0.01f, low, 0.02f, course);
      }
    }
    canvas.paint(STONE_LIGHT);
    canvas.rectangle(x, y + h - 0.05f, w, 0.05f);
  }

  // The signs along the way.

  private void drawSigns(Canvas canvas, int from, int to) {
    for (float meters = SIGN_SPACING; startX + meters < goalX - 2; meters += SIGN_SPACING) {
      float x = startX + meters;
      if (x > groundX[from] && x < groundX[to]) {
        drawSign(canvas, x, heightAt(x), meters);
      }
    }
  }

  private void drawSign(Canvas canvas, float x, float y, float meters) {
    canvas.paint(0x8d6a4eff, x - 0.05f, 0, 0x513b36ff, x + 0.05f, 0);
    canvas.rectangle(x - 0.045f, y - 0.2f, 0.09f, 1);
    canvas.paint(0x5b4238ff);
    canvas.roundRectangle(x - 0.43f, y + 0.68f, 0.86f, 0.5f, 0.07f);
    canvas.paint(0xc99a6cff, 0, y + 1.2f, 0x94694cff, 0, y + 0.68f);
    canvas.roundRectangle(x - 0.4f, y + 0.71f, 0.8f, 0.44f, 0.05f);
    text.setLength(0);
    Numbers.append(text, meters, 0).append(" m");
    canvas.paint(0x35231eff);
    canvas.text(text, x, y + 0.83f, 0.19f, Canvas.BOLD, Canvas.Align.CENTER);
  }

  float startX() {
    return startX;
  }

  float goalX() {
    return goalX;
  }

  /** The number of points, with those made up. */
  int points() {
    return groundX.length;
  }

  float pointX(int point) {
    return groundX[point];
  }

  /** The height of what stands right of a point, in m. */
  float surfaceY(int point) {
    return Math.max(groundY[point], boxTop[point]);
  }
}
