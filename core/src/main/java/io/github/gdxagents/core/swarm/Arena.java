package io.github.gdxagents.core.swarm;

/**
 * Where it is played: a rectangle with a half circle at either end, around the origin. Lengths are
 * in m.
 */
final class Arena {

  /** From the middle to the centers of the half circles, to the left and to the right. */
  static final float HALF_STRAIGHT = 6;

  /** Of the half circles; half of the arena's width, too. */
  static final float RADIUS = 9;

  /** The longest way from wall to wall. */
  static final float LENGTH = 2 * (HALF_STRAIGHT + RADIUS);

  private Arena() {}

  /** The x of what is nearest on the line between the half circles' centers. */
  static float spineX(float x) {
    return Math.max(-HALF_STRAIGHT, Math.min(HALF_STRAIGHT, x));
  }

  /** How far a place is from the line between the half circles' centers. */
  static float offSpine(float x, float y) {
    float dx = x - spineX(x);
    return (float) Math.sqrt(dx * dx + y * y);
  }

  /**
   * How far it is from a place inside to the wall.
   *
   * @param directionX of a vector of length 1
   * @param directionY of the same
   */
  static float wallDistance(float x, float y, float directionX, float directionY) {
    float straight = (RADIUS - (directionY < 0 ? -y : y)) / Math.abs(directionY);
    float wallX = x + straight * directionX;
    if (Math.abs(wallX) <= HALF_STRAIGHT) {
      return Math.max(0, straight);
    }
    // Through the half circle on that side, as for all level directions.
    float fromCenter = x - (wallX > 0 ? HALF_STRAIGHT : -HALF_STRAIGHT);
    float along = fromCenter * directionX + y * directionY;
    float square = fromCenter * fromCenter + y * y - RADIUS * RADIUS;
    return Math.max(0, (float) Math.sqrt(Math.max(0, along * along - square)) - along);
  }
}
