package io.github.gdxagents.core.lander;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;

/**
 * Flies a lander with engines on or off by a simple feedback law, for tests that need a long or a
 * good flight.
 */
final class Pilot implements ActionSource {

  private static final int NONE = 0;
  private static final int LEFT = 1;
  private static final int MAIN = 2;
  private static final int RIGHT = 3;

  private final boolean landing;

  private Pilot(boolean landing) {
    this.landing = landing;
  }

  /** Comes down on the pad. */
  static Pilot landing() {
    return new Pilot(true);
  }

  /** Stays in the air above the pad. */
  static Pilot hovering() {
    return new Pilot(false);
  }

  @Override
  public void decide(float[] seen, ActionMask mask, Action action) {
    boolean standing = seen[6] + seen[7] > 0;
    float lean = Math.max(-0.4f, Math.min(0.4f, 0.5f * seen[0] + seen[2]));
    float turn = standing ? 0 : 0.5f * (lean - seen[4]) - seen[5];
    float height = landing ? 0.55f * Math.abs(seen[0]) : 0.8f;
    float lift = standing ? -0.5f * seen[3] : 0.5f * (height - seen[1]) - 0.5f * seen[3];
    if (lift > Math.abs(turn) && lift > 0.05f) {
      action.setChoice(0, MAIN);
    } else if (Math.abs(turn) > 0.05f) {
      action.setChoice(0, turn > 0 ? LEFT : RIGHT);
    } else {
      action.setChoice(0, NONE);
    }
  }
}
