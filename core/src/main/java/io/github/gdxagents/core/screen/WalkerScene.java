package io.github.gdxagents.core.screen;

import io.github.gdxagents.core.walker.Walker;
import io.github.gdxagents.core.walker.WalkerPart;
import io.github.gdxagents.core.walker.WalkerSettings;
import io.github.gdxagents.hook.AgentState;
import org.jspecify.annotations.Nullable;

/** Draws the walker on its way. */
final class WalkerScene implements Scene {

  private static final WalkerPart[] PARTS = WalkerPart.values(); // hull, far leg, near leg
  private static final int FEET = 2;
  private static final int JOINTS = 4;
  private static final float TICK_SECONDS = 0.02f;
  private static final float HEIGHT = 8.8f; // m that are seen from bottom to top
  private static final float LEAST_WIDTH = 13; // m that are seen from side to side
  private static final float LOOK_AHEAD_SECONDS = 0.35f;
  private static final float SHAKE_SECONDS = 0.4f;
  private static final float BLINK_EVERY = 3.4f; // s
  private static final float BLINK_SECONDS = 0.16f;
  private static final float WORRYING_LEAN = 0.45f; // rad
  private static final float[] AT_REST = new float[JOINTS];

  private final Walker walker;
  private final WalkerSettings settings;
  private final WalkerHills hills = new WalkerHills();
  private final WalkerTrack track;
  private final WalkerInstruments instruments;
  private final Particles particles;
  private final Camera camera = new Camera();

  private final float[] before = new float[3 * PARTS.length]; // poses before the latest tick
  private final float[] latest = new float[3 * PARTS.length];
  private final float[] drawn = new float[3 * PARTS.length];
  private final float[] pose = new float[3];
  private final float[] raysBefore; // x, y, x, y of each before the latest tick
  private final float[] rays;
  private final float[] ray = new float[4];
  private final float[] drives = new float[JOINTS];
  private final boolean[] touches = new boolean[FEET];
  private float @Nullable [] ghost;
  private boolean raysShown = true;
  private float speed; // m/s, smoothed
  private float sway; // of the antenna, rad
  private float swaySpeed; // rad/s
  private float seconds;
  private float sinceEnd;

  WalkerScene(Walker walker, WalkerSettings settings) {
    this.walker = walker;
    this.settings = settings;
    this.raysBefore = new float[4 * walker.lidarRays()];
    this.rays = new float[4 * walker.lidarRays()];
    this.track = new WalkerTrack(walker.terrainPoints());
    this.instruments = new WalkerInstruments(track);
    this.particles = new Particles(track);
  }

  @Override
  public Walker simulation() {
    return walker;
  }

  @Override
  public String variant() {
    return settings.obstacles() ? "stumps, pits and stairs" : "uneven ground";
  }

  @Override
  public int scoreDecimals() {
    return 1;
  }

  @Override
  public void toggleSenses() {
    raysShown = !raysShown;
  }

  @Override
  public void begin() {
    readState();
    System.arraycopy(latest, 0, before, 0, latest.length);
    System.arraycopy(rays, 0, raysBefore, 0, rays.length);
    track.begin(walker, latest[0]);
    instruments.begin();
    particles.clear();
    camera.reset();
    speed = 0;
    sway = 0;
    swaySpeed = 0;
    sinceEnd = 0;
  }

  @Override
  public float[] pose() {
    return latest;
  }

  @Override
  public void showGhost(float @Nullable [] pose) {
    ghost = pose;
  }

  private void readState() {
    for (int i = 0; i < PARTS.length; i++) {
      walker.copyPose(PARTS[i], pose);
      System.arraycopy(pose, 0, latest, 3 * i, 3);
    }
    for (int i = 0; i < walker.lidarRays(); i++) {
      walker.copyLidarRay(i, ray);
      System.arraycopy(ray, 0, rays, 4 * i, 4);
    }
    for (int joint = 0; joint < JOINTS; joint++) {
      drives[joint] = walker.drive(joint);
    }
    touches[0] = walker.firstFootTouches();
    touches[1] = walker.secondFootTouches();
  }

