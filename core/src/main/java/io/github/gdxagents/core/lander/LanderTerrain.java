package io.github.gdxagents.core.lander;

import io.github.gdxagents.core.physics.Draws;

/**
 * The ground under the lander: a line of {@value #POINTS} corners, random but for the flat pad in
 * the middle.
 */
final class LanderTerrain {

  static final int POINTS = 11;
  static final int PAD_FIRST_POINT = POINTS / 2 - 1;
  static final int PAD_LAST_POINT = POINTS / 2 + 1;

  private static final double SMOOTHING =
      0.33; // weight of each of three neighbors; their sum is 0.99, as published

  /** The corners from left to right, in m: {@code [POINTS]}. */
  final float[] x = new float[POINTS];

  /** Their heights, in m: {@code [POINTS]}. */
  final float[] y = new float[POINTS];

  private final double[] heights = new double[POINTS + 1];

  /**
   * Draws new heights: independent ones, flattened around the pad, each then averaged with its two
   * neighbors.
   */
  void draw(Draws draws) {
    for (int i = 0; i < heights.length; i++) {
      heights[i] = draws.uniform(0, Lander.WORLD_HEIGHT / 2);
    }
    for (int i = PAD_FIRST_POINT - 1; i <= PAD_LAST_POINT + 1; i++) {
      heights[i] = Lander.PAD_HEIGHT;
    }
    for (int i = 0; i < POINTS; i++) {
      double before = heights[i == 0 ? POINTS : i - 1];
      x[i] = (float) (Lander.WORLD_WIDTH / (POINTS - 1) * i);
      y[i] = (float) (SMOOTHING * (before + heights[i] + heights[i + 1]));
    }
  }
}
