package io.github.gdxagents.core.screen;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;

/** The cart is always pushed one way or the other; without a key it is pushed both ways in turn. */
record CartByKeys(HeldKeys held) implements ActionSource {

  @Override
  public void decide(float[] observation, ActionMask mask, Action action) {
    int sideways = held.takeSideways();
    action.setChoice(0, sideways == 0 ? 1 - action.choice(0) : sideways < 0 ? 0 : 1);
  }
}
