package io.github.gdxagents.core.screen;

import io.github.gdxagents.hook.RandomStream;
import java.util.Arrays;

/**
 * Short-lived spots of fire, smoke and dust, in a pool of fixed size whose oldest make room for new
 * ones. They have a random stream of their own and never touch the physics.
 */
final class Particles {

  /** What a particle looks like as it ages. */
  enum Kind {
    FIRE(true, 0xffe2a8d0, 0xff6a2000, 1.5f, 0),
    BLAST(true, 0xffb45a70, 0xd0301000, 1.6f, 0.8f),
    JET(true, 0xdff2ffff, 0x5f9bff00, 1.5f, 0),
    SMOKE(false, 0x8d90a670, 0x3a3c5000, 1.2f, 0.25f),
    DUST(false, 0xb4aec08c, 0x8b86a000, 2.2f, -0.3f),
    SPARK(true, 0xfff6d8ff, 0xff943000, 0.3f, -2.6f);

    private final boolean glowing;
    private final int youngColor;
    private final int oldColor;
    private final float drag; // 1/s
    private final float lift; // m/s²

    Kind(boolean glowing, int youngColor, int oldColor, float drag, float lift) {
      this.glowing = glowing;
      this.youngColor = youngColor;
      this.oldColor = oldColor;
      this.drag = drag;
      this.lift = lift;
    }
  }

  /** What particles cannot fall through. */
  @FunctionalInterface
  interface Ground {

    /** The height of the ground, in m. */
    float heightAt(float x);
  }

  private static final Kind[] KINDS = Kind.values();
  private static final int CAPACITY = 900;

  private final Ground ground;
  private final RandomStream random = new RandomStream(0x5eed);
  private final Kind[] kind = new Kind[CAPACITY];
  private final float[] x = new float[CAPACITY]; // m
  private final float[] y = new float[CAPACITY];
  private final float[] velocityX = new float[CAPACITY]; // m/s
  private final float[] velocityY = new float[CAPACITY];
  private final float[] age = new float[CAPACITY]; // s
  private final float[] life = new float[CAPACITY]; // s; 0 for none
  private final float[] size = new float[CAPACITY]; // m, when young
  private int next;

  Particles(Ground ground) {
    this.ground = ground;
    Arrays.fill(kind, Kind.FIRE);
  }

  void clear() {
    Arrays.fill(life, 0);
  }

  /**
   * Sends one particle off, everything scattered a little.
   *
   * @param scatter the greatest random addition to its velocity, m/s
   * @param seconds how long it lives, about
   * @param radius when young, in m
   */
  void emit(
      Kind kind,
      float x,
      float y,
      float velocityX,
      float velocityY,
      float scatter,
      float seconds,
      float radius) {
    int i = next;
    next = (next + 1) % CAPACITY;
    double angle = random.nextFloat(0, (float) (2 * Math.PI));
    float speed = scatter * (float) Math.sqrt(random.nextFloat());
    this.kind[i] = kind;
    this.velocityX[i] = velocityX + speed * (float) Math.cos(angle);
    this.velocityY[i] = velocityY + speed * (float) Math.sin(angle);
    // Born at any time during its tick, so that jets have no gaps.
    float ahead = random.nextFloat(0, 0.02f);
    this.x[i] = x + this.velocityX[i] * ahead;
    this.y[i] = y + this.velocityY[i] * ahead;
    this.age[i] = 0;
    this.life[i] = seconds * random.nextFloat(0.6f, 1.3f);
    this.size[i] = radius * random.nextFloat(0.7f, 1.3f);
  }

  float random(float low, float high) {
    return random.nextFloat(low, high);
  }

  /** Moves all particles on. */
  void update(float seconds) {
    for (int i = 0; i < CAPACITY; i++) {
      if (life[i] > 0) {
        age[i] += seconds;
        if (age[i] >= life[i]) {
          life[i] = 0;
        }
        float slower = 1 / (1 + kind[i].drag * seconds);
        velocityX[i] *= slower;
        velocityY[i] = velocityY[i] * slower + kind[i].lift * seconds;
        x[i] += velocityX[i] * seconds;
        y[i] += velocityY[i] * seconds;
        spread(i, ground.heightAt(x[i]) + 0.04f);
      }
    }
  }

  /** What hits the ground flows off to the sides. */
  private void spread(int i, float floor) {
    if (y[i] < floor) {
      y[i] = floor;
      velocityX[i] += random.nextFloat(-1, 1) * Math.abs(velocityY[i]);
      velocityY[i] *= -0.12f;
    }
  }

  /** Draws dark kinds before bright ones. */
  void draw(Canvas canvas) {
    for (Kind drawn : KINDS) {
      if (!drawn.glowing) {
        draw(canvas, drawn);
      }
    }
    canvas.glowing(true);
    for (Kind drawn : KINDS) {
      if (drawn.glowing) {
        draw(canvas, drawn);
      }
    }
    canvas.glowing(false);
  }

  private void draw(Canvas canvas, Kind drawn) {
    for (int i = 0; i < CAPACITY; i++) {
      if (life[i] > 0 && kind[i] == drawn) {
        float t = age[i] / life[i];
        float growth =
            drawn == Kind.SPARK ? 1 - 0.6f * t : drawn.glowing ? 1 - 0.35f * t : 1 + 2.2f * t;
        canvas.paint(Palette.mix(drawn.youngColor, drawn.oldColor, (float) Math.sqrt(t)));
        canvas.spot(x[i], y[i], size[i] * growth);
      }
    }
  }
}
