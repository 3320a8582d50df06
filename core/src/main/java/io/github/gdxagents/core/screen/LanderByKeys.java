package io.github.gdxagents.core.screen;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;

/** One engine fires at a time; with two keys held, main and side engine take turns. */
final class LanderByKeys implements ActionSource {

  private static final int NONE = 0;
  private static final int LEFT = 1;
  private static final int MAIN = 2;
  private static final int RIGHT = 3;

  private final HeldKeys held;
  private boolean mainFired;

  LanderByKeys(HeldKeys held) {
    this.held = held;
  }

  @Override
  public void decide(float[] observation, ActionMask mask, Action action) {
    int sideways = held.takeSideways();
    boolean main = held.takeUpwards() && (sideways == 0 || !mainFired);
    mainFired = main;
    int side = sideways < 0 ? LEFT : sideways > 0 ? RIGHT : NONE;
    action.setChoice(0, main ? MAIN : side);
  }
}
