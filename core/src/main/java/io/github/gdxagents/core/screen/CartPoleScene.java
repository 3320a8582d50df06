package io.github.gdxagents.core.screen;

import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.hook.AgentState;
import org.jspecify.annotations.Nullable;

/** Draws the cart pole on its rail, in a hall of the same night as the lander's. */
final class CartPoleScene implements Scene {

  private static final float TICK_SECONDS = 0.02f;
  private static final float MAX_ANGLE = (float) Math.toRadians(12);
  private static final float WHEEL = 0.085f; // m, radius
  private static final float CART_WIDTH = 0.62f;
  private static final float CART_HEIGHT = 0.27f;
  private static final float PIVOT = 2 * WHEEL + 0.02f + CART_HEIGHT; // m above the rail
  private static final float UP = (float) (Math.PI / 2);

  private static final int WALL_TOP = 0x070a1cff;
  private static final int WALL = 0x1a1d47ff;
  private static final int WALL_LOW = 0x3c2c5eff;
  private static final int FLOOR = 0x1b1a38ff;
  private static final int FLOOR_LOW = 0x090a1aff;

  private final CartPole game;
  private final Particles particles = new Particles(x -> 0);
  private float positionBefore;
  private float angleBefore;
  private float position;
  private float angle;
  private final float[] pose = new float[2]; // position, angle
  private float @Nullable [] ghost;
  private float push; // -1 to 1, as shown: follows the pushes of the last ticks

  CartPoleScene(CartPole game) {
    this.game = game;
  }

  @Override
  public CartPole simulation() {
    return game;
  }

  @Override
  public String variant() {
    return "500 steps without falling";
  }

  @Override
  public int scoreDecimals() {
    return 0;
  }

  @Override
  public void begin() {
    position = (float) game.position();
    angle = (float) game.angle();
    positionBefore = position;
    angleBefore = angle;
    push = 0;
    particles.clear();
  }

  @Override
  public void ticked() {
    positionBefore = position;
    angleBefore = angle;
    position = (float) game.position();
    angle = (float) game.angle();
    int direction = game.pushDirection();
    push += 0.12f * (direction - push);
    particles.emit(
        Particles.Kind.JET,
        position - direction * (CART_WIDTH / 2 + 0.06f),
        WHEEL + 0.02f + CART_HEIGHT / 2,
        velocity() - 1.6f * direction,
        0,
        0.25f,
        0.22f,
        0.05f);
  }

  @Override
  public float[] pose() {
    pose[0] = position;
    pose[1] = angle;
    return pose;
  }

  @Override
  public void showGhost(float @Nullable [] pose) {
    ghost = pose;
  }

  private float velocity() {
    return (position - positionBefore) / TICK_SECONDS;
  }

  @Override
  public Outcome outcome() {
    if (game.state() == AgentState.RUNNING) {
      return Outcome.BALANCED;
    }
    return Math.abs(game.position()) > CartPole.maxPosition() ? Outcome.OFF_THE_RAIL : Outcome.FELL;
  }

  @Override
  public void draw(Canvas canvas, float interpolation, float deltaSeconds) {
    float x = positionBefore + interpolation * (position - positionBefore);
    float lean = angleBefore + interpolation * (angle - angleBefore);
    particles.update(deltaSeconds);
    float w = canvas.width();
    float h = canvas.height();
    float meter = Math.min(w / 6.4f, h / 2.75f);
    float railY = 0.36f * h;
    drawHall(canvas, w, h, railY, meter);
    canvas.view(meter, w / 2, railY);
    drawRail(canvas);
    drawReflection(canvas, x, lean);
    drawGauge(canvas, x, lean);
    particles.draw(canvas);
    if (ghost != null) {
      canvas.opacity(GHOST_OPACITY);
      drawCart(canvas, ghost[0]);
      drawPole(canvas, ghost[0], ghost[1]);
      canvas.opacity(1);
    }
    drawCart(canvas, x);
    drawPole(canvas, x, lean);
  }

