package io.github.gdxagents.core.screen;

import io.github.gdxagents.core.screen.Canvas.Align;
import io.github.gdxagents.core.swarm.Swarm;
import io.github.gdxagents.core.swarm.SwarmListener;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.RandomStream;
import java.util.Arrays;

/** Draws the ship and the swarm from above, in an arena among the stars. */
final class SwarmScene implements Scene, SwarmListener {

  private static final float HALF_STRAIGHT = Swarm.HALF_STRAIGHT;
  private static final float RADIUS = Swarm.ARENA_RADIUS;
  private static final float LENGTH_SHOWN = 36; // m, of the window's width
  private static final float WIDTH_SHOWN = 22.6f; // of its height
  private static final float TICK_SECONDS = 1f / Swarm.TICKS_PER_SECOND;

  private static final int NIGHT = 0x050816ff;
  private static final int DUSK = 0x1d1a4aff;
  private static final int FLOOR_TOP = 0x16204ce8;
  private static final int FLOOR = 0x0c1130e8;
  private static final int GRID = 0x9fb8ff12;
  private static final int WALL = 0x6f9dffff;
  private static final int GATE = 0xff6f8eff;
  private static final int SHOT = 0xffe9a8ff;
  private static final float ROW = 1.5f; // m between the lines of the grid
  private static final int ROWS = 5; // to each side of the middle
  private static final int COLUMNS = 9;

  private static final float WAVE_SECONDS = 1.8f;
  private static final float SHAKE_SECONDS = 0.6f;
  private static final float ALARMING = 4; // m from the ship
  private static final float GATE_SECONDS = 0.7f;
  private static final int FADE_IN_TICKS = 10;
  private static final int BURSTS = 24;

  private final Swarm game;
  private final SwarmArt art = new SwarmArt();
  private final Particles particles = new Particles(x -> Float.NEGATIVE_INFINITY);
  private final Stars stars = new Stars(170, new RandomStream(0x57a6));
  private final StringBuilder text = new StringBuilder(16);

  /** Drones and, at last, the ship before and after the latest tick, {@code [x, y, ...]}. */
  private final float[] before = new float[2 * Swarm.MOST_DRONES + 2];

  private final float[] now = new float[2 * Swarm.MOST_DRONES + 2];
  private float headingBefore;
  private float heading;

  // Where a drone came in last in each slot, with the seconds since.
  private final float[] gateX = new float[Swarm.MOST_DRONES];
  private final float[] gateY = new float[Swarm.MOST_DRONES];
  private final float[] gateAge = new float[Swarm.MOST_DRONES];

  // Where something was hit: the latest, with the seconds since.
  private final float[] burstX = new float[BURSTS];
  private final float[] burstY = new float[BURSTS];
  private final float[] burstAge = new float[BURSTS];
  private final boolean[] burstOfShip = new boolean[BURSTS];
  private int nextBurst;

  private float flame;
  private float sinceWave = WAVE_SECONDS;
  private float sinceLoss = SHAKE_SECONDS;
  private float seconds;
  private boolean sensing;

  SwarmScene(Swarm game) {
    this.game = game;
    game.setListener(this);
  }

  @Override
  public Swarm simulation() {
    return game;
  }

  @Override
  public String variant() {
    return "three ships, 45 seconds";
  }

  @Override
  public int scoreDecimals() {
    return 0;
  }

  @Override
  public void begin() {
    look();
    System.arraycopy(now, 0, before, 0, now.length);
    headingBefore = heading;
    particles.clear();
    Arrays.fill(gateAge, Float.POSITIVE_INFINITY);
    Arrays.fill(burstAge, Float.POSITIVE_INFINITY);
    flame = 0;
    sinceWave = WAVE_SECONDS;
    sinceLoss = SHAKE_SECONDS;
  }

  private void look() {
    for (int slot = 0; slot < Swarm.MOST_DRONES; slot++) {
      now[2 * slot] = game.droneX(slot);
      now[2 * slot + 1] = game.droneY(slot);
    }
    now[2 * Swarm.MOST_DRONES] = game.x();
    now[2 * Swarm.MOST_DRONES + 1] = game.y();
    heading = game.heading();
  }

  @Override
  public void ticked() {
    System.arraycopy(now, 0, before, 0, now.length);
    headingBefore = heading;
    look();
    for (int slot = 0; slot < Swarm.MOST_DRONES; slot++) {
      if (game.droneAge(slot) <= 0) { // it has come in just now
        before[2 * slot] = now[2 * slot];
        before[2 * slot + 1] = now[2 * slot + 1];
      }
    }
    boolean burns = game.thrusting() && game.state() == AgentState.RUNNING;
    flame = burns ? 1 : 0.7f * flame;
    if (burns) {
      emitExhaust();
    }
  }

