package io.github.gdxagents.core.screen;

import com.badlogic.gdx.Input.Keys;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;

/** The mallet goes where the arrows point, and stops without them. */
record MalletByKeys(HeldKeys held) implements ActionSource {

  @Override
  public void decide(float[] observation, ActionMask mask, Action action) {
    action.setAxis(0, held.takeSideways());
    boolean up = held.takeUpwards();
    boolean down = held.take(Keys.DOWN, Keys.S);
    action.setAxis(1, (up ? 1 : 0) - (down ? 1 : 0));
  }
}