  private static void drawHall(Canvas canvas, float w, float h, float railY, float meter) {
    canvas.view(1, 0, 0);
    float floorY = railY - 0.16f * meter;
    float middle = floorY + 0.45f * (h - floorY);
    canvas.paint(WALL, 0, middle, WALL_TOP, 0, h);
    canvas.quad(0, middle, w, middle, w, h, 0, h);
    canvas.paint(WALL_LOW, 0, floorY, WALL, 0, middle);
    canvas.quad(0, floorY, w, floorY, w, middle, 0, middle);
    canvas.paint(FLOOR_LOW, 0, 0, FLOOR, 0, floorY);
    canvas.quad(0, 0, w, 0, w, floorY, 0, floorY);
    canvas.glowing(true);
    canvas.paint(0x6a5cff2c);
    canvas.spot(w / 2, floorY + 0.9f * meter, 2.6f * meter);
    canvas.paint(0xff9a7a26);
    canvas.spot(w / 2, floorY, 2.2f * meter);
    canvas.glowing(false);
    canvas.paint(0xa8b8ff12);
    for (float x = 0.5f; x * meter < w / 2 + meter; x += 0.5f) {
      for (int side = -1; side <= 1; side += 2) {
        canvas.rectangle(w / 2 + side * x * meter - 0.5f, floorY, 1, h - floorY);
        canvas.line(
            w / 2 + side * x * meter, floorY, w / 2 + side * x * meter * 2.6f, -floorY * 0.6f, 1);
      }
    }
    for (float y = floorY + 0.5f * meter; y < h; y += 0.5f * meter) {
      canvas.rectangle(0, y, w, 1);
    }
    canvas.paint(0xffd9c040);
    canvas.rectangle(0, floorY - 0.75f, w, 1.5f);
  }

  private static void drawRail(Canvas canvas) {
    float end = (float) CartPole.maxPosition();
    float reach = end + CART_WIDTH / 2 + 0.1f;
    for (int i = -5; i <= 4; i++) {
      float x = 0.5f * i + 0.25f;
      canvas.paint(0x343a5eff, x - 0.03f, 0, 0x1d2140ff, x + 0.03f, 0);
      canvas.rectangle(x - 0.035f, -0.16f, 0.07f, 0.13f);
    }
    canvas.paint(0xdde4f6ff, 0, 0, 0x6f7aa0ff, 0, -0.06f);
    canvas.roundRectangle(-reach, -0.06f, 2 * reach, 0.06f, 0.03f);
    for (int halfMeter = -4; halfMeter <= 4; halfMeter++) {
      boolean whole = halfMeter % 2 == 0;
      canvas.paint(whole ? 0xeaf2ffd0 : 0x9fb0d480);
      canvas.rectangle(
          0.5f * halfMeter - 0.006f, whole ? -0.135f : -0.115f, 0.012f, whole ? 0.06f : 0.04f);
    }
    for (int side = -1; side <= 1; side += 2) {
      canvas.paint(Palette.BAD);
      canvas.rectangle(side * end - 0.01f, -0.06f, 0.02f, 0.06f);
    }
    for (int side = -1; side <= 1; side += 2) {
      float x = side * reach;
      canvas.paint(0xff7d6bff, 0, 0.24f, 0x9c3340ff, 0, -0.05f);
      canvas.roundRectangle(x - 0.045f, -0.09f, 0.09f, 0.31f, 0.03f);
      canvas.glowing(true);
      canvas.paint(0xff5a4a50);
      canvas.spot(x, 0.17f, 0.3f);
      canvas.glowing(false);
    }
  }

  private static void drawReflection(Canvas canvas, float x, float lean) {
    canvas.paint(0x05061260);
    canvas.ellipse(x, -0.17f, 0.44f, 0.035f);
    float tipX = x + (float) Math.sin(lean);
    canvas.paint(0xffb45c40, x, -0.55f, 0xffb45c00, tipX, -1.1f);
    canvas.line(x, -0.55f, tipX, -1.35f, 0.07f);
    canvas.paint(0xcfd8f030, 0, -0.2f, 0xcfd8f000, 0, -0.55f);
    canvas.roundRectangle(x - CART_WIDTH / 2, -0.52f, CART_WIDTH, CART_HEIGHT, 0.05f);
  }

  /** The dial behind the pole: the angles at which it counts as upright, and where it is. */
  private static void drawGauge(Canvas canvas, float x, float lean) {
    float radius = 1.16f;
    float use = Math.min(1, Math.abs(lean) / MAX_ANGLE);
    int color = use < 0.5f ? Palette.GOOD : use < 0.8f ? Palette.CAUTION : Palette.BAD;
    canvas.view(canvas.pixelsPerUnit(), canvas.width() / 2f, 0.36f * canvas.height());
    canvas.place(x, PIVOT, 0);
    canvas.paint(0x8fa8e048);
    canvas.arc(0, 0, radius, 0.016f, UP - 2 * MAX_ANGLE, UP + 2 * MAX_ANGLE);
    canvas.paint(0x8fa8e0a0);
    canvas.arc(0, 0, radius, 0.03f, UP - MAX_ANGLE, UP + MAX_ANGLE);
    for (int i = -2; i <= 2; i++) {
      double angle = UP + i * MAX_ANGLE / 2;
      float inner = i % 2 == 0 ? 0.05f : 0.03f;
      canvas.paint(i == -2 || i == 2 ? Palette.BAD : Palette.MUTED);
      float cos = (float) Math.cos(angle);
      float sin = (float) Math.sin(angle);
      canvas.line(
          (radius - inner) * cos,
          (radius - inner) * sin,
          (radius + inner) * cos,
          (radius + inner) * sin,
          0.014f);
    }
    canvas.paint(color);
    canvas.arc(0, 0, radius, 0.045f, Math.min(UP, UP - lean), Math.max(UP, UP - lean));
    canvas.glowing(true);
    canvas.paint(Palette.fade(color, 0.8f));
    canvas.spot(radius * (float) Math.sin(lean), radius * (float) Math.cos(lean), 0.16f);
    canvas.glowing(false);
    canvas.unplace();
  }

