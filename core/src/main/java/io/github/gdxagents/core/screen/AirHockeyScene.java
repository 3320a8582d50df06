package io.github.gdxagents.core.screen;

import com.badlogic.gdx.Gdx;
import io.github.gdxagents.core.hockey.AirHockey;
import io.github.gdxagents.core.hockey.AirHockeyLevels;
import io.github.gdxagents.core.hockey.AirHockeyListener;
import io.github.gdxagents.core.screen.Canvas.Align;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.policy.Policy;

/** Draws air hockey from above, on a table that glows in the dark. */
final class AirHockeyScene implements Scene, AirHockeyListener {

  private static final float HALF_LENGTH = AirHockey.HALF_LENGTH;
  private static final float HALF_WIDTH = AirHockey.HALF_WIDTH;
  private static final float HALF_GOAL = AirHockey.HALF_GOAL;
  private static final float PUCK = AirHockey.PUCK_RADIUS;
  private static final float MALLET = AirHockey.MALLET_RADIUS;
  private static final float RAIL = 0.45f; // dm
  private static final float LENGTH_SHOWN = 25; // of the window's width
  private static final float WIDTH_SHOWN = 15.5f; // of its height
  private static final float MIDDLE = 0.49f; // of its height: where the table's is

  private static final int TRAIL = 14; // ticks
  private static final float FLASH_SECONDS = 0.9f;
  private static final float SPARKING_SPEED = 6; // dm/s

  private static final int LEFT = Palette.POLICY;
  private static final int RIGHT = 0xff7d6bff;
  private static final int NIGHT = 0x070a1cff;
  private static final int HALL = 0x1a1d47ff;
  private static final int TABLE = 0x141a3cff;
  private static final int TABLE_EDGE = 0x1d2550ff;
  private static final int LINE = 0x9fb8ff58;

  /** Of goals: a match has ten at most. */
  private static final String[] COUNTS = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"};

  private final AirHockey game;
  private final Particles particles = new Particles(x -> Float.NEGATIVE_INFINITY);

  /** Left mallet, right mallet and puck before and after the latest tick, {@code [x, y, ...]}. */
  private final float[] before = new float[6];

  private final float[] now = new float[6];

  /** Where the puck has been, {@code [x, y, ...]}, the latest first. */
  private final float[] trail = new float[2 * TRAIL];

  private float flash; // s left
  private int flashColor;
  private int level;
  private String variant = "";

  AirHockeyScene(AirHockey game) {
    this.game = game;
    game.setListener(this);
    setLevel(AirHockeyLevels.DEFAULT);
  }

  private static float pixelsPerDm(float width, float height) {
    return Math.min(width / LENGTH_SHOWN, height / WIDTH_SHOWN);
  }

  /** Where the pointer is, in dm to the right of the table's middle. */
  static float tableX(Pointer pointer) {
    return (pointer.x() - pointer.width() / 2) / pixelsPerDm(pointer.width(), pointer.height());
  }

  /** The same, in dm above it. */
  static float tableY(Pointer pointer) {
    return (pointer.y() - MIDDLE * pointer.height())
        / pixelsPerDm(pointer.width(), pointer.height());
  }

  @Override
  public AirHockey simulation() {
    return game;
  }

  @Override
  public ActionSource opponent() {
    String file = BundledPolicies.FOLDER + "/" + AirHockeyLevels.file(level);
    Policy policy =
        Gdx.files == null // as in tests of sessions
            ? AirHockeyLevels.policy(level)
            : AirHockeyLevels.read(Gdx.files.internal(file).read());
    return policy.player();
  }

  @Override
  public int levels() {
    return AirHockeyLevels.COUNT;
  }

  @Override
  public int level() {
    return level;
  }

  @Override
  public void setLevel(int level) {
    this.level = level;
    variant = "first to three goals, against level " + level + " of " + AirHockeyLevels.COUNT;
  }

  @Override
  public String variant() {
    return variant;
  }

  @Override
  public int scoreDecimals() {
    return 0;
  }

  @Override
  public void begin() {
    look(now);
    System.arraycopy(now, 0, before, 0, now.length);
    layTrail();
    particles.clear();
    flash = 0;
  }

  private void look(float[] places) {
    for (int side = 0; side < 2; side++) {
      places[2 * side] = game.agents().get(side).x();
      places[2 * side + 1] = game.agents().get(side).y();
    }
    places[4] = game.puckX();
    places[5] = game.puckY();
  }

  /** All of it where the puck is. */
  private void layTrail() {
    for (int i = 0; i < TRAIL; i++) {
      trail[2 * i] = now[4];
      trail[2 * i + 1] = now[5];
    }
  }

