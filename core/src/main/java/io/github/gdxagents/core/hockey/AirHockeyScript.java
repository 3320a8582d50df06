package io.github.gdxagents.core.hockey;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;

/**
 * Plays air hockey by a few rules: keeps between puck and goal, meets what comes, and strikes what
 * lies in its half. An opponent to begin with, and a mark for policies.
 */
public final class AirHockeyScript implements ActionSource {

  // Indices of the observation.
  private static final int PUCK_X = 0;
  private static final int PUCK_Y = 1;
  private static final int PUCK_VELOCITY_X = 2;
  private static final int PUCK_VELOCITY_Y = 3;
  private static final int MALLET_X = 4;
  private static final int MALLET_Y = 5;

  private static final float GUARD_X = -8.5f; // dm
  private static final float STRIKE_X = -1; // no further forwards
  private static final float FAST = 20; // dm/s: what comes faster is met, not struck
  private static final float LOOKAHEAD_SECONDS = 0.1f;
  private static final float NEAR = 0.5f; // dm: where to slow down

  @Override
  public void decide(float[] seen, ActionMask mask, Action action) {
    float puckX = seen[PUCK_X] + LOOKAHEAD_SECONDS * seen[PUCK_VELOCITY_X];
    float puckY = seen[PUCK_Y] + LOOKAHEAD_SECONDS * seen[PUCK_VELOCITY_Y];
    boolean behind = seen[MALLET_X] < seen[PUCK_X] - AirHockey.PUCK_RADIUS;
    boolean mine = puckX < STRIKE_X && seen[PUCK_VELOCITY_X] > -FAST;
    if (mine && behind) {
      go(seen, puckX, puckY, 1, action);
    } else if (mine) {
      // Around the puck, on the side of the table's middle.
      float aside = puckY > 0 ? -1.5f : 1.5f;
      go(seen, puckX - 2, puckY + aside, NEAR, action);
    } else {
      float guardY = puckY * AirHockey.HALF_GOAL / AirHockey.HALF_WIDTH;
      go(seen, GUARD_X, guardY, NEAR, action);
    }
  }

  /**
   * @param slow the distance below which the mallet slows down, in dm
   */
  private static void go(float[] seen, float x, float y, float slow, Action action) {
    float dx = (x - seen[MALLET_X]) / slow;
    float dy = (y - seen[MALLET_Y]) / slow;
    float length = Math.max(1, (float) Math.sqrt(dx * dx + dy * dy));
    action.setAxis(0, dx / length);
    action.setAxis(1, dy / length);
  }
}