  private void drawCart(Canvas canvas, float x) {
    float bottom = WHEEL + 0.02f;
    for (int side = -1; side <= 1; side += 2) {
      float wheelX = x + side * 0.19f;
      canvas.paint(0x14172cff);
      canvas.circle(wheelX, WHEEL, WHEEL);
      canvas.paint(0x9aa6c8ff);
      canvas.ring(wheelX, WHEEL, WHEEL * 0.78f, 0.018f);
      float turn = -x / WHEEL;
      for (int spoke = 0; spoke < 3; spoke++) {
        double angle = turn + spoke * Math.PI / 3;
        float dx = 0.7f * WHEEL * (float) Math.cos(angle);
        float dy = 0.7f * WHEEL * (float) Math.sin(angle);
        canvas.line(wheelX - dx, WHEEL - dy, wheelX + dx, WHEEL + dy, 0.014f);
      }
    }
    float left = x - CART_WIDTH / 2;
    canvas.paint(0xf6f8ffff, left, bottom + CART_HEIGHT, 0x8b94b4ff, left + 0.3f, bottom);
    canvas.roundRectangle(left, bottom, CART_WIDTH, CART_HEIGHT, 0.06f);
    canvas.paint(0x1c2444ff);
    canvas.roundRectangle(
        left + 0.05f, bottom + 0.06f, CART_WIDTH - 0.1f, CART_HEIGHT - 0.13f, 0.035f);
    canvas.paint(0xff8a4cff);
    canvas.rectangle(left + 0.02f, bottom + CART_HEIGHT - 0.045f, CART_WIDTH - 0.04f, 0.016f);
    float middle = bottom + 0.06f + (CART_HEIGHT - 0.13f) / 2;
    for (int i = -3; i <= 3; i++) {
      float lit =
          i == 0 ? 0.2f : Math.max(0, Math.min(1, Math.signum(i) * push * 4 - Math.abs(i) + 1));
      canvas.paint(Palette.mix(0x39446cff, Palette.POLICY, lit));
      canvas.circle(x + 0.066f * i, middle, i == 0 ? 0.012f : 0.02f);
    }
    canvas.paint(0xcfd6eaff, 0, PIVOT + 0.06f, 0x7c86a8ff, 0, PIVOT - 0.06f);
    canvas.roundRectangle(x - 0.07f, bottom + CART_HEIGHT - 0.03f, 0.14f, 0.07f, 0.03f);
  }

  private static void drawPole(Canvas canvas, float x, float lean) {
    float length = (float) CartPole.poleLength();
    canvas.place(x, PIVOT, -lean);
    canvas.paint(0xffc77aff, -0.03f, 0, 0xa85a2cff, 0.04f, 0);
    canvas.line(0, 0, 0, length, 0.068f);
    canvas.paint(0xfff0d8ff);
    canvas.rectangle(-0.034f, 0.82f * length, 0.068f, 0.03f);
    canvas.rectangle(-0.034f, 0.88f * length, 0.068f, 0.03f);
    canvas.paint(0xe9eefaff);
    canvas.circle(0, 0, 0.055f);
    canvas.paint(0x3a4468ff);
    canvas.circle(0, 0, 0.024f);
    canvas.unplace();
  }

  @Override
  public void drawInstruments(Canvas canvas, Overlay overlay) {
    float velocity = velocity();
    float degrees = (float) Math.toDegrees(angle);
    float limit = (float) CartPole.maxPosition();
    overlay.instrumentPanel(canvas, 3);
    overlay.gauge(canvas, 0, "POSITION", position, 2, "m", -limit, limit, Palette.POLICY);
    overlay.gauge(canvas, 1, "SPEED", velocity, 2, "m/s", -3, 3, Palette.POLICY);
    overlay.gauge(
        canvas,
        2,
        "LEAN",
        degrees,
        1,
        "°",
        -12,
        12,
        Math.abs(degrees) < 6 ? Palette.GOOD : Palette.CAUTION);
    boolean over = game.state() != AgentState.RUNNING;
    int direction = over || game.tick() == 0 ? 0 : game.pushDirection();
    overlay.lamps(canvas, direction < 0 ? 1 : 0, -1, direction > 0 ? 1 : 0, "STEP", game.tick());
  }
}
