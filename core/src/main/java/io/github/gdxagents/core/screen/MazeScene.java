package io.github.gdxagents.core.screen;

import io.github.gdxagents.core.maze.MemoryMaze;
import io.github.gdxagents.hook.AgentState;
import java.util.Arrays;

/** Draws the maze from above: lit around the lamp, dim where it has shone, dark elsewhere. */
final class MazeScene implements Scene {

  private static final int MOST_TILES = 32;

  private static final int NIGHT_TOP = 0x060817ff;
  private static final int NIGHT = 0x131638ff;
  private static final int WALLS = 0x0b0e24ff;
  private static final int WALLS_EDGE = 0x39437aff;
  private static final int FLOOR_DARK = 0x191f47ff;
  private static final int FLOOR_SEEN = 0x2b3261ff;
  private static final int FLOOR_LIT = 0xc7a06cff;

  /** Of gates, by their number. */
  private static final int[] GATES = {0xffae3dff, 0x4fb4ffff};

  private static final float LIGHT_SECONDS = 1.6f;
  private static final float LAMP_REACH = 2.9f; // tiles
  private static final int STEPS_SHOWN = 14;

  private final MemoryMaze game;

  /** Which tiles the lamp has shone on, {@code [x + MOST_TILES * y]}. */
  private final boolean[] seen = new boolean[MOST_TILES * MOST_TILES];

  /** Where it was at the begin of the latest steps, {@code [x, y, ...]}, the latest first. */
  private final float[] trail = new float[2 * STEPS_SHOWN];

  private int trailed;
  private float startX;
  private float startY;
  private float xBefore;
  private float yBefore;
  private float x;
  private float y;
  private boolean telling;

  MazeScene(MemoryMaze game) {
    this.game = game;
  }

  @Override
  public MemoryMaze simulation() {
    return game;
  }

  @Override
  public String variant() {
    return "the light says which gate, and goes out";
  }

  @Override
  public int scoreDecimals() {
    return 2;
  }

  @Override
  public void begin() {
    Arrays.fill(seen, false);
    startX = game.x();
    startY = game.y();
    x = startX;
    y = startY;
    xBefore = x;
    yBefore = y;
    trailed = 0;
    look();
  }

  private void look() {
    int reach = MemoryMaze.SIGHT;
    for (int tileY = game.y() - reach; tileY <= game.y() + reach; tileY++) {
      for (int tileX = game.x() - reach; tileX <= game.x() + reach; tileX++) {
        if (game.isOpen(tileX, tileY)) {
          seen[tileX + MOST_TILES * tileY] = true;
        }
      }
    }
  }

  @Override
  public void ticked() {
    xBefore = x;
    yBefore = y;
    int ticks = (game.tick() - 1) % MemoryMaze.TICKS_PER_STEP + 1;
    float left = 1 - (float) ticks / MemoryMaze.TICKS_PER_STEP;
    if (ticks == 1) {
      leaveTrail();
    }
    x = game.x() - left * game.stepX();
    y = game.y() - left * game.stepY();
    if (left == 0) {
      look();
    }
  }

  private void leaveTrail() {
    if (game.stepX() != 0 || game.stepY() != 0) {
      System.arraycopy(trail, 0, trail, 2, trail.length - 2);
      trail[0] = xBefore;
      trail[1] = yBefore;
      trailed = Math.min(STEPS_SHOWN, trailed + 1);
    }
  }

  @Override
  public Outcome outcome() {
    if (game.state() != AgentState.TERMINATED) {
      return Outcome.TIME_OUT;
    }
    return game.reward() > 0 ? Outcome.RIGHT_GATE : Outcome.WRONG_GATE;
  }

  @Override
  public void draw(Canvas canvas, float interpolation, float deltaSeconds) {
    float lampX = xBefore + interpolation * (x - xBefore);
    float lampY = yBefore + interpolation * (y - yBefore);
    float w = canvas.width();
    float h = canvas.height();
    canvas.view(1, 0, 0);
    canvas.paint(NIGHT, 0, 0, NIGHT_TOP, 0, h);
    canvas.quad(0, 0, w, 0, w, h, 0, h);
    int tiles = game.tiles();
    float scale = Math.min(w, 0.88f * h) / (tiles + 0.2f);
    float left = w / 2 - scale * tiles / 2;
    float bottom = 0.535f * h - scale * tiles / 2;
    canvas.view(scale, left, bottom);
    canvas.paint(WALLS_EDGE);
    canvas.roundRectangle(0.26f, 0.26f, tiles - 0.52f, tiles - 0.52f, 0.34f);
    canvas.paint(WALLS);
    canvas.roundRectangle(0.3f, 0.3f, tiles - 0.6f, tiles - 0.6f, 0.3f);
    // From here on, a tile's middle is at its numbers.
    canvas.view(scale, left + scale / 2, bottom + scale / 2);
    drawFloor(canvas, lampX, lampY);
    drawLight(canvas, (game.tick() + interpolation) / MemoryMaze.TICKS_PER_SECOND);
    drawGates(canvas);
    drawTrail(canvas);
    drawWalker(canvas, lampX, lampY);
  }

