package io.github.gdxagents.core.screen;

/** Draws the walker itself and the flag at its goal. All sizes in meters. */
final class WalkerArt {

  /** What the walker's eye tells. */
  enum Mood {
    AWAKE,
    WORRIED,
    HAPPY,
    FALLEN
  }

  private static final float PIXEL = 1 / 30f; // m; the walker's outline is laid out in these

  /** From a link's middle to its ends. */
  static final float LINK_END = 17 * PIXEL;

  private static final float[] SHELL = scaled(-30, -2.5f, 34, -2.5f, 34, 1, 6, 9, -27, 9, -30, 6);
  private static final float[] SHELL_SHADE = scaled(-30, -2.5f, -9, -2.5f, -19, 9, -27, 9, -30, 6);
  private static final float[] BELLY = scaled(-30, -2.5f, -28, -8, 31, -8, 34, -2.5f);
  private static final float[] FOIL_1 = scaled(-22, -2.5f, -12, -2.5f, -16, -8, -23, -8);
  private static final float[] FOIL_2 = scaled(9, -2.5f, 21, -2.5f, 25, -8, 14, -8);
  private static final float[] VISOR = scaled(6, -0.6f, 32, -0.6f, 32, 0.4f, 8.5f, 7.1f, 6, 7.1f);
  private static final float[] VISOR_LIGHT = scaled(14, 4.4f, 26, 1.2f, 27, 0.5f, 12, 4.2f);
  private static final float[] THIGH = scaled(-4.6f, 15, -3.6f, -15, 3.6f, -15, 4.6f, 15);
  private static final float[] SHIN = scaled(-3.2f, 15, -2.4f, -13, 2.4f, -13, 3.2f, 15);
  private static final float[] GUARD = scaled(-1.2f, 11, -0.4f, -9, 2.6f, -9, 3.6f, 11);
  private static final float[] FOOT = scaled(-3.6f, -17, 4.8f, -17, 4.4f, -14, 2, -11, -2.8f, -11);

  private static final int IN_SHADE = 0x262c54ff;
  private static final int ENAMEL = 0xfbfcffff;
  private static final int ENAMEL_SHADE = 0xaeb7d0ff;
  private static final int METAL = 0x7d86a3ff;
  private static final int METAL_SHADE = 0x454c6cff;
  private static final int RUBBER = 0x1d2340ff;
  private static final int DRIVE = 0xff9a4cff;
  private static final int EYE = 0x7fe8ffff;

  private static final int FLAG_COLUMNS = 8;
  private static final int FLAG_ROWS = 4;
  private static final float FLAG_POLE = 3.1f;
  private static final float FLAG_CELL = 0.19f;

  private WalkerArt() {}

