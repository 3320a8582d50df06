package io.github.gdxagents.core.walker;

import io.github.gdxagents.core.physics.Draws;
import java.util.ArrayList;
import java.util.List;

/**
 * The ground under the walker: a line of {@value #POINTS} points at equal distances, level at the
 * start, and the boxes that stand in the way if obstacles are wanted.
 *
 * <p>The line is drawn from left to right as a chain of stretches, each some points long: rough
 * ground, and after every one of these an obstacle.
 */
final class WalkerTerrain {

  static final int POINTS = 200;
  static final double STEP = 14 / Walker.PIXELS_PER_METRE; // m
  static final int START_POINTS = 20; // level
  static final double START_HEIGHT = 400 / Walker.PIXELS_PER_METRE / 4; // m

  private static final int MIN_ROUGH_POINTS = 5;
  private static final int MAX_ROUGH_POINTS = 10; // exclusive
  private static final int PIT_DEPTH = 4; // steps
  private static final int STAIR_WIDTH = 4; // steps

  /** The points from left to right, in m: {@code [POINTS]}. */
  final float[] x = new float[POINTS];

  /** Their heights, in m: {@code [POINTS]}. */
  final float[] y = new float[POINTS];

  /** From left to right. */
  final List<Box> boxes = new ArrayList<>();

  /** A part of an obstacle; edges in m. */
  record Box(float left, float bottom, float right, float top) {

    Box(double left, double bottom, double right, double top) {
      this((float) left, (float) bottom, (float) right, (float) top);
    }
  }

  private enum Stretch {
    ROUGH,
    STUMP,
    STAIRS,
    PIT
  }

  private double height; // of the latest point, m
  private double slope; // m per step
  private double heightBefore; // of the point before the obstacle, m
  private int pointsLeft; // of the stretch
  private int stairs;
  private int stairRise; // steps: 1 up, -1 down

  /** Draws a new line, and new obstacles if they are wanted. */
  void draw(Draws draws, boolean obstacles) {
    boxes.clear();
    Stretch stretch = Stretch.ROUGH;
    boolean begins = false;
    height = START_HEIGHT;
    slope = 0;
    pointsLeft = START_POINTS;
    for (int point = 0; point < POINTS; point++) {
      double left = point * STEP;
      if (begins) {
        begin(stretch, left, draws);
      } else {
        proceed(stretch, point, draws);
      }
      x[point] = (float) left;
      y[point] = (float) height;
      pointsLeft--;
      begins = pointsLeft == 0;
      if (begins) {
        pointsLeft = draws.integer(MIN_ROUGH_POINTS, MAX_ROUGH_POINTS);
        stretch =
            stretch == Stretch.ROUGH && obstacles
                ? Stretch.values()[draws.integer(1, Stretch.values().length)]
                : Stretch.ROUGH;
      }
    }
  }

  /** The first point of a stretch is as high as the one before. */
  private void begin(Stretch stretch, double left, Draws draws) {
    heightBefore = height;
    switch (stretch) {
      case ROUGH -> {}
      case STUMP -> {
        pointsLeft = draws.integer(1, 3);
        double size = pointsLeft * STEP;
        boxes.add(new Box(left, height, left + size, height + size));
      }
      case STAIRS -> {
        stairRise = draws.uniform(0, 1) > 0.5 ? 1 : -1;
        draws.integer(STAIR_WIDTH, STAIR_WIDTH + 1); // the original draws the only possible width
        stairs = draws.integer(3, 5);
        pointsLeft = stairs * STAIR_WIDTH;
        for (int stair = 0; stair < stairs; stair++) {
          boxes.add(
              new Box(
                  left + stair * STAIR_WIDTH * STEP,
                  height + (stair * stairRise - 1) * STEP,
                  left + (stair + 1) * STAIR_WIDTH * STEP,
                  height + stair * stairRise * STEP));
        }
      }
      case PIT -> {
        pointsLeft = draws.integer(3, 5);
        double right = left + STEP;
        double bottom = height - PIT_DEPTH * STEP;
        double width = STEP * pointsLeft;
        boxes.add(new Box(left, bottom, right, height));
        boxes.add(new Box(left + width, bottom, right + width, height));
        pointsLeft += 2;
      }
    }
  }

  private void proceed(Stretch stretch, int point, Draws draws) {
    switch (stretch) {
      case ROUGH -> {
        slope = 0.8 * slope + 0.01 * Math.signum(START_HEIGHT - height);
        if (point > START_POINTS) {
          slope += draws.uniform(-1, 1) / Walker.PIXELS_PER_METRE;
        }
        height += slope;
      }
      case STUMP -> {}
      case STAIRS -> {
        double climbed = (stairs * STAIR_WIDTH - pointsLeft - stairRise) / (double) STAIR_WIDTH;
        height = heightBefore + climbed * stairRise * STEP;
      }
      case PIT -> height = pointsLeft > 1 ? heightBefore - PIT_DEPTH * STEP : heightBefore;
    }
  }
}