  @Override
  public void ticked() {
    System.arraycopy(now, 0, before, 0, now.length);
    look(now);
    System.arraycopy(trail, 0, trail, 2, 2 * TRAIL - 2);
    trail[0] = now[4];
    trail[1] = now[5];
    if (Math.abs(now[4] - before[4]) > HALF_LENGTH / 2) {
      before[4] = now[4]; // it was served anew
      before[5] = now[5];
      layTrail();
    }
  }

  @Override
  public void puckHit(boolean rail, float x, float y, float speed) {
    int sparks = (int) Math.min(10, (speed - SPARKING_SPEED) / 3);
    for (int i = 0; i < sparks; i++) {
      particles.emit(Particles.Kind.JET, x, y, 0, 0, 0.35f * speed, 0.22f, rail ? 0.12f : 0.16f);
    }
  }

  @Override
  public void scored(int side) {
    flash = FLASH_SECONDS;
    flashColor = side == 0 ? LEFT : RIGHT;
    float x = side == 0 ? HALF_LENGTH : -HALF_LENGTH;
    for (int i = 0; i < 90; i++) {
      float y = particles.random(-HALF_GOAL, HALF_GOAL);
      particles.emit(Particles.Kind.JET, x, y, -0.6f * x, 0, 9, 0.6f, 0.2f);
    }
  }

  @Override
  public Outcome outcome() {
    int ours = game.agents().get(0).goals();
    int theirs = game.agents().get(1).goals();
    return ours > theirs ? Outcome.WON : ours < theirs ? Outcome.BEATEN : Outcome.DRAWN;
  }

  @Override
  public void draw(Canvas canvas, float interpolation, float deltaSeconds) {
    particles.update(deltaSeconds);
    flash = Math.max(0, flash - deltaSeconds);
    float w = canvas.width();
    float h = canvas.height();
    drawHall(canvas, w, h);
    canvas.view(pixelsPerDm(w, h), w / 2, MIDDLE * h);
    drawTable(canvas);
    drawGoals(canvas);
    drawCount(canvas);
    drawTrail(canvas);
    for (int side = 0; side < 2; side++) {
      float x = between(2 * side, interpolation);
      float y = between(2 * side + 1, interpolation);
      drawMallet(canvas, x, y, side == 0 ? LEFT : RIGHT);
    }
    drawPuck(canvas, between(4, interpolation), between(5, interpolation));
    particles.draw(canvas);
  }

  private float between(int index, float interpolation) {
    return before[index] + interpolation * (now[index] - before[index]);
  }

  private static void drawHall(Canvas canvas, float w, float h) {
    canvas.view(1, 0, 0);
    canvas.paint(NIGHT, 0, h, HALL, 0, 0);
    canvas.quad(0, 0, w, 0, w, h, 0, h);
    canvas.glowing(true);
    canvas.paint(Palette.fade(LEFT, 0.14f));
    canvas.spot(0.12f * w, 0.45f * h, 0.45f * w);
    canvas.paint(Palette.fade(RIGHT, 0.12f));
    canvas.spot(0.88f * w, 0.45f * h, 0.45f * w);
    canvas.glowing(false);
  }

  private void drawTable(Canvas canvas) {
    float x = HALF_LENGTH + RAIL;
    float y = HALF_WIDTH + RAIL;
    canvas.paint(0x02030c90);
    canvas.roundRectangle(-x - 0.25f, -y - 0.45f, 2 * x + 0.5f, 2 * y + 0.5f, 1.1f);
    canvas.paint(0xf3f6ffff, 0, y, 0x7d88acff, 0, -y);
    canvas.roundRectangle(-x, -y, 2 * x, 2 * y, 0.9f);
    canvas.paint(0x2a3362ff);
    canvas.roundRectangle(-x + 0.16f, -y + 0.16f, 2 * x - 0.32f, 2 * y - 0.32f, 0.75f);
    canvas.paint(TABLE_EDGE, 0, HALF_WIDTH, TABLE, 0, -HALF_WIDTH);
    canvas.rectangle(-HALF_LENGTH, -HALF_WIDTH, 2 * HALF_LENGTH, 2 * HALF_WIDTH);
    canvas.paint(0xb9c8ff16); // holes for the air
    for (float holeX = -9.5f; holeX < HALF_LENGTH; holeX++) {
      for (float holeY = -4.5f; holeY < HALF_WIDTH; holeY++) {
        canvas.circle(holeX, holeY, 0.06f);
      }
    }
    canvas.paint(LINE);
    canvas.rectangle(-0.05f, -HALF_WIDTH, 0.1f, 2 * HALF_WIDTH);
    canvas.ring(0, 0, 1.6f, 0.1f);
    for (int end = -1; end <= 1; end += 2) {
      double front = end < 0 ? 0 : Math.PI;
      canvas.paint(Palette.fade(end < 0 ? LEFT : RIGHT, 0.45f));
      canvas.arc(
          end * HALF_LENGTH,
          0,
          2.6f,
          0.1f,
          (float) (front - Math.PI / 2),
          (float) (front + Math.PI / 2));
    }
    if (flash > 0) {
      canvas.paint(Palette.fade(flashColor, 0.22f * flash / FLASH_SECONDS));
      canvas.rectangle(-HALF_LENGTH, -HALF_WIDTH, 2 * HALF_LENGTH, 2 * HALF_WIDTH);
    }
  }

