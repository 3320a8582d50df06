package io.github.gdxagents.core.swarm;

/** How the ship flies: its engine pushes it forwards, and the air of the arena slows it down. */
final class Ship {

  static final float RADIUS = 0.45f; // m
  static final float MAX_TURN_RATE = 5; // rad/s

  private static final float TICK_SECONDS = 1f / Swarm.TICKS_PER_SECOND;
  private static final float TURN_ACCELERATION = 40; // rad/s²
  private static final float MOST_TURN_CHANGE = TURN_ACCELERATION * TICK_SECONDS;
  private static final float THRUST = 20; // m/s²
  private static final float DRAG = 2; // 1/s
  private static final float SPEED_KEPT = 1 - DRAG * TICK_SECONDS;
  private static final float BOUNCE = 0.4f; // of the speed towards the wall

  /** What the ship's speed comes close to under full thrust. */
  static final float MAX_SPEED = THRUST / DRAG; // m/s

  float x;
  float y;
  float velocityX;
  float velocityY;

  /** Anticlockwise from the x axis, in rad; goes on beyond a full turn. */
  float heading;

  float headingX;
  float headingY;
  float turnRate;

  /** What the pilot wants: 1 to the left, -1 to the right, 0 straight on. */
  int turn;

  boolean thrusting;

  /** Puts it into the middle, at rest. */
  void begin(float heading) {
    x = 0;
    y = 0;
    velocityX = 0;
    velocityY = 0;
    turnRate = 0;
    turn = 0;
    thrusting = false;
    this.heading = heading;
    look();
  }

  private void look() {
    headingX = (float) StrictMath.cos(heading);
    headingY = (float) StrictMath.sin(heading);
  }

  void advance() {
    float change = turn * MAX_TURN_RATE - turnRate;
    turnRate += Math.max(-MOST_TURN_CHANGE, Math.min(MOST_TURN_CHANGE, change));
    heading += turnRate * TICK_SECONDS;
    look();
    if (thrusting) {
      velocityX += THRUST * TICK_SECONDS * headingX;
      velocityY += THRUST * TICK_SECONDS * headingY;
    }
    velocityX *= SPEED_KEPT;
    velocityY *= SPEED_KEPT;
    x += velocityX * TICK_SECONDS;
    y += velocityY * TICK_SECONDS;
    bounce();
  }

  private void bounce() {
    float off = Arena.offSpine(x, y);
    float most = Arena.RADIUS - RADIUS;
    if (off <= most) {
      return;
    }
    float outX = (x - Arena.spineX(x)) / off;
    float outY = y / off;
    x -= (off - most) * outX;
    y -= (off - most) * outY;
    float outwards = velocityX * outX + velocityY * outY;
    if (outwards > 0) {
      velocityX -= (1 + BOUNCE) * outwards * outX;
      velocityY -= (1 + BOUNCE) * outwards * outY;
    }
  }

  /** How much of a vector points ahead. */
  float ahead(float vectorX, float vectorY) {
    return vectorX * headingX + vectorY * headingY;
  }

  /** How much of a vector points to the left. */
  float left(float vectorX, float vectorY) {
    return vectorY * headingX - vectorX * headingY;
  }
}
