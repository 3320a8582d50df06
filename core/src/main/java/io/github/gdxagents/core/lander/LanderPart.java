package io.github.gdxagents.core.lander;

/** The bodies that make up the lander, with their outlines for drawing. */
public enum LanderPart {
  HULL(-14, 17, -17, 0, -17, -10, 17, -10, 17, 0, 14, 17),
  /** The leg on the right-hand side as drawn; the first of the two contacts observed. */
  RIGHT_LEG(-2, -8, 2, -8, 2, 8, -2, 8),
  /** The leg on the left-hand side as drawn. */
  LEFT_LEG(-2, -8, 2, -8, 2, 8, -2, 8);

  private final float[] outline;

  LanderPart(int... pixels) {
    outline = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      outline[i] = (float) (pixels[i] / Lander.PIXELS_PER_METRE);
    }
  }

  /** The corners as {@code [x0, y0, x1, y1, ...]} in metres from the body's origin; a fresh array. */
  public float[] outline() {
    return outline.clone();
  }
}
