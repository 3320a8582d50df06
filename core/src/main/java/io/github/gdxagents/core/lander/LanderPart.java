package io.github.gdxagents.core.lander;

/** The bodies that make up the lander. */
public enum LanderPart {
  HULL(-14, 17, -17, 0, -17, -10, 17, -10, 17, 0, 14, 17),
  /** The leg drawn on the right: the first of the two that are observed. */
  RIGHT_LEG(-2, -8, 2, -8, 2, 8, -2, 8),
  /** The leg drawn on the left. */
  LEFT_LEG(-2, -8, 2, -8, 2, 8, -2, 8);

  private final float[] outline;

  LanderPart(int... outlinePixels) {
    outline = new float[outlinePixels.length];
    for (int i = 0; i < outline.length; i++) {
      outline[i] = (float) (outlinePixels[i] / Lander.PIXELS_PER_METRE);
    }
  }

  /** The corners as {@code [x0, y0, x1, y1, ...]} in metres, anticlockwise, seen from the body's origin; a copy. */
  public float[] outline() {
    return outline.clone();
  }
}
