package io.github.gdxagents.core.screen;

/** Draws the lander itself, its flames, the pad and its flags. All sizes in meters. */
final class LanderArt {

  private static final float PIXEL = 1 / 30f; // m; the hull's outline is laid out in these

  /** The lower end of the main engine, below the hull's middle. */
  static final float NOZZLE_Y = -15 * PIXEL;

  /** Where the side engines are, beside and above the hull's middle. */
  static final float SIDE_ENGINE_X = 18.5f * PIXEL;

  static final float SIDE_ENGINE_Y = 9 * PIXEL;

  private static final float[] CABIN =
      scaled(-16.5f, 0, 16.5f, 0, 13, 15, 9, 18.5f, -9, 18.5f, -13, 15);
  private static final float[] CABIN_SHADE = scaled(3, 0, 16.5f, 0, 13, 15, 9, 18.5f, 6, 18.5f);
  private static final float[] BELLY =
      scaled(-17, -8, -14, -10.5f, 14, -10.5f, 17, -8, 17, 0, -17, 0);
  private static final float[] NOZZLE = scaled(-7.5f, -15, 7.5f, -15, 4.5f, -10, -4.5f, -10);
  private static final float[] FOIL_1 = scaled(-17, -8, -9, -9.5f, -12, 0, -17, 0);
  private static final float[] FOIL_2 = scaled(-3, -10.5f, 5, -10.5f, 1, 0, -6, 0);
  private static final float[] FOIL_3 = scaled(10, -10.5f, 14, -10.5f, 17, -8, 17, -3, 12, 0);
  private static final float[] VISOR = scaled(-9, 5, 9, 5, 7.5f, 13.5f, -7.5f, 13.5f);
  private static final float[] VISOR_LIGHT = scaled(-7.8f, 8, -3, 12.6f, -6.6f, 12.6f);
  private static final float[] SIDE_ENGINE = scaled(14, 7, 18.5f, 6, 18.5f, 12, 14, 11);
  private static final float[] SIDE_ENGINE_MIRRORED = mirrored(SIDE_ENGINE);
  private static final float[] FOOT = scaled(-5.5f, -1.2f, 5.5f, -1.2f, 3.5f, 1.2f, -3.5f, 1.2f);

  private static final int MAIN_FLAME = 0xff8a3cff;
  private static final int MAIN_CORE = 0xfff0ccff;
  private static final int SIDE_FLAME = 0x6fa4ffe0;
  private static final int SIDE_CORE = 0xe8f4ffff;

  private static final float FLAG_POLE = 1.25f; // m
  private static final float FLAG_LENGTH = 0.78f;
  private static final float FLAG_HEIGHT = 0.42f;
  private static final int FLAG_PIECES = 12;
  private static final int FLAG_DARK = 0xd0402fff;
  private static final int FLAG_LIGHT = 0xff8f5cff;

  private final float[] flame = new float[2 * 8];
  private final float[] hem = new float[2 * (FLAG_PIECES + 1)];

