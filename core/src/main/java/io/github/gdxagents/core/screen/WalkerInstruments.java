package io.github.gdxagents.core.screen;

import io.github.gdxagents.core.screen.Canvas.Align;

/** Gauges, the map of the way, and what the walker's four motors do. */
final class WalkerInstruments {

  private static final float TOP_SPEED = 6; // m/s
  private static final float MAP_SIDES = 400; // overlay units that are left to others on each side
  private static final float MAP_LEAST_WIDTH = 260;
  private static final float MAP_Y = 76; // below the upper edge
  private static final float MAP_MOST_HEIGHT = 44;
  private static final float BAR_WIDTH = 16;
  private static final float BAR_HEIGHT = 44;
  private static final float LEG_WIDTH = 78;

  private final WalkerTrack track;
  private final float[] map;
  private int mapPoints;
  private float mapLow; // m
  private float mapHigh; // m

  WalkerInstruments(WalkerTrack track) {
    this.track = track;
    this.map = new float[2 * track.points()];
  }

  /** Takes over a new episode's way. */
  void begin() {
    mapPoints = 0;
    mapLow = Float.POSITIVE_INFINITY;
    mapHigh = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < track.points(); i++) {
      if (track.pointX(i) >= track.startX() && track.pointX(i) <= track.goalX()) {
        mapLow = Math.min(mapLow, track.surfaceY(i));
        mapHigh = Math.max(mapHigh, track.surfaceY(i));
        mapPoints++;
      }
    }
  }

  /**
   * Draws gauges and map.
   *
   * @param x of the hull, m
   * @param speed m/s
   * @param lean anticlockwise, rad
   * @param secondsLeft until the time is up
   */
  void draw(Canvas canvas, Overlay overlay, float x, float speed, float lean, float secondsLeft) {
    float way = track.goalX() - track.startX();
    float walked = x - track.startX();
    float degrees = (float) -Math.toDegrees(lean); // to the right, as seen
    overlay.instrumentPanel(canvas, 4);
    overlay.gauge(canvas, 0, "DISTANCE", walked, 1, "m", 0, way, Palette.POLICY);
    int quick = speed < -0.3f ? Palette.BAD : Palette.GOOD;
    overlay.gauge(canvas, 1, "SPEED", speed, 1, "m/s", -2, TOP_SPEED, quick);
    int upright =
        Math.abs(degrees) < 15
            ? Palette.GOOD
            : Math.abs(degrees) < 30 ? Palette.CAUTION : Palette.BAD;
    overlay.gauge(canvas, 2, "LEAN", degrees, 0, "°", -45, 45, upright);
    int plenty = secondsLeft > 5 ? Palette.POLICY : Palette.CAUTION;
    overlay.gauge(canvas, 3, "TIME LEFT", secondsLeft, 1, "s", 0, 40, plenty);
    drawMap(canvas, overlay, walked, way);
  }

  /** Draws the whole way in small, if there is room. */
  private void drawMap(Canvas canvas, Overlay overlay, float walked, float way) {
    float width = overlay.width() - 2 * MAP_SIDES;
    if (width < MAP_LEAST_WIDTH || mapPoints < 2) {
      return;
    }
    float left = MAP_SIDES;
    float bottom = overlay.height() - MAP_Y;
    float scale = width / way;
    float scaleY = Math.min(0.8f * scale, MAP_MOST_HEIGHT / (mapHigh - mapLow));
    int count = 0;
    int reached = 0;
    for (int i = 0; i < track.points() && count < mapPoints; i++) {
      float x = track.pointX(i) - track.startX();
      if (x >= 0) {
        map[2 * count] = left + scale * x;
        map[2 * count + 1] = bottom + scaleY * (track.surfaceY(i) - mapLow);
        reached += x <= walked ? 1 : 0;
        count++;
      }
    }
    canvas.paint(Palette.fade(Palette.MUTED, 0.55f));
    canvas.stroke(map, count, 1.5f);
    if (reached > 1) {
      canvas.paint(Palette.POLICY);
      canvas.stroke(map, reached, 2);
    }
    int here = 2 * Math.max(0, Math.min(count - 1, reached - 1));
    canvas.glowing(true);
    canvas.paint(Palette.fade(Palette.POLICY, 0.7f));
    canvas.spot(map[here], map[here + 1], 13);
    canvas.glowing(false);
    canvas.paint(Palette.INK);
    canvas.circle(map[here], map[here + 1], 4);
    float flagX = left + width;
    float flagY = map[2 * count - 1];
    canvas.line(flagX, flagY, flagX, flagY + 15, 1.5f);
    canvas.paint(Palette.GOOD);
    canvas.rectangle(flagX, flagY + 8, 11, 7);
  }

  /**
   * Draws the drive of each motor, and which foot touches the ground, in the lower right corner.
   *
   * @param drives of far hip and knee, near hip and knee: -1 to 1, upwards where the leg swings
   *     forwards or straightens
   */
  void drawDrives(Canvas canvas, Overlay overlay, float[] drives, boolean[] touches, boolean over) {
    float width = 2 * LEG_WIDTH + 24;
    float x = overlay.cornerPanel(canvas, width, 117);
    float y = Overlay.MARGIN;
    for (int leg = 0; leg < 2; leg++) {
      float left = x + 12 + leg * LEG_WIDTH;
      float middle = left + LEG_WIDTH / 2;
      String name = leg == 0 ? "FAR LEG" : "NEAR LEG";
      Overlay.label(canvas, name, middle, y + 98, 8, Palette.MUTED, Align.CENTER);
      for (int joint = 0; joint < 2; joint++) {
        float at = middle + (joint == 0 ? -18 : 18);
        drawBar(canvas, at, y + 44, over ? 0 : drives[2 * leg + joint]);
        String label = joint == 0 ? "HIP" : "KNEE";
        Overlay.label(canvas, label, at, y + 28, 7, Palette.FAINT, Align.CENTER);
      }
      boolean lit = touches[leg];
      canvas.paint(lit ? Palette.GOOD : 0xffffff1c);
      canvas.roundRectangle(middle - 26, y + 12, 52, 6, 3);
    }
  }

  private static void drawBar(Canvas canvas, float middle, float y, float drive) {
    float left = middle - BAR_WIDTH / 2;
    float zero = y + BAR_HEIGHT / 2;
    canvas.paint(0xffffff1c);
    canvas.roundRectangle(left, y, BAR_WIDTH, BAR_HEIGHT, 4);
    float end = zero + 0.5f * BAR_HEIGHT * drive;
    if (Math.abs(drive) > 0.02f) {
      canvas.paint(Palette.fade(0xff9a4cff, 0.45f + 0.55f * Math.abs(drive)));
      canvas.rectangle(left, Math.min(zero, end), BAR_WIDTH, Math.abs(end - zero));
    }
    canvas.paint(0xffffff90);
    canvas.rectangle(left - 1.5f, zero - 0.75f, BAR_WIDTH + 3, 1.5f);
  }
}
