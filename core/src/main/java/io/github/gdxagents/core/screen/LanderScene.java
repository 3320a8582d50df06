package io.github.gdxagents.core.screen;

import io.github.gdxagents.core.lander.Lander;
import io.github.gdxagents.core.lander.LanderListener;
import io.github.gdxagents.core.lander.LanderPart;
import io.github.gdxagents.core.lander.LanderSettings;
import io.github.gdxagents.hook.AgentState;
import org.jspecify.annotations.Nullable;

/** Draws the lander's world. */
final class LanderScene implements Scene, LanderListener {

  private static final LanderPart[] PARTS = {
    LanderPart.HULL, LanderPart.RIGHT_LEG, LanderPart.LEFT_LEG
  };
  private static final float TICK_SECONDS = 0.02f;
  private static final float FLAME_LEFT_PER_TICK = 0.65f;
  private static final float DUST_HEIGHT = 3; // m between nozzle and ground from which dust rises
  private static final float SHAKE_SECONDS = 0.7f;
  private static final float LEGS = 0.6f; // m from the hull's middle down to its feet
  private static final float FULL_WIND = 15; // N

  private final Lander lander;
  private final LanderSettings settings;
  private final Landscape landscape;
  private final LanderArt art = new LanderArt();
  private final Particles particles;
  private final Camera camera = new Camera();

  private final float[] before = new float[3 * PARTS.length]; // poses before the latest tick
  private final float[] latest = new float[3 * PARTS.length];
  private final float[] drawn = new float[3 * PARTS.length];
  private final float[] pose = new float[3];
  private float @Nullable [] ghost;
  private float mainFlame; // as throttles
  private float sideFlame;
  private float burnSeconds; // of the main engine at full throttle
  private Outcome outcome = Outcome.TIME_OUT;
  private float seconds;
  private float sinceEnd;

  LanderScene(Lander lander, LanderSettings settings) {
    this.lander = lander;
    this.settings = settings;
    this.landscape = new Landscape(lander);
    this.particles = new Particles(landscape);
    lander.setListener(this);
  }

  @Override
  public Lander simulation() {
    return lander;
  }

  @Override
  public String variant() {
    return (settings.throttle() ? "engines with throttle" : "engines on or off")
        + (settings.windy() ? " · wind" : "");
  }

  @Override
  public int scoreDecimals() {
    return 1;
  }

  @Override
  public void begin() {
    landscape.begin(lander);
    particles.clear();
    camera.reset();
    readPoses(latest);
    System.arraycopy(latest, 0, before, 0, latest.length);
    burnSeconds = 0;
    mainFlame = 0;
    sideFlame = 0;
    outcome = Outcome.TIME_OUT;
    sinceEnd = 0;
  }

  @Override
  public void ticked() {
    System.arraycopy(latest, 0, before, 0, latest.length);
    readPoses(latest);
    burnSeconds += lander.mainThrottle() * TICK_SECONDS;
    mainFlame = flame(mainFlame, lander.mainThrottle());
    sideFlame = flame(sideFlame, lander.sideThrottle());
    emitMainExhaust();
    emitSideExhaust();
    emitDust();
    if (outcome == Outcome.CRASHED) {
      explode();
    }
  }

  /**
   * A flame is there at once and dies down in some ticks: engines are switched too fast for the
   * eye.
   */
  private static float flame(float before, float throttle) {
    float rest = FLAME_LEFT_PER_TICK * before;
    return throttle != 0 || Math.abs(rest) < 0.15f ? throttle : rest;
  }

  @Override
  public float[] pose() {
    return latest;
  }

  @Override
  public void showGhost(float @Nullable [] pose) {
    ghost = pose;
  }

  private void readPoses(float[] poses) {
    for (int i = 0; i < PARTS.length; i++) {
      lander.copyPose(PARTS[i], pose);
      System.arraycopy(pose, 0, poses, 3 * i, 3);
    }
  }

  @Override
  public void landed() {
    outcome = Outcome.LANDED;
  }

  @Override
  public void crashed() {
    outcome = Outcome.CRASHED;
  }

  @Override
  public void lost() {
    outcome = Outcome.LOST;
  }

  @Override
  public Outcome outcome() {
    return outcome;
  }

  // Particles: each leaves the hull somewhere between the last two ticks, where the hull is drawn.

  private float hullX(float x, float y) {
    return before[0] + x * (float) Math.cos(before[2]) - y * (float) Math.sin(before[2]);
  }

  private float hullY(float x, float y) {
    return before[1] + x * (float) Math.sin(before[2]) + y * (float) Math.cos(before[2]);
  }

  private float hullVelocityX() {
    return (latest[0] - before[0]) / TICK_SECONDS;
  }

  private float hullVelocityY() {
    return (latest[1] - before[1]) / TICK_SECONDS;
  }