  private static float[] scaled(float... pixels) {
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] *= PIXEL;
    }
    return pixels;
  }

  /**
   * Draws legs and hull.
   *
   * @param poses of hull, far upper and lower leg, near upper and lower leg: {@code [x, y, angle,
   *     ...]} in m and rad
   * @param drives of far hip and knee, near hip and knee: -1 to 1
   * @param sway of the antenna, in rad
   * @param blink how far the eye is closed, 0 to 1
   */
  static void drawWalker(
      Canvas canvas,
      float[] poses,
      float[] drives,
      boolean farTouches,
      boolean nearTouches,
      float sway,
      float blink,
      Mood mood) {
    drawLeg(canvas, poses, 3, drives[0], drives[1], farTouches, true);
    canvas.place(poses[0], poses[1], poses[2]);
    drawAntenna(canvas, sway, mood);
    drawHull(canvas);
    drawEye(canvas, blink, mood);
    canvas.unplace();
    drawLeg(canvas, poses, 9, drives[2], drives[3], nearTouches, false);
  }

  private static void drawHull(Canvas canvas) {
    canvas.paint(0xe8a54aff, -20 * PIXEL, 0, 0x8a4f25ff, 26 * PIXEL, -9 * PIXEL);
    canvas.polygon(BELLY);
    canvas.paint(0xffd98c80);
    canvas.polygon(FOIL_1);
    canvas.paint(0x4a241860);
    canvas.polygon(FOIL_2);
    canvas.paint(ENAMEL, -10 * PIXEL, 9 * PIXEL, ENAMEL_SHADE, 8 * PIXEL, -7 * PIXEL);
    canvas.polygon(SHELL);
    canvas.paint(0x5b648838);
    canvas.polygon(SHELL_SHADE);
    canvas.paint(0x33405fff);
    canvas.rectangle(-30 * PIXEL, -3.4f * PIXEL, 64 * PIXEL, 1.6f * PIXEL);
    canvas.paint(0xff8a4cff);
    canvas.rectangle(-30 * PIXEL, 0.2f * PIXEL, 33 * PIXEL, 1.5f * PIXEL);
    canvas.paint(0x5b648890);
    canvas.rectangle(-9.4f * PIXEL, -1.8f * PIXEL, 0.7f * PIXEL, 10.6f * PIXEL);
    for (int i = 0; i < 3; i++) {
      canvas.roundRectangle(
          (-25 + 3.4f * i) * PIXEL, 3.4f * PIXEL, 1.6f * PIXEL, 3.2f * PIXEL, 0.8f * PIXEL);
    }
    canvas.paint(0x17233fff);
    canvas.polygon(VISOR);
    canvas.paint(0x4fa6d0a0, 0, 8 * PIXEL, 0x1c5c9c20, 0, -0.6f * PIXEL);
    canvas.polygon(VISOR);
    canvas.paint(0xffffff70);
    canvas.polygon(VISOR_LIGHT);
  }

  private static void drawEye(Canvas canvas, float blink, Mood mood) {
    float x = 12.6f * PIXEL;
    float y = 2.5f * PIXEL;
    float r = 2.3f * PIXEL;
    int color =
        switch (mood) {
          case AWAKE -> EYE;
          case WORRIED -> Palette.CAUTION;
          case HAPPY -> Palette.GOOD;
          case FALLEN -> Palette.BAD;
        };
    canvas.glowing(true);
    canvas.paint(Palette.fade(color, 0.6f));
    canvas.spot(x, y, 3.2f * r);
    canvas.glowing(false);
    canvas.paint(color);
    switch (mood) {
      case AWAKE, WORRIED -> {
        float open = Math.max(0.15f, 1 - blink);
        canvas.ellipse(x, y, r, r * open);
        canvas.paint(0xffffffe0);
        canvas.ellipse(x + 0.35f * r, y + 0.35f * r * open, 0.3f * r, 0.3f * r * open);
      }
      case HAPPY -> canvas.arc(x, y - 0.5f * r, 1.1f * r, 0.5f * r, 0.3f, 2.84f);
      case FALLEN -> {
        canvas.line(x - r, y - r, x + r, y + r, 0.45f * r);
        canvas.line(x - r, y + r, x + r, y - r, 0.45f * r);
      }
    }
  }

  private static void drawAntenna(Canvas canvas, float sway, Mood mood) {
    float x = -23 * PIXEL;
    float y = 8 * PIXEL;
    float length = 11 * PIXEL;
    float bentX = x - 0.5f * length * (float) Math.sin(0.6f * sway + 0.2f);
    float bentY = y + 0.55f * length * (float) Math.cos(0.6f * sway + 0.2f);
    float tipX = bentX - 0.5f * length * (float) Math.sin(sway + 0.2f);
    float tipY = bentY + 0.5f * length * (float) Math.cos(sway + 0.2f);
    canvas.paint(0x9aa2bcff);
    canvas.line(x, y, bentX, bentY, 1.2f * PIXEL);
    canvas.line(bentX, bentY, tipX, tipY, 0.9f * PIXEL);
    int light = mood == Mood.HAPPY ? Palette.GOOD : 0xff7d6bff;
    canvas.glowing(true);
    canvas.paint(Palette.fade(light, 0.5f));
    canvas.spot(tipX, tipY, 5 * PIXEL);
    canvas.glowing(false);
    canvas.paint(light);
    canvas.circle(tipX, tipY, 1.6f * PIXEL);
  }

  /** Draws the leg whose upper link's pose begins at an index. */
  private static void drawLeg(
      Canvas canvas, float[] poses, int at, float hip, float knee, boolean touches, boolean far) {
    canvas.place(poses[at + 3], poses[at + 4], poses[at + 5]);
    paint(canvas, METAL, METAL_SHADE, 3, far);
    canvas.polygon(SHIN);
    paint(canvas, ENAMEL, ENAMEL_SHADE, 3, far);
    canvas.polygon(GUARD);
    canvas.paint(tone(RUBBER, far));
    canvas.polygon(FOOT);
    canvas.paint(touches ? Palette.fade(Palette.GOOD, far ? 0.65f : 1) : tone(0x55607eff, far));
    canvas.roundRectangle(-2 * PIXEL, -13.4f * PIXEL, 4 * PIXEL, 1.3f * PIXEL, 0.6f * PIXEL);
    if (touches) {
      canvas.glowing(true);
      canvas.paint(Palette.fade(Palette.GOOD, far ? 0.14f : 0.3f));
      canvas.spot(0, -13 * PIXEL, 8 * PIXEL);
      canvas.glowing(false);
    }
    canvas.place(poses[at], poses[at + 1], poses[at + 2]);
    paint(canvas, ENAMEL, ENAMEL_SHADE, 4, far);
    canvas.polygon(THIGH);
    canvas.paint(tone(0xff8a4cff, far));
    canvas.rectangle(-4 * PIXEL, 4.5f * PIXEL, 8 * PIXEL, 1.5f * PIXEL);
    canvas.paint(tone(METAL_SHADE, far));
    canvas.roundRectangle(-1.3f * PIXEL, -9 * PIXEL, 2.6f * PIXEL, 11 * PIXEL, 1.2f * PIXEL);
    drawJoint(canvas, 0, -LINK_END, 4.1f * PIXEL, knee, far);
    drawJoint(canvas, 0, LINK_END, 5.2f * PIXEL, hip, far);
    canvas.unplace();
  }

  /** A joint whose ring fills with its motor's drive, anticlockwise where it turns that way. */
  private static void drawJoint(
      Canvas canvas, float x, float y, float radius, float drive, boolean far) {
    canvas.paint(tone(0x2b3152ff, far));
    canvas.circle(x, y, radius);
    canvas.paint(tone(0x98a2bfff, far));
    canvas.ring(x, y, 0.8f * radius, 0.22f * radius);
    float up = (float) Math.PI / 2;
    if (drive != 0) {
      float turn = 2.9f * drive;
      canvas.paint(Palette.fade(DRIVE, far ? 0.6f : 1));
      canvas.arc(
          x, y, 0.8f * radius, 0.26f * radius, Math.min(up, up + turn), Math.max(up, up + turn));
    }
    canvas.paint(tone(0xdfe4f2ff, far));
    canvas.circle(x, y, 0.36f * radius);
  }

  /** Shades across a link, from its left to its right side. */
  private static void paint(Canvas canvas, int left, int right, float halfWidth, boolean far) {
    canvas.paint(tone(left, far), -halfWidth * PIXEL, 0, tone(right, far), halfWidth * PIXEL, 0);
  }

  private static int tone(int color, boolean far) {
    return far ? Palette.mix(color, IN_SHADE, 0.58f) : color;
  }

  /** Draws the chequered flag that stands at the goal. */
  static void drawFlag(Canvas canvas, float x, float y, boolean reached, float seconds) {
    if (reached) {
      canvas.glowing(true);
      canvas.paint(Palette.fade(Palette.GOOD, 0.35f));
      canvas.spot(x + 0.6f, y + FLAG_POLE - 0.3f, 2.4f);
      canvas.glowing(false);
    }
    canvas.paint(0xdfe4f2ff, x - 0.05f, 0, 0x8088a4ff, x + 0.05f, 0);
    canvas.line(x, y - 0.1f, x, y + FLAG_POLE, 0.09f);
    canvas.paint(0xfff0c8ff);
    canvas.circle(x, y + FLAG_POLE + 0.05f, 0.08f);
    for (int column = 0; column < FLAG_COLUMNS; column++) {
      float left = x + 0.05f + column * FLAG_CELL;
      float right = left + FLAG_CELL;
      float topLeft = y + FLAG_POLE - 0.05f + wave(column, seconds);
      float topRight = y + FLAG_POLE - 0.05f + wave(column + 1, seconds);
      float light =
          0.78f + 0.22f * (float) Math.cos(0.9f * column - 5 * seconds) * column / FLAG_COLUMNS;
      for (int row = 0; row < FLAG_ROWS; row++) {
        boolean bright = (row + column) % 2 == 0;
        canvas.paint(Palette.mix(0x05081aff, bright ? 0xffffffff : 0x39406aff, light));
        float down = row * FLAG_CELL;
        canvas.quad(
            left,
            topLeft - down - FLAG_CELL,
            right,
            topRight - down - FLAG_CELL,
            right,
            topRight - down,
            left,
            topLeft - down);
      }
    }
  }

  private static float wave(int column, float seconds) {
    float along = column / (float) FLAG_COLUMNS;
    return along * (0.09f * (float) Math.sin(0.9f * column - 5 * seconds) - 0.08f);
  }
}