  @Override
  public void ticked() {
    System.arraycopy(latest, 0, before, 0, latest.length);
    System.arraycopy(rays, 0, raysBefore, 0, rays.length);
    boolean firstTouched = touches[0];
    boolean secondTouched = touches[1];
    readState();
    float speedBefore = speed;
    speed += 0.12f * ((latest[0] - before[0]) / TICK_SECONDS - speed);
    bendAntenna((speed - speedBefore) / TICK_SECONDS, latest[2] - before[2]);
    if (!firstTouched && touches[0]) {
      emitStep(6);
    }
    if (!secondTouched && touches[1]) {
      emitStep(12);
    }
    if (walker.state() != AgentState.RUNNING) {
      emitEnd();
    }
  }

  /** A spring with damping, pushed back by the hull's acceleration and turned by its turning. */
  private void bendAntenna(float acceleration, float turned) {
    swaySpeed += (-90 * sway - 5 * swaySpeed + 2.2f * acceleration) * TICK_SECONDS;
    sway += swaySpeed * TICK_SECONDS - 0.8f * turned;
    sway = Math.max(-1.1f, Math.min(1.1f, sway));
  }

  // Particles.

  private static float footX(float[] poses, int at) {
    return poses[at] + WalkerArt.LINK_END * (float) Math.sin(poses[at + 2]);
  }

  private static float footY(float[] poses, int at) {
    return poses[at + 1] - WalkerArt.LINK_END * (float) Math.cos(poses[at + 2]);
  }

  /** Raises the more dust, the faster a foot came down. */
  private void emitStep(int lowerLeg) {
    float x = footX(latest, lowerLeg);
    float y = footY(latest, lowerLeg);
    float velocityX = (x - footX(before, lowerLeg)) / TICK_SECONDS;
    float velocityY = (y - footY(before, lowerLeg)) / TICK_SECONDS;
    float impact = Math.min(1, (float) Math.hypot(velocityX, velocityY) / 5);
    int count = Math.round(12 * impact);
    for (int i = 0; i < count; i++) {
      float outwards = particles.random(-1.6f, 1.6f) * impact - 0.12f * velocityX;
      particles.emit(
          Particles.Kind.DUST,
          x + particles.random(-0.15f, 0.15f),
          track.heightAt(x) + 0.05f,
          outwards,
          particles.random(0.2f, 1.3f) * impact,
          0.3f,
          0.7f,
          0.07f + 0.06f * impact);
    }
  }

  private void emitEnd() {
    if (outcome() == Outcome.FELL) {
      for (int i = 0; i < 60; i++) {
        float x = latest[0] + particles.random(-1.1f, 1.2f);
        float y = Math.min(latest[1], track.heightAt(x) + 0.1f);
        float outwards = particles.random(-1.5f, 1.5f);
        float up = particles.random(0.2f, 2);
        particles.emit(Particles.Kind.DUST, x, y, outwards, up, 0.6f, 1.2f, 0.14f);
      }
    } else if (outcome() == Outcome.GOAL) {
      for (int i = 0; i < 90; i++) {
        float y = track.heightAt(track.goalX()) + 3;
        particles.emit(Particles.Kind.SPARK, track.goalX(), y, 0, 3.5f, 4.5f, 1.6f, 0.08f);
      }
    }
  }

  @Override
  public Outcome outcome() {
    if (walker.fallen()) {
      return Outcome.FELL;
    }
    if (latest[0] < 0) {
      return Outcome.WRONG_WAY;
    }
    return latest[0] > walker.goalX() ? Outcome.GOAL : Outcome.TIME_OUT;
  }

  // Drawing.

