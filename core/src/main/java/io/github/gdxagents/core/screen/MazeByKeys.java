package io.github.gdxagents.core.screen;

import com.badlogic.gdx.Input.Keys;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;

/** A step where the arrows point, if there is no wall; of two ways, the one that is open. */
record MazeByKeys(HeldKeys held) implements ActionSource {

  private static final int STAY = 0;

  @Override
  public void decide(float[] observation, ActionMask mask, Action action) {
    int sideways = held.takeSideways();
    boolean up = held.takeUpwards();
    boolean down = held.take(Keys.DOWN, Keys.S);
    int along = sideways > 0 ? 2 : sideways < 0 ? 4 : STAY;
    int across = up == down ? STAY : up ? 1 : 3;
    boolean goesAcross = across != STAY && mask.isAllowed(0, across);
    int step = goesAcross ? across : along;
    action.setChoice(0, mask.isAllowed(0, step) ? step : STAY);
  }
}
