package io.github.gdxagents.core.screen;

import com.badlogic.gdx.Input.Keys;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;

/**
 * The walker by hand. No human can drive four motors fifty times a second, so joints hold a posture
 * by themselves: two keys ask for a step with one leg or the other, and the joints then follow two
 * poses in turn, as in Yin, Loken and van de Panne, "SIMBICON: Simple Biped Locomotion Control",
 * 2007. Eight more keys drive one motor each, one way or the other, whatever the posture.
 */
final class WalkerByKeys implements ActionSource {

  private static final int[] STEP_KEYS = {Keys.LEFT, Keys.RIGHT}; // far leg, near leg

  /** For each joint the key that drives it forwards, then the one that drives it back. */
  private static final int[] DRIVE_KEYS = {
    Keys.Q, Keys.A, Keys.W, Keys.S, Keys.U, Keys.J, Keys.I, Keys.K
  };

  private static final int NO_LEG = -1;

  private static final float STAND_HIP = 0.6f; // rad as observed, forwards and back
  private static final float STAND_KNEE = 0.6f;

  // The poses of a step: angles in rad as observed, but thighs against the vertical.
  private static final int LIFT_TICKS = 6;
  private static final float LIFT_HIP = 1.15f;
  private static final float LIFT_KNEE = -0.34f;
  private static final float LAND_HIP = 0.69f;
  private static final float LAND_KNEE = 0.95f;
  private static final float HOLD_KNEE = 0.3f;
  private static final float PUSH_KNEE = 0.73f;
  private static final float HULL_LEAN = 0.23f;

  // How strongly the motors answer.
  private static final float HIP_GAIN = 0.33f;
  private static final float HIP_DAMPING = 0.9f;
  private static final float KNEE_GAIN = 1.1f;
  private static final float KNEE_DAMPING = 0.07f;
  private static final float HULL_GAIN = 0.3f;
  private static final float HULL_DAMPING = 0.33f;

  private static final float MPS = 8.33f; // m/s for a velocity of 1, as observed

  private final HeldKeys held;
  private int stepping = NO_LEG;
  private int ticks; // since the step began

  WalkerByKeys(HeldKeys held) {
    this.held = held;
  }

  @Override
  public void decide(float[] seen, ActionMask mask, Action action) {
    boolean far = held.take(STEP_KEYS[0]);
    boolean near = held.take(STEP_KEYS[1]);
    int leg = far == near ? NO_LEG : far ? 0 : 1;
    ticks = leg == stepping ? ticks + 1 : 0;
    stepping = leg;
    if (leg == NO_LEG) {
      stand(seen, action);
    } else {
      step(seen, leg, action);
    }
    for (int joint = 0; joint < DRIVE_KEYS.length / 2; joint++) {
      boolean forwards = held.take(DRIVE_KEYS[2 * joint]);
      boolean back = held.take(DRIVE_KEYS[2 * joint + 1]);
      if (forwards != back) {
        action.setAxis(joint, forwards ? 1 : -1);
      }
    }
  }

  /** Spreads the legs, whichever is in front staying there, and holds the hull level. */
  private static void stand(float[] seen, Action action) {
    int front = seen[hip(0)] >= seen[hip(1)] ? 0 : 1;
    for (int leg = 0; leg < 2; leg++) {
      float spread = leg == front ? STAND_HIP : -STAND_HIP;
      float hip = 3 * (spread - seen[hip(leg)]) - 0.5f * seen[hip(leg) + 1] + seen[0];
      float knee = 3 * (STAND_KNEE - seen[knee(leg)]) - 0.5f * seen[knee(leg) + 1];
      action.setAxis(2 * leg, drive(hip));
      action.setAxis(2 * leg + 1, drive(knee));
    }
  }

  /** Swings one leg forwards, bent first and then straight, while the other holds the hull. */
  private void step(float[] seen, int swung, Action action) {
    int standing = 1 - swung;
    boolean lifts = ticks < LIFT_TICKS;
    float lean = seen[0];
    float thigh = lean + seen[hip(swung)]; // against the vertical
    float wanted = (lifts ? LIFT_HIP : LAND_HIP) + 0.126f * (MPS * seen[2] - 2);
    action.setAxis(
        2 * swung, drive(HIP_GAIN * (wanted - thigh) - HIP_DAMPING * seen[hip(swung) + 1]));
    setKnee(seen, swung, lifts ? LIFT_KNEE : LAND_KNEE, action);
    action.setAxis(2 * standing, drive(HULL_GAIN * (lean - HULL_LEAN) + HULL_DAMPING * seen[1]));
    setKnee(seen, standing, lifts ? HOLD_KNEE : PUSH_KNEE, action);
  }

  private static void setKnee(float[] seen, int leg, float wanted, Action action) {
    float drive = KNEE_GAIN * (wanted - seen[knee(leg)]) - KNEE_DAMPING * seen[knee(leg) + 1];
    action.setAxis(2 * leg + 1, drive(drive));
  }

  /** Where a leg's hip angle is observed; its speed follows. */
  private static int hip(int leg) {
    return 4 + 5 * leg;
  }

  /** Where a leg's knee angle is observed; its speed follows. */
  private static int knee(int leg) {
    return 6 + 5 * leg;
  }

  private static float drive(float wanted) {
    return Math.max(-1, Math.min(1, wanted));
  }
}
