package io.github.gdxagents.core.lander;

import com.badlogic.gdx.physics.box2d.Body;
import io.github.gdxagents.core.physics.Draws;
import io.github.gdxagents.hook.Action;

/**
 * Turns the latest action into pushes on the hull. Computes in double precision and rounds where
 * Box2D takes over, as the original does.
 */
final class LanderEngines {

  private static final double MAIN_POWER = 13; // N·s per meter of exhaust offset
  private static final double MAIN_DOWN = 4 / Lander.PIXELS_PER_METRE; // m
  private static final double SIDE_POWER = 0.6; // N·s per meter of exhaust offset
  private static final double SIDE_AWAY = 12; // pixels
  private static final double SIDE_UP = 14; // pixels

  /**
   * Ought to equal {@link #SIDE_UP}; as it does not, the push's lever changes with the angle. Part
   * of the game.
   */
  private static final double SIDE_UP_IN_X = 17; // pixels

  private static final int CHOICE_LEFT = 1;
  private static final int CHOICE_MAIN = 2;
  private static final int CHOICE_RIGHT = 3;

  private final boolean throttled;
  private final Draws draws;

  private int choice;
  private double mainAxis;
  private double sideAxis;

  private double hullX;
  private double hullY;
  private double hullAngle;

  private double mainThrottle;
  private double sideThrottle;
  private double sideDirection;

  LanderEngines(boolean throttled, Draws draws) {
    this.throttled = throttled;
    this.draws = draws;
  }

  /** All engines off, hull at the start. */
  void reset() {
    choice = 0;
    mainAxis = 0;
    sideAxis = 0;
    setPose((float) Lander.START_X, (float) Lander.START_Y, 0);
  }

  void set(Action action) {
    if (throttled) {
      mainAxis = action.axis(0);
      sideAxis = action.axis(1);
    } else {
      choice = action.choice(0);
    }
  }

  /**
   * Takes note of where the hull is after a tick, in m and rad, so that the next push need not ask
   * Box2D again.
   */
  void setPose(float x, float y, float angle) {
    hullX = x;
    hullY = y;
    hullAngle = angle;
  }

  /**
   * Pushes the hull for one tick. Draws two random numbers even if no engine fires, as the original
   * does.
   */
  void fire(Body hull, LanderListener listener) {
    double sin = StrictMath.sin(hullAngle);
    double cos = StrictMath.cos(hullAngle);
    double dispersion0 = draws.uniform(-1, 1) / Lander.PIXELS_PER_METRE; // m
    double dispersion1 = draws.uniform(-1, 1) / Lander.PIXELS_PER_METRE; // m
    chooseThrottles();
    if (mainThrottle > 0) {
      double down = MAIN_DOWN + 2 * dispersion0;
      double offsetX = sin * down - cos * dispersion1;
      double offsetY = -cos * down - sin * dispersion1;
      double x = hullX + offsetX;
      double y = hullY + offsetY;
      float pushX = (float) (-offsetX * MAIN_POWER * mainThrottle);
      float pushY = (float) (-offsetY * MAIN_POWER * mainThrottle);
      hull.applyLinearImpulse(pushX, pushY, (float) x, (float) y, true);
      listener.engineFired(true, (float) x, (float) y, -pushX, -pushY, (float) mainThrottle);
    }
    if (sideThrottle > 0) {
      double away = 3 * dispersion1 + sideDirection * SIDE_AWAY / Lander.PIXELS_PER_METRE;
      double offsetX = sin * dispersion0 - cos * away;
      double offsetY = -cos * dispersion0 - sin * away;
      double x = hullX + offsetX - sin * SIDE_UP_IN_X / Lander.PIXELS_PER_METRE;
      double y = hullY + offsetY + cos * SIDE_UP / Lander.PIXELS_PER_METRE;
      float pushX = (float) (-offsetX * SIDE_POWER * sideThrottle);
      float pushY = (float) (-offsetY * SIDE_POWER * sideThrottle);
      hull.applyLinearImpulse(pushX, pushY, (float) x, (float) y, true);
      listener.engineFired(false, (float) x, (float) y, -pushX, -pushY, (float) sideThrottle);
    }
  }

  private void chooseThrottles() {
    if (throttled) {
      mainThrottle = mainAxis > 0 ? (mainAxis + 1) * 0.5 : 0;
      sideThrottle = Math.abs(sideAxis) > 0.5 ? Math.abs(sideAxis) : 0;
      sideDirection = sideThrottle > 0 ? Math.signum(sideAxis) : 0;
    } else {
      mainThrottle = choice == CHOICE_MAIN ? 1 : 0;
      sideDirection = choice == CHOICE_LEFT ? -1 : choice == CHOICE_RIGHT ? 1 : 0;
      sideThrottle = Math.abs(sideDirection);
    }
  }

  /** 0, or 0.5 to 1. */
  double mainThrottle() {
    return mainThrottle;
  }

  /** 0, or 0.5 to 1. */
  double sideThrottle() {
    return sideThrottle;
  }

  /** -1 to the left, 1 to the right, 0 while off. */
  double sideDirection() {
    return sideDirection;
  }
}