  private void emitMainExhaust() {
    float throttle = lander.mainThrottle();
    if (throttle == 0) {
      return;
    }
    float downX = (float) Math.sin(before[2]);
    float downY = -(float) Math.cos(before[2]);
    float x = hullX(0, LanderArt.NOZZLE_Y);
    float y = hullY(0, LanderArt.NOZZLE_Y);
    float speed = 7 * throttle;
    for (int i = 0; i < 5; i++) {
      particles.emit(
          Particles.Kind.FIRE,
          x,
          y,
          hullVelocityX() + speed * downX,
          hullVelocityY() + speed * downY,
          1.1f,
          0.3f * throttle,
          0.14f);
    }
    particles.emit(
        Particles.Kind.SMOKE,
        x + 0.5f * downX,
        y + 0.5f * downY,
        2.5f * downX,
        2.5f * downY,
        0.9f,
        1.1f,
        0.16f);
  }

  private void emitSideExhaust() {
    float throttle = lander.sideThrottle();
    if (throttle == 0) {
      return;
    }
    float away = throttle > 0 ? -1 : 1;
    float directionX = away * (float) Math.cos(before[2]);
    float directionY = away * (float) Math.sin(before[2]);
    float speed = 4.5f * Math.abs(throttle);
    for (int i = 0; i < 2; i++) {
      particles.emit(
          Particles.Kind.JET,
          hullX(away * LanderArt.SIDE_ENGINE_X, LanderArt.SIDE_ENGINE_Y),
          hullY(away * LanderArt.SIDE_ENGINE_X, LanderArt.SIDE_ENGINE_Y),
          hullVelocityX() + speed * directionX,
          hullVelocityY() + speed * directionY,
          0.5f,
          0.24f,
          0.1f);
    }
  }

  private void emitDust() {
    float x = hullX(0, LanderArt.NOZZLE_Y);
    float ground = landscape.heightAt(x);
    float nearness = 1 - (hullY(0, LanderArt.NOZZLE_Y) - ground) / DUST_HEIGHT;
    float strength = lander.mainThrottle() * nearness;
    if (strength <= 0 || particles.random(0, 1) > strength) {
      return;
    }
    for (int side = -1; side <= 1; side += 2) {
      float outwards = side * particles.random(1.2f, 4.5f) * (0.4f + strength);
      particles.emit(
          Particles.Kind.DUST,
          x + 0.25f * side,
          ground + 0.05f,
          outwards,
          particles.random(0.1f, 0.9f),
          0.4f,
          1.1f,
          0.12f);
    }
  }

  private void explode() {
    float x = latest[0];
    float y = latest[1];
    for (int i = 0; i < 120; i++) {
      particles.emit(Particles.Kind.BLAST, x, y, 0, 1.4f, 4.6f, 0.9f, 0.5f);
    }
    for (int i = 0; i < 70; i++) {
      particles.emit(Particles.Kind.SPARK, x, y, 0, 2.2f, 7.5f, 1.2f, 0.09f);
    }
    for (int i = 0; i < 46; i++) {
      particles.emit(Particles.Kind.SMOKE, x, y, 0, 0.9f, 1.6f, 2.6f, 0.4f);
    }
  }

  // Drawing.

