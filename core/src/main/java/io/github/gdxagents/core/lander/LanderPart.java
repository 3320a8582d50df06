package io.github.gdxagents.core.lander;

/** The bodies that make up the lander. */
public enum LanderPart {
  HULL,
  /** The leg drawn on the right: the first of the two that are observed. */
  RIGHT_LEG,
  /** The leg drawn on the left. */
  LEFT_LEG;

  /**
   * The corners as {@code [x0, y0, x1, y1, ...]} in meters, anticlockwise, seen from the body's
   * origin; a new array at each call.
   */
  public float[] outline() {
    return switch (this) {
      case HULL -> meters(-14, 17, -17, 0, -17, -10, 17, -10, 17, 0, 14, 17);
      case RIGHT_LEG, LEFT_LEG -> meters(-2, -8, 2, -8, 2, 8, -2, 8);
    };
  }

  private static float[] meters(int... pixels) {
    float[] meters = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      meters[i] = (float) (pixels[i] / Lander.PIXELS_PER_METRE);
    }
    return meters;
  }
}