  private static void drawGoals(Canvas canvas) {
    for (int end = -1; end <= 1; end += 2) {
      int color = end < 0 ? LEFT : RIGHT;
      float x = end < 0 ? -HALF_LENGTH - RAIL : HALF_LENGTH;
      canvas.paint(0x04061aff);
      canvas.rectangle(x, -HALF_GOAL, RAIL, 2 * HALF_GOAL);
      canvas.glowing(true);
      canvas.paint(Palette.fade(color, 0.55f));
      canvas.spot(end * (HALF_LENGTH + 0.2f), 0, 2.4f);
      canvas.glowing(false);
      for (int up = -1; up <= 1; up += 2) {
        canvas.paint(color);
        canvas.circle(end * (HALF_LENGTH + RAIL / 2), up * HALF_GOAL, 0.17f);
      }
    }
  }

  /** The goals of both, large on the table. */
  private void drawCount(Canvas canvas) {
    for (int side = 0; side < 2; side++) {
      canvas.paint(Palette.fade(side == 0 ? LEFT : RIGHT, 0.3f));
      canvas.text(
          COUNTS[game.agents().get(side).goals()],
          side == 0 ? -3.6f : 3.6f,
          -1.1f,
          2.2f,
          Canvas.BOLD,
          Align.CENTER);
    }
  }

  private void drawTrail(Canvas canvas) {
    canvas.glowing(true);
    for (int i = TRAIL - 1; i > 0; i--) {
      float age = (float) i / TRAIL;
      canvas.paint(Palette.fade(0xffe9a8ff, 0.16f * (1 - age)));
      canvas.circle(trail[2 * i], trail[2 * i + 1], PUCK * (1 - 0.5f * age));
    }
    canvas.glowing(false);
  }

  private static void drawMallet(Canvas canvas, float x, float y, int color) {
    canvas.paint(0x02030c70);
    canvas.circle(x + 0.07f, y - 0.12f, MALLET * 1.04f);
    canvas.paint(
        Palette.mix(color, 0xffffffff, 0.35f),
        x - MALLET,
        y + MALLET,
        Palette.mix(color, 0x05061aff, 0.45f),
        x + MALLET,
        y - MALLET);
    canvas.circle(x, y, MALLET);
    canvas.paint(Palette.mix(color, 0x05061aff, 0.25f));
    canvas.circle(x, y, 0.74f * MALLET);
    canvas.paint(
        Palette.mix(color, 0xffffffff, 0.55f), x - 0.2f, y + 0.2f, color, x + 0.2f, y - 0.2f);
    canvas.circle(x, y, 0.42f * MALLET);
  }

  private static void drawPuck(Canvas canvas, float x, float y) {
    canvas.glowing(true);
    canvas.paint(0xffd98a48);
    canvas.spot(x, y, 1.1f);
    canvas.glowing(false);
    canvas.paint(0x02030c80);
    canvas.circle(x + 0.05f, y - 0.08f, PUCK);
    canvas.paint(0xfff3d0ff, x - PUCK, y + PUCK, 0xe0a23cff, x + PUCK, y - PUCK);
    canvas.circle(x, y, PUCK);
    canvas.paint(0x6b4413c0);
    canvas.ring(x, y, 0.62f * PUCK, 0.05f);
  }

  @Override
  public void drawInstruments(Canvas canvas, Overlay overlay) {
    overlay.instrumentPanel(canvas, 2);
    float second = AirHockey.TICKS_PER_SECOND;
    float left = (AirHockey.MAX_TICKS - game.tick()) / second;
    float longest = AirHockey.MAX_TICKS / second;
    float fastest = AirHockey.MAX_PUCK_SPEED;
    overlay.gauge(canvas, 0, "PUCK", game.puckSpeed(), 1, "dm/s", 0, fastest, Palette.CAUTION);
    overlay.gauge(canvas, 1, "TIME LEFT", left, 0, "s", 0, longest, Palette.POLICY);
  }
}
