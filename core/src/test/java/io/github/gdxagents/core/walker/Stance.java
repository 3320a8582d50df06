package io.github.gdxagents.core.walker;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;

/** Stands on spread legs, for tests that need a long episode. */
final class Stance implements ActionSource {

  private static final float[] JOINT_ANGLES = {0.6f, 0.4f, -0.6f, 0.4f}; // as observed, rad
  private static final int[] ANGLE_PLACES = {4, 6, 9, 11};

  @Override
  public void decide(float[] seen, ActionMask mask, Action action) {
    for (int joint = 0; joint < JOINT_ANGLES.length; joint++) {
      int place = ANGLE_PLACES[joint];
      float drive = 4 * (JOINT_ANGLES[joint] - seen[place]) - 0.5f * seen[place + 1];
      action.setAxis(joint, Math.max(-1, Math.min(1, drive)));
    }
  }
}
