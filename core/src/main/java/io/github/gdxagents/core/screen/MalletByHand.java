package io.github.gdxagents.core.screen;

import com.badlogic.gdx.Input.Keys;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;

/** The mallet follows the pointer; or it goes where the arrows point, and stops without them. */
record MalletByHand(HeldKeys held) implements ActionSource {

  // Indices of the observation.
  private static final int MALLET_X = 4;
  private static final int MALLET_Y = 5;

  /**
   * Nearer to the pointer than this, in dm, the mallet slows down with its distance. From 25 dm/s,
   * at 250 dm/s², it stops in 1.25 dm, and until the next decision it may have gone 0.8 dm.
   */
  private static final float NEAR = 2;

  @Override
  public void decide(float[] observation, ActionMask mask, Action action) {
    Pointer pointer = held.pointer();
    if (pointer.leads()) {
      follow(
          AirHockeyScene.tableX(pointer) - observation[MALLET_X],
          AirHockeyScene.tableY(pointer) - observation[MALLET_Y],
          action);
      return;
    }
    action.setAxis(0, held.takeSideways());
    boolean up = held.takeUpwards();
    boolean down = held.take(Keys.DOWN, Keys.S);
    action.setAxis(1, (up ? 1 : 0) - (down ? 1 : 0));
  }

  private static void follow(float dx, float dy, Action action) {
    float length = Math.max(NEAR, (float) Math.sqrt(dx * dx + dy * dy));
    action.setAxis(0, dx / length);
    action.setAxis(1, dy / length);
  }
}