  private void emitExhaust() {
    float dx = (float) Math.cos(heading);
    float dy = (float) Math.sin(heading);
    for (int i = 0; i < 2; i++) {
      particles.emit(
          Particles.Kind.FIRE,
          game.x() - 0.75f * dx,
          game.y() - 0.75f * dy,
          game.velocityX() - 6 * dx,
          game.velocityY() - 6 * dy,
          1.2f,
          0.28f,
          0.16f);
    }
  }

  @Override
  public void waveBegan(int wave) {
    sinceWave = 0;
  }

  @Override
  public void droneAppeared(int slot) {
    gateX[slot] = game.droneX(slot);
    gateY[slot] = game.droneY(slot);
    gateAge[slot] = 0;
  }

  @Override
  public void droneHit(float x, float y) {
    burst(x, y, false);
    for (int i = 0; i < 16; i++) {
      particles.emit(Particles.Kind.FIRE, x, y, 0, 0, 6, 0.45f, 0.24f);
    }
  }

  @Override
  public void droneBlasted(float x, float y) {
    for (int i = 0; i < 12; i++) {
      particles.emit(Particles.Kind.JET, x, y, 0, 0, 5, 0.4f, 0.22f);
    }
  }

  @Override
  public void shipLost(float x, float y) {
    burst(x, y, true);
    sinceLoss = 0;
    for (int i = 0; i < 90; i++) {
      particles.emit(Particles.Kind.FIRE, x, y, 0, 0, 11, 0.8f, 0.4f);
    }
    for (int i = 0; i < 60; i++) {
      particles.emit(Particles.Kind.JET, x, y, 0, 0, 15, 0.6f, 0.2f);
    }
  }

  private void burst(float x, float y, boolean ofShip) {
    burstX[nextBurst] = x;
    burstY[nextBurst] = y;
    burstAge[nextBurst] = 0;
    burstOfShip[nextBurst] = ofShip;
    nextBurst = (nextBurst + 1) % BURSTS;
  }

  @Override
  public Outcome outcome() {
    return game.state() == AgentState.TERMINATED ? Outcome.SHIPS_LOST : Outcome.SURVIVED;
  }

  // Drawing.

  @Override
  public void draw(Canvas canvas, float interpolation, float deltaSeconds) {
    pass(deltaSeconds);
    float shipX = between(2 * Swarm.MOST_DRONES, interpolation);
    float shipY = between(2 * Swarm.MOST_DRONES + 1, interpolation);
    float w = canvas.width();
    float h = canvas.height();
    float scale = Math.min(w / LENGTH_SHOWN, h / WIDTH_SHOWN);
    drawSky(canvas, w, h, 0.35f * scale * shipX, 0.35f * scale * shipY);
    float shake = 0.22f * Math.max(0, 1 - sinceLoss / SHAKE_SECONDS);
    float shakeX = shake * particles.random(-1, 1);
    float shakeY = shake * particles.random(-1, 1);
    canvas.view(scale, w / 2 + scale * shakeX, 0.505f * h + scale * shakeY);
    drawArena(canvas);
    drawWave(canvas);
    drawShipsLeft(canvas);
    drawGates(canvas);
    if (sensing) {
      drawSenses(canvas, shipX, shipY, interpolation);
    }
    drawShots(canvas, interpolation);
    drawDrones(canvas, shipX, shipY, interpolation);
    if (game.ships() > 0) {
      drawShip(canvas, shipX, shipY, interpolation);
    }
    particles.draw(canvas);
    drawBursts(canvas);
  }

  private void pass(float deltaSeconds) {
    seconds += deltaSeconds;
    sinceWave += deltaSeconds;
    sinceLoss += deltaSeconds;
    particles.update(deltaSeconds);
    age(gateAge, deltaSeconds);
    age(burstAge, deltaSeconds);
  }

  private static void age(float[] ages, float seconds) {
    for (int i = 0; i < ages.length; i++) {
      ages[i] += seconds;
    }
  }

  private float between(int index, float interpolation) {
    return before[index] + interpolation * (now[index] - before[index]);
  }

  private void drawSky(Canvas canvas, float w, float h, float driftX, float driftY) {
    canvas.view(1, 0, 0);
    canvas.paint(NIGHT, 0, h, DUSK, 0, 0);
    canvas.quad(0, 0, w, 0, w, h, 0, h);
    canvas.glowing(true);
    canvas.paint(0x7a4cff26);
    canvas.spot(0.1f * w, 0.2f * h, 0.5f * w);
    canvas.paint(0x2f8cff22);
    canvas.spot(0.92f * w, 0.75f * h, 0.45f * w);
    canvas.glowing(false);
    stars.draw(canvas, driftX, driftY - 0.1f * h, seconds);
  }

