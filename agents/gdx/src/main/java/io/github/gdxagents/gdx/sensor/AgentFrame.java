package io.github.gdxagents.gdx.sensor;

/**
 * Where an agent is and which way it looks: turns directions of the world into those of the agent,
 * and back. Computed in double precision, as {@code ObservationWriter.addRelative} does.
 */
final class AgentFrame {

  private final String sensor;
  private float x;
  private float y;
  private float headingRadians;
  private double cos = 1;
  private double sin;

  /**
   * @param sensor whose frame it is, for messages
   */
  AgentFrame(String sensor) {
    this.sensor = sensor;
  }

  /**
   * @throws IllegalArgumentException if a number is not finite: in C++ code it would end the JVM
   */
  void set(float newX, float newY, float newHeadingRadians) {
    if (!Checks.finite(newX) || !Checks.finite(newY) || !Checks.finite(newHeadingRadians)) {
      throw new IllegalArgumentException(
          "The sensor '"
              + sensor
              + "' cannot look from x "
              + newX
              + ", y "
              + newY
              + ", heading "
              + newHeadingRadians
              + "; look from finite coordinates only");
    }
    x = newX;
    y = newY;
    headingRadians = newHeadingRadians;
    cos = StrictMath.cos(newHeadingRadians);
    sin = StrictMath.sin(newHeadingRadians);
  }

  float x() {
    return x;
  }

  float y() {
    return y;
  }

  float headingRadians() {
    return headingRadians;
  }

  /** How far a difference in the world leads ahead. */
  double ahead(double dx, double dy) {
    return cos * dx + sin * dy;
  }

  /** How far a difference in the world leads to the left. */
  double left(double dx, double dy) {
    return cos * dy - sin * dx;
  }

  /** The world's x of a place in the agent's frame. */
  float worldX(double ahead, double left) {
    return (float) (x + (cos * ahead - sin * left));
  }

  /** The world's y of a place in the agent's frame. */
  float worldY(double ahead, double left) {
    return (float) (y + (sin * ahead + cos * left));
  }
}
