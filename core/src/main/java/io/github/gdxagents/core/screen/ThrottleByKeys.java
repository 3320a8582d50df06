package io.github.gdxagents.core.screen;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;

/** The lander with throttle by hand: every engine fires at full power or not at all. */
record ThrottleByKeys(HeldKeys held) implements ActionSource {

  @Override
  public void decide(float[] observation, ActionMask mask, Action action) {
    action.setAxis(0, held.takeUpwards() ? 1 : -1);
    action.setAxis(1, held.takeSideways());
  }
}
