package io.github.gdxagents.desktop;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import java.util.Arrays;

/**
 * Walks slowly and stiffly, on some grounds to the goal. After the heuristic that comes with
 * Gymnasium's BipedalWalker-v3: three phases for each step, and a motor drive for each joint that
 * is proportional to what it lacks.
 */
final class WalkingPilot implements ActionSource {

  private enum Phase {
    STAND_ON_ONE_LEG,
    PUT_OTHER_DOWN,
    PUSH_OFF
  }

  private static final float HASTE = 0.29f; // velocity as observed
  private static final float BENT_KNEE = 0.1f;

  private final float[] drives = new float[4];
  private Phase phase = Phase.STAND_ON_ONE_LEG;
  private int moving; // the leg that is in the air
  private float kneeAngle = BENT_KNEE; // of the leg that stands

  @Override
  public void decide(float[] seen, ActionMask mask, Action action) {
    Arrays.fill(drives, 0);
    int move = 4 + 5 * moving;
    int stand = 9 - 5 * moving;
    switch (phase) {
      case STAND_ON_ONE_LEG -> {
        kneeAngle = Math.min(BENT_KNEE, kneeAngle + (seen[2] > HASTE ? 0.06f : 0.03f));
        hip(seen, move, 1.1f);
        knee(seen, move, -0.6f);
        knee(seen, stand, kneeAngle);
        phase = seen[stand] < 0.1f ? Phase.PUT_OTHER_DOWN : phase;
      }
      case PUT_OTHER_DOWN -> {
        hip(seen, move, 0.1f);
        knee(seen, move, BENT_KNEE);
        knee(seen, stand, kneeAngle);
        if (seen[move + 4] > 0) {
          phase = Phase.PUSH_OFF;
          kneeAngle = Math.min(BENT_KNEE, seen[move + 2]);
        }
      }
      case PUSH_OFF -> {
        knee(seen, move, kneeAngle);
        knee(seen, stand, 1);
        if (seen[stand + 2] > 0.88f || seen[2] > 1.2f * HASTE) {
          phase = Phase.STAND_ON_ONE_LEG;
          moving = 1 - moving;
        }
      }
    }
    for (int joint = 0; joint < drives.length; joint++) {
      boolean hip = joint % 2 == 0;
      float steady = hip ? 0.9f * seen[0] + 1.5f * seen[1] : -15 * seen[3];
      float drive = 0.5f * (drives[joint] + steady);
      action.setAxis(joint, Math.max(-1, Math.min(1, drive)));
    }
  }

  private void hip(float[] seen, int leg, float wanted) {
    drives[2 * (leg / 5)] = 0.9f * (wanted - seen[leg]) - 0.25f * seen[leg + 1];
  }

  private void knee(float[] seen, int leg, float wanted) {
    drives[2 * (leg / 5) + 1] = 4 * (wanted - seen[leg + 2]) - 0.25f * seen[leg + 3];
  }
}