  @Override
  public void draw(Canvas canvas, float interpolation, float deltaSeconds) {
    seconds += deltaSeconds;
    boolean over = walker.state() != AgentState.RUNNING;
    sinceEnd += over ? deltaSeconds : 0;
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = before[i] + interpolation * (latest[i] - before[i]);
    }
    particles.update(deltaSeconds);
    frame(canvas, deltaSeconds);
    hills.draw(canvas, camera, deltaSeconds);
    boolean fell = over && outcome() == Outcome.FELL;
    float shake = fell ? 0.1f * Math.max(0, 1 - sinceEnd / SHAKE_SECONDS) : 0;
    camera.apply(canvas, shake * particles.random(-1, 1), shake * particles.random(-1, 1));
    drawLeftEnd(canvas);
    float goalX = track.goalX();
    boolean reached = over && outcome() == Outcome.GOAL;
    WalkerArt.drawFlag(canvas, goalX, track.heightAt(goalX), reached, seconds);
    track.draw(canvas, camera, seconds);
    drawShadow(canvas, 6);
    drawShadow(canvas, 12);
    if (raysShown && !over) {
      drawRays(canvas, interpolation);
    }
    if (ghost != null) {
      canvas.opacity(GHOST_OPACITY);
      WalkerArt.drawWalker(canvas, ghost, AT_REST, false, false, 0, 0, WalkerArt.Mood.AWAKE);
      canvas.opacity(1);
    }
    WalkerArt.drawWalker(canvas, drawn, drives, touches[0], touches[1], sway, blink(), mood(over));
    particles.draw(canvas);
  }

  /** Follows the hull over the ground, and leaves more room ahead of it than behind. */
  private void frame(Canvas canvas, float deltaSeconds) {
    float aspect = canvas.width() / (float) canvas.height();
    float height = Math.max(HEIGHT, LEAST_WIDTH / aspect);
    float ahead = 0.14f * height * aspect + LOOK_AHEAD_SECONDS * speed;
    float ground = track.meanHeight(drawn[0] - 3, drawn[0] + 4);
    camera.frame(drawn[0] + ahead, ground - 0.34f * height, height, deltaSeconds);
  }

  private WalkerArt.Mood mood(boolean over) {
    if (over && outcome() != Outcome.TIME_OUT) {
      return outcome() == Outcome.GOAL ? WalkerArt.Mood.HAPPY : WalkerArt.Mood.FALLEN;
    }
    return Math.abs(drawn[2]) > WORRYING_LEAN ? WalkerArt.Mood.WORRIED : WalkerArt.Mood.AWAKE;
  }

  /** How far the eye is closed, 0 to 1. */
  private float blink() {
    float t = seconds % BLINK_EVERY / BLINK_SECONDS;
    return t < 1 ? (float) Math.sin(Math.PI * t) : 0;
  }

  /** Marks where the world begins. */
  private void drawLeftEnd(Canvas canvas) {
    canvas.paint(0xe8ecff40);
    float ground = track.heightAt(0);
    for (float y = ground; y < ground + 3.5f; y += 0.6f) {
      canvas.rectangle(-0.02f, y, 0.04f, 0.26f);
    }
  }

  private void drawShadow(Canvas canvas, int lowerLeg) {
    float x = footX(drawn, lowerLeg);
    float ground = track.heightAt(x);
    float above = Math.max(0, footY(drawn, lowerLeg) - ground);
    float slope = (track.heightAt(x + 0.1f) - track.heightAt(x - 0.1f)) / 0.2f;
    float angle = Math.abs(slope) < 1 ? (float) Math.atan(slope) : 0;
    canvas.place(x, ground, angle);
    canvas.paint(Palette.fade(0x04081670, 1 - 0.6f * above));
    canvas.ellipse(0, -0.01f, 0.34f, 0.06f);
    canvas.unplace();
  }

  private void drawRays(Canvas canvas, float interpolation) {
    for (int i = 0; i < rays.length; i += 4) {
      for (int k = 0; k < ray.length; k++) {
        ray[k] = raysBefore[i + k] + interpolation * (rays[i + k] - raysBefore[i + k]);
      }
      int clear = Palette.fade(Palette.POLICY, 0.04f);
      canvas.paint(clear, ray[0], ray[1], Palette.fade(Palette.POLICY, 0.42f), ray[2], ray[3]);
      canvas.line(ray[0], ray[1], ray[2], ray[3], 0.018f);
      canvas.paint(Palette.fade(Palette.POLICY, 0.75f));
      canvas.circle(ray[2], ray[3], 0.035f);
    }
  }

  @Override
  public void drawInstruments(Canvas canvas, Overlay overlay) {
    float secondsLeft = (settings.maxTicks() - walker.tick()) * TICK_SECONDS;
    instruments.draw(canvas, overlay, latest[0], speed, latest[2], secondsLeft);
    boolean over = walker.state() != AgentState.RUNNING;
    instruments.drawDrives(canvas, overlay, drives, touches, over);
  }
}
