package io.github.gdxagents.core.walker;

import java.util.Arrays;

/**
 * Ten rays from the hull's origin, from straight down to almost straight ahead, each measuring how
 * far the ground is.
 *
 * <p>Computes in Java, number for number, what Box2D's ray casts against the ground's fixtures
 * give. Asking Box2D takes twenty times as long, a tenth of a tick: it does not know that only the
 * ground counts, that the ground never moves, and that it is sorted from left to right as the rays
 * are.
 */
final class WalkerLidar {

  static final int RAYS = 10;
  static final double RANGE = 160 / Walker.PIXELS_PER_METRE; // m

  private static final double RADIANS_PER_RAY = 0.15;

  /** Far above what rounding can do, in m. */
  private static final float MARGIN = 0.01f;

  /** The part of its range that each ray reaches, 0 to 1: {@code [RAYS]}. */
  final float[] fractions = new float[RAYS];

  /** Where the rays begin, in m. */
  float startX;

  float startY;

  /** Where the rays would end in empty space, in m: {@code [RAYS]}. */
  final float[] farX = new float[RAYS];

  final float[] farY = new float[RAYS];

  private final double[] reachX = new double[RAYS];
  private final double[] reachY = new double[RAYS];

  private final WalkerTerrain terrain;

  // The ground's line, edge by edge: [POINTS - 1].
  private final float[] alongX = new float[WalkerTerrain.POINTS - 1];
  private final float[] alongY = new float[WalkerTerrain.POINTS - 1];
  private final float[] lengthSquared = new float[WalkerTerrain.POINTS - 1];
  private final float[] normalX = new float[WalkerTerrain.POINTS - 1];
  private final float[] normalY = new float[WalkerTerrain.POINTS - 1];

  WalkerLidar(WalkerTerrain terrain) {
    this.terrain = terrain;
    for (int ray = 0; ray < RAYS; ray++) {
      reachX[ray] = StrictMath.sin(RADIANS_PER_RAY * ray) * RANGE;
      reachY[ray] = -StrictMath.cos(RADIANS_PER_RAY * ray) * RANGE;
    }
  }

  /** Takes note of a terrain that was drawn anew. */
  void survey() {
    for (int edge = 0; edge < alongX.length; edge++) {
      float x = terrain.x[edge + 1] - terrain.x[edge];
      float y = terrain.y[edge + 1] - terrain.y[edge];
      float square = x * x + y * y;
      float inverseLength = 1 / (float) Math.sqrt(square);
      alongX[edge] = x;
      alongY[edge] = y;
      lengthSquared[edge] = square;
      normalX[edge] = y * inverseLength;
      normalY[edge] = -x * inverseLength;
    }
  }

  /** Measures all rays from a point, in m. */
  void cast(float x, float y) {
    startX = x;
    startY = y;
    Arrays.fill(fractions, 1);
    int firstEdge = (int) Math.max(0, x / WalkerTerrain.STEP - 1);
    for (int ray = 0; ray < RAYS; ray++) {
      farX[ray] = (float) (x + reachX[ray]);
      farY[ray] = (float) (y + reachY[ray]);
      castAtLine(ray, firstEdge);
    }
    castAtBoxes();
  }

  private void castAtLine(int ray, int firstEdge) {
    float deltaX = farX[ray] - startX;
    float deltaY = farY[ray] - startY;
    float fraction = 1;
    float reachedX = farX[ray] + MARGIN;
    for (int edge = firstEdge; edge < alongX.length && terrain.x[edge] <= reachedX; edge++) {
      float towardX = terrain.x[edge] - startX;
      float towardY = terrain.y[edge] - startY;
      float numerator = normalX[edge] * towardX + normalY[edge] * towardY;
      float denominator = normalX[edge] * deltaX + normalY[edge] * deltaY;
      if (denominator == 0) {
        continue;
      }
      float t = numerator / denominator;
      if (t < 0 || fraction < t) {
        continue;
      }
      float fromX = startX + t * deltaX - terrain.x[edge];
      float fromY = startY + t * deltaY - terrain.y[edge];
      float s = (fromX * alongX[edge] + fromY * alongY[edge]) / lengthSquared[edge];
      if (s >= 0 && s <= 1) {
        fraction = t;
        reachedX = startX + t * deltaX + MARGIN;
      }
    }
    fractions[ray] = fraction;
  }

  private void castAtBoxes() {
    for (int i = 0; i < terrain.boxes.size(); i++) {
      WalkerTerrain.Box box = terrain.boxes.get(i);
      if (box.left() > startX + RANGE + MARGIN) {
        break;
      }
      if (box.right() >= startX - MARGIN) {
        for (int ray = 0; ray < RAYS; ray++) {
          castAtBox(ray, box);
        }
      }
    }
  }

  /** Cuts off what of the ray lies outside of each side in turn: right, top, left, bottom. */
  private void castAtBox(int ray, WalkerTerrain.Box box) {
    float deltaX = farX[ray] - startX;
    float deltaY = farY[ray] - startY;
    float unitX = rounded1(box.top() - box.bottom());
    float unitY = rounded1(box.right() - box.left());
    float enter = 0;
    float leave = fractions[ray];
    boolean startsOutside = false;
    for (int side = 0; side < 4; side++) {
      float numerator;
      float denominator;
      switch (side) {
        case 0 -> {
          numerator = unitX * (box.right() - startX);
          denominator = unitX * deltaX;
        }
        case 1 -> {
          numerator = unitY * (box.top() - startY);
          denominator = unitY * deltaY;
        }
        case 2 -> {
          numerator = -unitX * (box.left() - startX);
          denominator = -unitX * deltaX;
        }
        default -> {
          numerator = -unitY * (box.bottom() - startY);
          denominator = -unitY * deltaY;
        }
      }
      if (denominator == 0 && numerator < 0) {
        return;
      }
      if (denominator < 0 && numerator < enter * denominator) {
        enter = numerator / denominator;
        startsOutside = true;
      } else if (denominator > 0 && numerator < leave * denominator) {
        leave = numerator / denominator;
      }
      if (leave < enter) {
        return;
      }
    }
    if (startsOutside) {
      fractions[ray] = enter;
    }
  }

  /** 1 but for rounding: the length of a side's normal as Box2D computes it from the side. */
  private static float rounded1(float length) {
    return length * (1 / (float) Math.sqrt(length * length));
  }
}