  private void drawFloor(Canvas canvas, float lampX, float lampY) {
    for (int tileY = 0; tileY < game.tiles(); tileY++) {
      for (int tileX = 0; tileX < game.tiles(); tileX++) {
        if (game.isOpen(tileX, tileY)) {
          boolean known = seen[tileX + MOST_TILES * tileY];
          int color = known ? FLOOR_SEEN : FLOOR_DARK;
          float distance = (float) Math.hypot(tileX - lampX, tileY - lampY);
          float light = known ? Math.max(0, 1 - distance / LAMP_REACH) : 0;
          canvas.paint(Palette.mix(color, FLOOR_LIT, 0.8f * light));
          canvas.rectangle(tileX - 0.5f, tileY - 0.5f, 1, 1);
          canvas.paint(Palette.fade(0x05061aff, 0.16f));
          canvas.rectangle(tileX - 0.5f, tileY - 0.5f, 1, 0.04f);
          canvas.rectangle(tileX - 0.5f, tileY - 0.5f, 0.04f, 1);
        }
      }
    }
    canvas.glowing(true);
    canvas.paint(0xffb96038);
    canvas.spot(lampX, lampY, LAMP_REACH);
    canvas.glowing(false);
  }

  /** The light at the begin, as long as it burns. */
  private void drawLight(Canvas canvas, float seconds) {
    float burns = telling ? 1 : Math.max(0, 1 - seconds / LIGHT_SECONDS);
    int color = GATES[game.goal()];
    canvas.paint(0x090b1eff);
    canvas.circle(startX, startY, 0.3f);
    canvas.paint(Palette.mix(0x39437aff, color, burns));
    canvas.circle(startX, startY, 0.22f);
    if (burns > 0) {
      canvas.glowing(true);
      canvas.paint(Palette.fade(color, 0.75f * burns));
      canvas.spot(startX, startY, 1.5f);
      canvas.paint(Palette.fade(color, 0.5f * burns));
      canvas.spot(startX, startY, 3.2f);
      canvas.glowing(false);
    }
  }

  private void drawGates(Canvas canvas) {
    for (int gate = 0; gate < GATES.length; gate++) {
      int tileX = game.gateX(gate);
      int tileY = game.gateY(gate);
      boolean known = seen[tileX + MOST_TILES * tileY];
      int color = Palette.mix(FLOOR_SEEN, GATES[gate], known ? 1 : 0.45f);
      canvas.paint(0x05061aff);
      canvas.roundRectangle(tileX - 0.36f, tileY - 0.4f, 0.72f, 0.8f, 0.3f);
      canvas.paint(color, 0, tileY + 0.4f, Palette.mix(color, 0x05061aff, 0.65f), 0, tileY - 0.4f);
      canvas.roundRectangle(tileX - 0.29f, tileY - 0.34f, 0.58f, 0.68f, 0.24f);
      canvas.paint(Palette.fade(0x05061aff, 0.7f));
      canvas.rectangle(tileX - 0.018f, tileY - 0.34f, 0.036f, 0.66f);
      canvas.circle(tileX + 0.1f, tileY, 0.05f);
      if (known) {
        canvas.glowing(true);
        canvas.paint(Palette.fade(GATES[gate], 0.4f));
        canvas.spot(tileX, tileY, 1.1f);
        canvas.glowing(false);
      }
    }
  }

  private void drawTrail(Canvas canvas) {
    for (int i = 0; i < trailed; i++) {
      canvas.paint(Palette.fade(0xfff0d8ff, 0.55f * (1 - (float) i / STEPS_SHOWN)));
      canvas.circle(trail[2 * i], trail[2 * i + 1], 0.09f);
    }
  }

  private void drawWalker(Canvas canvas, float lampX, float lampY) {
    canvas.paint(0x02030c80);
    canvas.ellipse(lampX + 0.05f, lampY - 0.1f, 0.33f, 0.3f);
    canvas.paint(0xf6f8ffff, lampX - 0.25f, lampY + 0.3f, 0x8b94b4ff, lampX + 0.25f, lampY - 0.3f);
    canvas.circle(lampX, lampY, 0.31f);
    canvas.paint(0x1c2444ff);
    float eyeX = lampX + 0.1f * game.stepX();
    float eyeY = lampY + 0.1f * game.stepY();
    canvas.circle(eyeX - 0.1f, eyeY + 0.05f, 0.055f);
    canvas.circle(eyeX + 0.1f, eyeY + 0.05f, 0.055f);
    canvas.glowing(true);
    canvas.paint(0xffc25c70);
    canvas.spot(lampX, lampY, 0.8f);
    canvas.glowing(false);
  }

  /** What the light said, which players have to remember. */
  @Override
  public void toggleSenses() {
    telling = !telling;
  }

  @Override
  public void drawInstruments(Canvas canvas, Overlay overlay) {
    overlay.instrumentPanel(canvas, 2);
    int steps = game.tick() / MemoryMaze.TICKS_PER_STEP;
    int known = 0;
    int open = 0;
    for (int tileY = 0; tileY < game.tiles(); tileY++) {
      for (int tileX = 0; tileX < game.tiles(); tileX++) {
        open += game.isOpen(tileX, tileY) ? 1 : 0;
        known += seen[tileX + MOST_TILES * tileY] ? 1 : 0;
      }
    }
    overlay.gauge(canvas, 0, "STEPS", steps, 0, "", 0, MemoryMaze.MOST_STEPS, Palette.CAUTION);
    overlay.gauge(canvas, 1, "EXPLORED", 100f * known / open, 0, "%", 0, 100, Palette.POLICY);
  }
}
