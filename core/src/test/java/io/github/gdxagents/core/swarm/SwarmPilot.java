package io.github.gdxagents.core.swarm;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;

/**
 * Plays by a few rules: turns the gun to where the drone that is the easiest to hit will be, and
 * runs from those that come too close.
 */
final class SwarmPilot implements ActionSource {

  private static final int LEFT = 0;
  private static final int STRAIGHT = 1;
  private static final int RIGHT = 2;

  // Indices of the observation.
  private static final int WALL_AHEAD = 0;
  private static final int TURN_RATE = 6;
  private static final int DRONES = 12;

  private static final float SHOT_SPEED = 28; // m/s
  private static final float TURN_ACCELERATION = 40; // rad/s²
  private static final float TOLERANCE = 0.04f; // rad
  private static final float TOO_CLOSE = 4; // m
  private static final float ROOM = 3; // m to the wall, to fly on
  private static final float FAR = 9; // m

  @Override
  public void decide(float[] seen, ActionMask mask, Action action) {
    int drones = Math.round(seen[DRONES]);
    double easiest = Double.POSITIVE_INFINITY;
    double nearest = Double.POSITIVE_INFINITY;
    double aim = 0;
    double awayAhead = 0;
    double awayLeft = 0;
    for (int drone = 0; drone < drones; drone++) {
      int at = DRONES + 1 + 4 * drone;
      double distance = Math.hypot(seen[at], seen[at + 1]);
      double seconds = distance / SHOT_SPEED;
      double angle =
          Math.atan2(seen[at + 1] + seconds * seen[at + 3], seen[at] + seconds * seen[at + 2]);
      double effort = distance + 4 * Math.abs(angle);
      if (effort < easiest) {
        easiest = effort;
        aim = angle;
      }
      nearest = Math.min(nearest, distance);
      if (distance < 2 * TOO_CLOSE) {
        awayAhead -= seen[at] / Math.pow(distance, 3);
        awayLeft -= seen[at + 1] / Math.pow(distance, 3);
      }
    }
    boolean flees = nearest < TOO_CLOSE && Math.abs(aim) > 0.4;
    turn(flees ? Math.atan2(awayLeft, awayAhead) : aim, seen[TURN_RATE], action);
    boolean thrusts = flees ? awayAhead > 0 : nearest > FAR;
    action.setChoice(1, thrusts && seen[WALL_AHEAD] > ROOM ? 1 : 0);
  }

  /** Turns so that it comes to rest at an angle. */
  private static void turn(double angle, float rate, Action action) {
    double left = angle - rate * Math.abs(rate) / (2 * TURN_ACCELERATION);
    action.setChoice(0, left > TOLERANCE ? LEFT : left < -TOLERANCE ? RIGHT : STRAIGHT);
  }
}
