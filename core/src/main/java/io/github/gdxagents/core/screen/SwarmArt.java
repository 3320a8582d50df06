package io.github.gdxagents.core.screen;

/** Draws a ship and drones, which point along the x axis. All sizes in meters. */
final class SwarmArt {

  private static final int FLAME = 0xff8a3cff;
  private static final int FLAME_CORE = 0xfff0ccff;
  private static final int DRONE = 0xff7d6bff;
  private static final int DRONE_DARK = 0x6e1840ff;

  private static final float[] FUSELAGE = {
    0.95f, 0, 0.42f, 0.2f, -0.5f, 0.27f, -0.5f, -0.27f, 0.42f, -0.2f
  };
  private static final float[] FUSELAGE_SHADE = {0.95f, 0, -0.5f, 0, -0.5f, -0.27f, 0.42f, -0.2f};
  private static final float[] WING = {0.3f, 0.18f, -0.3f, 0.78f, -0.62f, 0.8f, -0.5f, 0.18f};
  private static final float[] WING_TRIM = {
    -0.12f, 0.6f, -0.3f, 0.78f, -0.62f, 0.8f, -0.59f, 0.62f
  };
  private static final float[] NOZZLE = {
    -0.48f, 0.17f, -0.66f, 0.13f, -0.66f, -0.13f, -0.48f, -0.17f
  };
  private static final float[] VISOR = {
    0.52f, 0, 0.4f, 0.09f, 0.08f, 0.12f, 0.08f, -0.12f, 0.4f, -0.09f
  };

  private static final float[] SIGN_WINGS = {
    0.2f, 0, -0.15f, 0.39f, -0.31f, 0.4f, -0.25f, 0, -0.31f, -0.4f, -0.15f, -0.39f
  };
  private static final float[] SIGN_FUSELAGE = halved(FUSELAGE);

  private static final float[] BLADE = {0.36f, 0.1f, -0.58f, 0.62f, -0.2f, 0.08f};
  private static final float[] BODY = {0.62f, 0, 0.12f, 0.24f, -0.36f, 0, 0.12f, -0.24f};
  private static final float[] TAIL = {-0.2f, 0.13f, -1.5f, 0, -0.2f, -0.13f};

  private static final float[] WING_BELOW = mirrored(WING);
  private static final float[] WING_TRIM_BELOW = mirrored(WING_TRIM);
  private static final float[] BLADE_BELOW = mirrored(BLADE);

  private final float[] flame = new float[2 * 3];

  private static float[] halved(float... xy) {
    float[] half = xy.clone();
    for (int i = 0; i < half.length; i++) {
      half[i] /= 2;
    }
    return half;
  }

  private static float[] mirrored(float... xy) {
    float[] mirror = xy.clone();
    for (int i = 1; i < mirror.length; i += 2) {
      mirror[i] = -mirror[i];
    }
    return mirror;
  }

  /**
   * Draws the ship.
   *
   * @param thrust how strong its flame is, 0 to 1
   * @param flicker -1 to 1, anew each frame
   */
  void drawShip(Canvas canvas, float x, float y, float heading, float thrust, float flicker) {
    canvas.place(x, y, heading);
    canvas.glowing(true);
    canvas.paint(Palette.fade(Palette.POLICY, 0.2f));
    canvas.spot(0, 0, 1.9f);
    if (thrust > 0) {
      drawFlame(canvas, thrust * (1.25f + 0.3f * flicker));
    }
    canvas.glowing(false);
    canvas.paint(0x2b2d3fff);
    canvas.polygon(NOZZLE);
    canvas.paint(0xc3cadfff, 0.2f, 0, 0x7d86a3ff, -0.6f, 0);
    canvas.polygon(WING);
    canvas.polygon(WING_BELOW);
    canvas.paint(0xff8a4cff);
    canvas.polygon(WING_TRIM);
    canvas.polygon(WING_TRIM_BELOW);
    canvas.paint(0xfbfcffff, 0.6f, 0, 0xb3bbd2ff, -0.5f, 0);
    canvas.polygon(FUSELAGE);
    canvas.paint(0x5b648850);
    canvas.polygon(FUSELAGE_SHADE);
    canvas.paint(0x17233fff);
    canvas.polygon(VISOR);
    canvas.paint(0x8fe6ffe0, 0.45f, 0.1f, 0x1c5c9c60, 0.1f, -0.1f);
    canvas.polygon(VISOR);
    canvas.unplace();
  }

  private void drawFlame(Canvas canvas, float length) {
    canvas.paint(Palette.fade(FLAME, 0.5f));
    canvas.spot(-0.66f - 0.3f * length, 0, 0.7f * length + 0.2f);
    canvas.paint(FLAME, -0.66f, 0, Palette.fade(FLAME, 0), -0.66f - length, 0);
    canvas.polygon(flame(0.17f, length));
    canvas.paint(FLAME_CORE, -0.66f, 0, Palette.fade(FLAME_CORE, 0), -0.66f - 0.65f * length, 0);
    canvas.polygon(flame(0.1f, 0.65f * length));
  }

  private float[] flame(float halfWidth, float length) {
    flame[0] = -0.64f;
    flame[1] = halfWidth;
    flame[2] = -0.64f - length;
    flame[3] = 0;
    flame[4] = -0.64f;
    flame[5] = -halfWidth;
    return flame;
  }

  /** Draws the shape of a ship, half as large and upright, as a sign for one. */
  static void drawSign(Canvas canvas, float x, float y, int color) {
    canvas.place(x, y, (float) (Math.PI / 2));
    canvas.paint(color);
    canvas.polygon(SIGN_WINGS);
    canvas.polygon(SIGN_FUSELAGE);
    canvas.unplace();
  }

  /**
   * Draws a drone.
   *
   * @param alarm how close to the ship it is, 0 to 1
   */
  static void drawDrone(Canvas canvas, float x, float y, float heading, float alarm) {
    canvas.place(x, y, heading);
    canvas.glowing(true);
    canvas.paint(Palette.fade(DRONE, 0.22f + 0.3f * alarm));
    canvas.spot(0, 0, 1.1f + 0.3f * alarm);
    canvas.paint(Palette.fade(DRONE, 0.5f), -0.2f, 0, Palette.fade(DRONE, 0), -1.4f, 0);
    canvas.polygon(TAIL);
    canvas.glowing(false);
    int light = Palette.mix(DRONE, 0xffffffff, 0.25f * alarm);
    canvas.paint(light, 0.3f, 0, DRONE_DARK, -0.55f, 0);
    canvas.polygon(BLADE);
    canvas.polygon(BLADE_BELOW);
    canvas.paint(Palette.mix(light, 0xffffffff, 0.35f), 0.6f, 0, DRONE_DARK, -0.4f, 0);
    canvas.polygon(BODY);
    canvas.paint(0x2a0a20ff);
    canvas.circle(0.14f, 0, 0.13f);
    canvas.paint(Palette.mix(0xffd27aff, 0xffffffff, alarm));
    canvas.circle(0.17f, 0, 0.075f);
    canvas.unplace();
  }
}