  private static void drawArena(Canvas canvas) {
    canvas.paint(Palette.fade(WALL, 0.1f));
    stadium(canvas, 0.45f);
    canvas.paint(Palette.fade(WALL, 0.16f));
    stadium(canvas, 0.24f);
    canvas.paint(0xcfe0ffff, 0, RADIUS, WALL, 0, -RADIUS);
    stadium(canvas, 0.09f);
    canvas.paint(0x070a1eff);
    stadium(canvas, 0);
    canvas.paint(FLOOR_TOP, 0, RADIUS, FLOOR, 0, -RADIUS);
    stadium(canvas, -0.06f);
    canvas.paint(GRID);
    for (int i = -ROWS; i <= ROWS; i++) {
      float half = HALF_STRAIGHT + halfChord(i * ROW);
      canvas.line(-half, i * ROW, half, i * ROW, 0.04f);
    }
    for (int i = -COLUMNS; i <= COLUMNS; i++) {
      float half = halfChord(Math.max(0, Math.abs(i * ROW) - HALF_STRAIGHT));
      canvas.line(i * ROW, -half, i * ROW, half, 0.04f);
    }
  }

  /** Half of the chord of one of the arena's half circles, at a distance from its center. */
  private static float halfChord(float distance) {
    return (float) Math.sqrt(RADIUS * RADIUS - distance * distance);
  }

  /** Fills the arena and so much around it. */
  private static void stadium(Canvas canvas, float around) {
    float radius = RADIUS + around;
    float halfLength = HALF_STRAIGHT + radius;
    canvas.roundRectangle(-halfLength, -radius, 2 * halfLength, 2 * radius, radius);
  }

  /** The number of the wave, large on the floor. */
  private void drawWave(Canvas canvas) {
    float fresh = Math.max(0, 1 - sinceWave / WAVE_SECONDS);
    canvas.paint(GRID);
    canvas.ring(0, 0, 3.6f, 0.06f);
    canvas.paint(Palette.fade(Palette.mix(WALL, GATE, fresh), 0.22f + 0.5f * fresh));
    if (game.wave() > 0) {
      text.setLength(0);
      canvas.text("WAVE", 0, 1.8f, 0.5f, Canvas.BOLD, Align.CENTER);
      canvas.text(text.append(game.wave()), 0, -0.9f, 2.2f, Canvas.BOLD, Align.CENTER);
    }
  }

  /** Below it, a sign for each ship, dark for those that were lost. */
  private void drawShipsLeft(Canvas canvas) {
    for (int ship = 0; ship < Swarm.SHIPS; ship++) {
      int color = Palette.mix(FLOOR, Palette.POLICY, ship < game.ships() ? 0.5f : 0.12f);
      SwarmArt.drawSign(canvas, 1.1f * (ship - 0.5f * (Swarm.SHIPS - 1)), -2, color | 0xff);
    }
  }

  /** Where drones come in. */
  private void drawGates(Canvas canvas) {
    canvas.glowing(true);
    for (int slot = 0; slot < Swarm.MOST_DRONES; slot++) {
      float t = gateAge[slot] / GATE_SECONDS;
      if (t < 1) {
        canvas.paint(Palette.fade(GATE, 0.5f * (1 - t)));
        canvas.spot(gateX[slot], gateY[slot], 1.2f + 1.2f * t);
      }
    }
    canvas.glowing(false);
  }

  private void drawSenses(Canvas canvas, float shipX, float shipY, float interpolation) {
    float dx = (float) Math.cos(heading);
    float dy = (float) Math.sin(heading);
    for (int quarter = 0; quarter < 4; quarter++) {
      float distance = game.wallDistance(dx, dy);
      canvas.paint(Palette.fade(Palette.GOOD, 0.4f));
      canvas.line(shipX, shipY, shipX + distance * dx, shipY + distance * dy, 0.04f);
      canvas.circle(shipX + distance * dx, shipY + distance * dy, 0.14f);
      float turned = dx;
      dx = -dy;
      dy = turned;
    }
    for (int slot = 0; slot < Swarm.MOST_DRONES; slot++) {
      if (game.hasDrone(slot)) {
        float x = between(2 * slot, interpolation);
        float y = between(2 * slot + 1, interpolation);
        canvas.paint(Palette.fade(Palette.CAUTION, 0.3f));
        canvas.line(shipX, shipY, x, y, 0.03f);
        canvas.ring(x, y, 0.85f, 0.05f);
      }
    }
  }