  @Override
  public void draw(Canvas canvas, float interpolation, float deltaSeconds) {
    seconds += deltaSeconds;
    boolean over = lander.state() != AgentState.RUNNING;
    sinceEnd += over ? deltaSeconds : 0;
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = before[i] + interpolation * (latest[i] - before[i]);
    }
    boolean wreck = outcome == Outcome.CRASHED;
    if (wreck && particles.random(0, 1) < 20 * deltaSeconds) {
      particles.emit(Particles.Kind.SMOKE, drawn[0], drawn[1], 0, 1.3f, 0.5f, 2, 0.3f);
    }
    particles.update(deltaSeconds);
    frame(canvas, deltaSeconds);
    landscape.drawSky(canvas, camera, deltaSeconds);
    float shake = wreck ? 0.16f * Math.max(0, 1 - sinceEnd / SHAKE_SECONDS) : 0;
    camera.apply(canvas, shake * particles.random(-1, 1), shake * particles.random(-1, 1));
    drawLimits(canvas);
    landscape.drawGround(canvas, camera.bottom());
    drawPad(canvas);
    drawEngineLight(canvas);
    float main = over ? 0 : mainFlame;
    float side = over ? 0 : sideFlame;
    float room = Math.max(0.1f, drawn[1] + LanderArt.NOZZLE_Y - landscape.heightAt(drawn[0]));
    if (ghost != null) {
      canvas.opacity(GHOST_OPACITY);
      art.drawLander(canvas, ghost, 0, 0, 0, 0, false);
      canvas.opacity(1);
    }
    art.drawLander(canvas, drawn, main, side, room, particles.random(-1, 1), wreck);
    particles.draw(canvas);
    drawFlash(canvas, wreck);
  }

  /** Keeps the lander and the pad in sight, and comes closer as it descends. */
  private void frame(Canvas canvas, float deltaSeconds) {
    float aspect = canvas.width() / (float) canvas.height();
    float padX = lander.worldWidth() / 2;
    float padY = padY();
    float highest = Math.min(Math.max(drawn[1], padY), 2.2f * lander.worldHeight());
    float sideways = Math.min(Math.abs(drawn[0] - padX), lander.worldWidth());
    float tall = 1.16f * (highest - padY) + 5.6f;
    float wide = (1.5f * sideways + 7) / aspect * 1.35f;
    float height = Math.max(Math.max(tall, wide), 8);
    float share = Math.min(1, 9 / height);
    camera.frame(
        padX + 0.5f * (drawn[0] - padX) * share, padY - 0.27f * height, height, deltaSeconds);
  }

  private float padY() {
    return lander.terrainY(lander.padFirstPoint());
  }

  /** Marks the two sides beyond which the lander counts as lost. */
  private void drawLimits(Canvas canvas) {
    for (int side = 0; side < 2; side++) {
      float x = side * lander.worldWidth();
      canvas.paint(0xa8b8ff24);
      for (float y = landscape.heightAt(x); y < 2.5f * lander.worldHeight(); y += 0.6f) {
        canvas.rectangle(x - 0.02f, y, 0.04f, 0.26f);
      }
    }
  }

  private void drawPad(Canvas canvas) {
    float left = lander.terrainX(lander.padFirstPoint());
    float right = lander.terrainX(lander.padLastPoint());
    float wind = settings.windy() ? lander.windForce() / FULL_WIND : 0;
    boolean landed = outcome == Outcome.LANDED;
    art.drawFlag(canvas, left, padY(), wind, seconds);
    art.drawFlag(canvas, right, padY(), wind, seconds);
    LanderArt.drawPad(
        canvas, left, right, padY(), landed ? Palette.GOOD : Palette.CAUTION, seconds);
    if (landed) {
      float t = sinceEnd / 1.1f;
      if (t < 1) {
        canvas.paint(Palette.fade(Palette.GOOD, 0.8f * (1 - t)));
        canvas.arc(drawn[0], padY() + 0.02f, 0.6f + 3.4f * t, 0.06f, 0, (float) Math.PI);
      }
    }
  }

  /** The flame lights the ground below it. */
  private void drawEngineLight(Canvas canvas) {
    float ground = landscape.heightAt(drawn[0]);
    float nearness = 1 - (drawn[1] - ground) / 5;
    if (mainFlame > 0 && nearness > 0 && lander.state() == AgentState.RUNNING) {
      canvas.glowing(true);
      canvas.paint(Palette.fade(0xff9a50ff, 0.5f * mainFlame * nearness));
      canvas.spot(drawn[0], ground, 2.4f);
      canvas.glowing(false);
    }
  }

  private void drawFlash(Canvas canvas, boolean wreck) {
    float t = sinceEnd / 0.35f;
    if (wreck && t < 1) {
      canvas.glowing(true);
      canvas.paint(Palette.fade(0xffe0b0ff, 0.8f * (1 - t)));
      canvas.spot(drawn[0], drawn[1], 1.6f + 4 * t);
      canvas.glowing(false);
    }
  }

  @Override
  public void drawInstruments(Canvas canvas, Overlay overlay) {
    float altitude = latest[1] - padY() - LEGS;
    overlay.instrumentPanel(canvas, settings.windy() ? 5 : 4);
    overlay.gauge(canvas, 0, "ALTITUDE", altitude, 1, "m", 0, 10, Palette.POLICY);
    overlay.gauge(
        canvas,
        1,
        "VERTICAL",
        hullVelocityY(),
        1,
        "m/s",
        -4,
        4,
        warning(Math.abs(hullVelocityY()), 1.5f, 3));
    overlay.gauge(
        canvas,
        2,
        "SIDEWAYS",
        hullVelocityX(),
        1,
        "m/s",
        -4,
        4,
        warning(Math.abs(hullVelocityX()), 1, 2.5f));
    float degrees = (float) -Math.toDegrees(latest[2]); // to the right, as seen
    overlay.gauge(canvas, 3, "TILT", degrees, 0, "°", -45, 45, warning(Math.abs(degrees), 12, 25));
    if (settings.windy()) {
      overlay.gauge(
          canvas, 4, "WIND", lander.windForce(), 0, "N", -FULL_WIND, FULL_WIND, Palette.POLICY);
    }
    boolean over = lander.state() != AgentState.RUNNING;
    float side = over ? 0 : lander.sideThrottle();
    overlay.lamps(
        canvas,
        Math.max(0, -side),
        over ? 0 : lander.mainThrottle(),
        Math.max(0, side),
        "BURN",
        burnSeconds);
  }

  private static int warning(float value, float caution, float danger) {
    return value < caution ? Palette.GOOD : value < danger ? Palette.CAUTION : Palette.BAD;
  }
}