  private static float[] scaled(float... pixels) {
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] *= PIXEL;
    }
    return pixels;
  }

  private static float[] mirrored(float[] xy) {
    float[] mirror = xy.clone();
    for (int i = 0; i < mirror.length; i += 2) {
      mirror[i] = -mirror[i];
    }
    return mirror;
  }

  /**
   * Draws legs, hull and flames.
   *
   * @param poses of hull, right leg, left leg: {@code [x, y, angle, x, y, angle, ...]} in m and rad
   * @param main throttle, 0 to 1
   * @param side throttle, below 0 where it pushes to the left
   * @param room how far the main engine's flame may reach before it hits the ground
   * @param flicker -1 to 1, anew each frame
   * @param wreck whether it has crashed
   */
  void drawLander(
      Canvas canvas,
      float[] poses,
      float main,
      float side,
      float room,
      float flicker,
      boolean wreck) {
    drawLeg(canvas, poses, 3, 1);
    drawLeg(canvas, poses, 6, -1);
    canvas.place(poses[0], poses[1], poses[2]);
    if (main > 0) {
      float length = Math.min(room, main * (0.95f + 0.3f * flicker));
      drawFlame(canvas, 0, NOZZLE_Y, (float) -Math.PI / 2, 0.15f, length, MAIN_FLAME, MAIN_CORE);
    }
    if (side != 0) {
      float away = side > 0 ? -1 : 1; // the exhaust leaves opposite to the push
      float direction = side > 0 ? (float) Math.PI : 0;
      float length = Math.abs(side) * (0.42f + 0.15f * flicker);
      float x = away * SIDE_ENGINE_X;
      drawFlame(canvas, x, SIDE_ENGINE_Y, direction, 0.07f, length, SIDE_FLAME, SIDE_CORE);
    }
    drawHull(canvas);
    if (wreck) {
      canvas.paint(0x0a0812b0);
      canvas.polygon(CABIN);
      canvas.polygon(BELLY);
    }
    canvas.unplace();
  }

  /** Draws the hull before a night sky, upside down as a picture is read: for an icon. */
  static void drawEmblem(Canvas canvas, float size) {
    canvas.view(1, 0, 0);
    canvas.paint(0x47305fff, 0, size, 0x050816ff, 0, 0);
    canvas.circle(size / 2, size / 2, size / 2 - 0.5f);
    canvas.view(size / 1.75f, size / 2, 0.55f * size);
    canvas.place(0, 0, (float) Math.PI);
    drawHull(canvas);
    canvas.unplace();
  }

  private static void drawHull(Canvas canvas) {
    canvas.paint(0x2b2d3fff, 0, -15 * PIXEL, 0x8f94adff, 0, -10 * PIXEL);
    canvas.polygon(NOZZLE);
    canvas.paint(0xe8a54aff, -12 * PIXEL, 0, 0x8a4f25ff, 14 * PIXEL, -9 * PIXEL);
    canvas.polygon(BELLY);
    canvas.paint(0xffd98c88);
    canvas.polygon(FOIL_1);
    canvas.paint(0xffd98c50);
    canvas.polygon(FOIL_2);
    canvas.paint(0x4a241870);
    canvas.polygon(FOIL_3);
    canvas.paint(0x9aa2bcff);
    canvas.polygon(SIDE_ENGINE);
    canvas.polygon(SIDE_ENGINE_MIRRORED);
    canvas.line(0, 18 * PIXEL, 0, 23 * PIXEL, 1.1f * PIXEL);
    canvas.paint(0xff7d6bff);
    canvas.circle(0, 23.5f * PIXEL, 1.5f * PIXEL);
    canvas.paint(0xfbfcffff, -8 * PIXEL, 12 * PIXEL, 0xb3bbd2ff, 14 * PIXEL, 2 * PIXEL);
    canvas.polygon(CABIN);
    canvas.paint(0x5b648838);
    canvas.polygon(CABIN_SHADE);
    canvas.paint(0x33405fff);
    canvas.rectangle(-17 * PIXEL, -1.2f * PIXEL, 34 * PIXEL, 2.4f * PIXEL);
    canvas.paint(0xff8a4cff);
    canvas.rectangle(-15.6f * PIXEL, 2.2f * PIXEL, 31.2f * PIXEL, 1.4f * PIXEL);
    canvas.paint(0x17233fff);
    canvas.polygon(VISOR);
    canvas.paint(0x8fe6ffd0, 0, 13 * PIXEL, 0x1c5c9c40, 0, 5 * PIXEL);
    canvas.polygon(VISOR);
    canvas.paint(0xffffffb0);
    canvas.polygon(VISOR_LIGHT);
  }

  /** Draws the leg whose pose begins at an index; {@code side} is 1 for the right one, else -1. */
  private static void drawLeg(Canvas canvas, float[] poses, int at, int side) {
    canvas.unplace();
    float hullX = poses[0];
    float hullY = poses[1];
    float cos = (float) Math.cos(poses[2]);
    float sin = (float) Math.sin(poses[2]);
    float legCos = (float) Math.cos(poses[at + 2]);
    float legSin = (float) Math.sin(poses[at + 2]);
    float ankleX = poses[at] + 5 * PIXEL * legSin;
    float ankleY = poses[at + 1] - 5 * PIXEL * legCos;
    float kneeX = poses[at] - 6 * PIXEL * legSin;
    float kneeY = poses[at + 1] + 6 * PIXEL * legCos;
    float upperX = side * 15 * PIXEL;
    float upperY = -1 * PIXEL;
    float lowerX = side * 12 * PIXEL;
    float lowerY = -10 * PIXEL;
    canvas.paint(0x7d86a3ff);
    canvas.line(
        hullX + lowerX * cos - lowerY * sin,
        hullY + lowerX * sin + lowerY * cos,
        ankleX,
        ankleY,
        1.5f * PIXEL);
    canvas.paint(0xc3cadfff);
    canvas.line(
        hullX + upperX * cos - upperY * sin,
        hullY + upperX * sin + upperY * cos,
        kneeX,
        kneeY,
        2.4f * PIXEL);
    canvas.place(poses[at], poses[at + 1], poses[at + 2]);
    canvas.paint(0xdfe4f2ff, -2 * PIXEL, 0, 0x8991adff, 2 * PIXEL, 0);
    canvas.line(0, 6 * PIXEL, 0, -6.5f * PIXEL, 3.4f * PIXEL);
    canvas.place(poses[at] + 8 * PIXEL * legSin, poses[at + 1] - 8 * PIXEL * legCos, poses[2]);
    canvas.paint(0xe6ebf8ff, 0, 1.2f * PIXEL, 0x6c7594ff, 0, -1.6f * PIXEL);
    canvas.polygon(FOOT);
  }

  /** Draws a tapering flame with a white core. */
  private void drawFlame(
      Canvas canvas,
      float x,
      float y,
      float direction,
      float halfWidth,
      float length,
      int color,
      int core) {
    float dx = (float) Math.cos(direction);
    float dy = (float) Math.sin(direction);
    canvas.glowing(true);
    canvas.paint(Palette.fade(color, 0.55f));
    canvas.spot(x + 0.3f * length * dx, y + 0.3f * length * dy, 1.1f * length + 2 * halfWidth);
    canvas.paint(color, x, y, Palette.fade(color, 0), x + length * dx, y + length * dy);
    canvas.polygon(flame(x, y, dx, dy, halfWidth, length));
    canvas.paint(core, x, y, Palette.fade(core, 0), x + 0.7f * length * dx, y + 0.7f * length * dy);
    canvas.polygon(flame(x, y, dx, dy, 0.6f * halfWidth, 0.7f * length));
    canvas.glowing(false);
  }

  private float[] flame(float x, float y, float dx, float dy, float halfWidth, float length) {
    point(0, x - dy * halfWidth * 0.8f, y + dx * halfWidth * 0.8f);
    point(1, x - dy * halfWidth + 0.25f * length * dx, y + dx * halfWidth + 0.25f * length * dy);
    point(
        2,
        x - dy * 0.55f * halfWidth + 0.65f * length * dx,
        y + dx * 0.55f * halfWidth + 0.65f * length * dy);
    point(3, x + length * dx - dy * 0.05f * halfWidth, y + length * dy + dx * 0.05f * halfWidth);
    point(4, x + length * dx + dy * 0.05f * halfWidth, y + length * dy - dx * 0.05f * halfWidth);
    point(
        5,
        x + dy * 0.55f * halfWidth + 0.65f * length * dx,
        y - dx * 0.55f * halfWidth + 0.65f * length * dy);
    point(6, x + dy * halfWidth + 0.25f * length * dx, y - dx * halfWidth + 0.25f * length * dy);
    point(7, x + dy * halfWidth * 0.8f, y - dx * halfWidth * 0.8f);
    return flame;
  }

  private void point(int index, float x, float y) {
    flame[2 * index] = x;
    flame[2 * index + 1] = y;
  }

  /**
   * Draws the pad between its two ends.
   *
   * @param lamp the color of its lamps
   * @param seconds since the start, for blinking
   */
  static void drawPad(Canvas canvas, float left, float right, float y, int lamp, float seconds) {
    canvas.paint(0x2a2c44ff, 0, y - 0.24f, 0x4a4d6eff, 0, y);
    canvas.roundRectangle(left - 0.1f, y - 0.26f, right - left + 0.2f, 0.28f, 0.06f);
    canvas.paint(0xe9edfaff);
    canvas.rectangle(left - 0.1f, y - 0.05f, right - left + 0.2f, 0.07f);
    int lamps = 9;
    for (int i = 0; i < lamps; i++) {
      float x = left + 0.12f + (right - left - 0.24f) * i / (lamps - 1);
      float wave = 0.5f + 0.5f * (float) Math.sin(5 * seconds - 1.1f * Math.abs(i - lamps / 2));
      canvas.paint(Palette.fade(lamp, 0.45f + 0.55f * wave));
      canvas.circle(x, y - 0.15f, 0.045f);
      canvas.glowing(true);
      canvas.paint(Palette.fade(lamp, 0.5f * wave));
      canvas.spot(x, y - 0.15f, 0.28f);
      canvas.glowing(false);
    }
  }

  /**
   * Draws a flag that stands on the ground.
   *
   * @param wind to the right, -1 to 1; without wind it hangs out to the right, as on a wire
   */
  void drawFlag(Canvas canvas, float x, float y, float wind, float seconds) {
    canvas.paint(0xdfe4f2ff, x - 0.03f, 0, 0x8088a4ff, x + 0.03f, 0);
    canvas.line(x, y - 0.1f, x, y + FLAG_POLE, 0.055f);
    canvas.paint(0xfff0c8ff);
    canvas.circle(x, y + FLAG_POLE + 0.03f, 0.05f);
    float toward = wind < -0.05f ? -1 : 1;
    float speed = 4 + 8 * Math.abs(wind);
    float top = y + FLAG_POLE - 0.03f;
    for (int i = 0; i < FLAG_PIECES; i++) {
      float from = i / (float) FLAG_PIECES;
      float to = (i + 1) / (float) FLAG_PIECES;
      float x0 = x + toward * (0.03f + FLAG_LENGTH * from);
      float x1 = x + toward * (0.03f + FLAG_LENGTH * to);
      float top0 = top + wave(from, speed, seconds);
      float top1 = top + wave(to, speed, seconds);
      int dark = Palette.mix(FLAG_DARK, FLAG_LIGHT, slope(from, speed, seconds));
      int light = Palette.mix(FLAG_DARK, FLAG_LIGHT, slope(to, speed, seconds));
      canvas.paint(dark, x0, 0, light, x1, 0);
      canvas.quad(x0, top0 - flagHeight(from), x1, top1 - flagHeight(to), x1, top1, x0, top0);
    }
    canvas.paint(Palette.mix(FLAG_DARK, FLAG_LIGHT, 0.5f));
    for (int edge = 0; edge < 2; edge++) {
      for (int i = 0; i <= FLAG_PIECES; i++) {
        float along = i / (float) FLAG_PIECES;
        hem[2 * i] = x + toward * (0.03f + FLAG_LENGTH * along);
        hem[2 * i + 1] = top + wave(along, speed, seconds) - edge * flagHeight(along);
      }
      canvas.stroke(hem, FLAG_PIECES + 1, 0.02f);
    }
    float endX = hem[2 * FLAG_PIECES];
    float endY = hem[2 * FLAG_PIECES + 1];
    canvas.line(endX, endY, endX, endY + flagHeight(1), 0.02f);
  }

  private static float flagHeight(float along) {
    return FLAG_HEIGHT * (1 - 0.25f * along);
  }

  private static float wave(float along, float speed, float seconds) {
    return 0.07f * along * (float) Math.sin(6 * along - speed * seconds) - 0.06f * along;
  }

  /** How much a place on the flag faces the light, 0 to 1. */
  private static float slope(float along, float speed, float seconds) {
    return 0.5f + 0.45f * along * (float) Math.cos(6 * along - speed * seconds);
  }
}