  private void drawShots(Canvas canvas, float interpolation) {
    canvas.glowing(true);
    for (int slot = 0; slot < Swarm.MOST_SHOTS; slot++) {
      if (game.shotTicksLeft(slot) > 0) {
        float velocityX = game.shotVelocityX(slot);
        float velocityY = game.shotVelocityY(slot);
        float back = (interpolation - 1) * TICK_SECONDS;
        float x = game.shotX(slot) + back * velocityX;
        float y = game.shotY(slot) + back * velocityY;
        canvas.paint(Palette.fade(0xff9a4cff, 0.4f));
        canvas.spot(x, y, 0.7f);
        canvas.paint(
            Palette.fade(SHOT, 0), x - 0.045f * velocityX, y - 0.045f * velocityY, SHOT, x, y);
        canvas.line(x - 0.045f * velocityX, y - 0.045f * velocityY, x, y, 0.16f);
      }
    }
    canvas.glowing(false);
  }

  private void drawDrones(Canvas canvas, float shipX, float shipY, float interpolation) {
    for (int slot = 0; slot < Swarm.MOST_DRONES; slot++) {
      if (game.hasDrone(slot)) {
        float x = between(2 * slot, interpolation);
        float y = between(2 * slot + 1, interpolation);
        float alarm = 1 - (float) Math.hypot(x - shipX, y - shipY) / ALARMING;
        canvas.opacity(Math.min(1, (game.droneAge(slot) + interpolation) / FADE_IN_TICKS));
        SwarmArt.drawDrone(canvas, x, y, game.droneHeading(slot), Math.max(0, alarm));
        canvas.opacity(1);
      }
    }
  }

  private void drawShip(Canvas canvas, float x, float y, float interpolation) {
    float angle = headingBefore + interpolation * (heading - headingBefore);
    art.drawShip(canvas, x, y, angle, flame, particles.random(-1, 1));
    float shield = (float) game.shieldTicks() / Swarm.SHIELD_TICKS;
    if (shield > 0) {
      float pulse = 0.75f + 0.25f * (float) Math.sin(18 * seconds);
      canvas.glowing(true);
      canvas.paint(Palette.fade(Palette.POLICY, 0.3f * pulse));
      canvas.spot(x, y, 1.7f);
      canvas.glowing(false);
      canvas.paint(Palette.fade(Palette.POLICY, 0.25f));
      canvas.ring(x, y, 1.15f, 0.09f);
      canvas.paint(Palette.fade(0xd6f1ffff, pulse));
      float top = (float) (Math.PI / 2);
      canvas.arc(x, y, 1.15f, 0.09f, top, top + (float) (2 * Math.PI) * shield);
    }
  }

  private void drawBursts(Canvas canvas) {
    for (int i = 0; i < BURSTS; i++) {
      float life = burstOfShip[i] ? 0.9f : 0.55f;
      float t = burstAge[i] / life;
      if (t < 1) {
        float out = 1 - (1 - t) * (1 - t);
        float reach = burstOfShip[i] ? Swarm.BLAST_RADIUS : 1.1f;
        int color = burstOfShip[i] ? Palette.POLICY : SHOT;
        canvas.paint(Palette.fade(color, 0.8f * (1 - t)));
        canvas.ring(
            burstX[i], burstY[i], 0.2f + reach * out, (burstOfShip[i] ? 0.22f : 0.1f) * (1 - t));
        canvas.paint(Palette.fade(burstOfShip[i] ? Palette.BAD : Palette.INK, 1 - t));
        String worth = burstOfShip[i] ? "−5" : "+1";
        canvas.text(
            worth,
            burstX[i],
            burstY[i] + 0.5f + 0.9f * t,
            burstOfShip[i] ? 0.8f : 0.42f,
            Canvas.BOLD,
            Align.CENTER);
      }
    }
  }

  /** What the ship sees of walls and drones. */
  @Override
  public void toggleSenses() {
    sensing = !sensing;
  }

  @Override
  public void drawInstruments(Canvas canvas, Overlay overlay) {
    overlay.instrumentPanel(canvas, 2);
    overlay.gauge(canvas, 0, "DRONES", game.drones(), 0, "", 0, Swarm.MOST_DRONES, GATE);
    float time = (Swarm.MAX_TICKS - game.tick()) * TICK_SECONDS;
    float longest = Swarm.MAX_TICKS * TICK_SECONDS;
    overlay.gauge(canvas, 1, "TIME LEFT", time, 0, "s", 0, longest, Palette.POLICY);
  }
}
