package io.github.gdxagents.core.screen;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;

/** The keys sideways turn the ship, the one upwards is its engine. */
record SwarmByKeys(HeldKeys held) implements ActionSource {

  @Override
  public void decide(float[] observation, ActionMask mask, Action action) {
    action.setChoice(0, 1 + held.takeSideways());
    action.setChoice(1, held.takeUpwards() ? 1 : 0);
  }
}
