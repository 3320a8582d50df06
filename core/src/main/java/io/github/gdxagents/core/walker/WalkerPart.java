package io.github.gdxagents.core.walker;

/**
 * The bodies that make up the walker. Both legs hang on the same point of the hull; the second one
 * is drawn in front of the first.
 */
public enum WalkerPart {
  HULL,
  FIRST_UPPER_LEG,
  FIRST_LOWER_LEG,
  SECOND_UPPER_LEG,
  SECOND_LOWER_LEG;

  /**
   * The corners as {@code [x0, y0, x1, y1, ...]} in meters, anticlockwise, seen from the body's
   * origin; a new array at each call.
   */
  public float[] outline() {
    return switch (this) {
      case HULL -> meters(-30, 9, -30, -8, 34, -8, 34, 1, 6, 9);
      case FIRST_UPPER_LEG, SECOND_UPPER_LEG -> meters(-4, -17, 4, -17, 4, 17, -4, 17);
      case FIRST_LOWER_LEG, SECOND_LOWER_LEG -> meters(-3.2, -17, 3.2, -17, 3.2, 17, -3.2, 17);
    };
  }

  private static float[] meters(double... pixels) {
    float[] meters = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      meters[i] = (float) (pixels[i] / Walker.PIXELS_PER_METRE);
    }
    return meters;
  }
}
