package io.github.gdxagents.desktop;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;

/**
 * Keeps a hand on the wall to the right, which leads through all of a maze without loops, and turns
 * back before the wrong gate.
 */
final class MazePilot implements ActionSource {

  private static final int FIRST_GATE = 25;
  private static final int LIGHT = 31;

  /** The way of each direction, from the choice "up" on: to the right, and upwards. */
  private static final int[][] STEPS = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};

  private int wrongGate;
  private int direction;

  @Override
  public void beginLife() {
    direction = 0;
  }

  @Override
  public void decide(float[] observation, ActionMask mask, Action action) {
    if (observation[LIGHT] + observation[LIGHT + 1] > 0) {
      wrongGate = observation[LIGHT] > 0 ? 1 : 0;
    }
    for (int turn = 1; turn >= -2; turn--) {
      int way = (direction + turn + 4) % 4;
      if (mask.isAllowed(0, 1 + way) && !leadsToTheWrongGate(way, observation)) {
        direction = way;
        action.setChoice(0, 1 + way);
        return;
      }
    }
    action.setChoice(0, 0);
  }

  private boolean leadsToTheWrongGate(int way, float[] observation) {
    int gate = FIRST_GATE + 3 * wrongGate;
    return observation[gate] > 0
        && observation[gate + 1] == STEPS[way][0]
        && observation[gate + 2] == STEPS[way][1];
  }
}
