package io.github.gdxagents.play;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.RandomStream;

/**
 * Plays at random: the allowed choices of a branch are equally probable, and an axis is uniform
 * between its bounds. It knows nothing of the game, so it is what every policy must beat.
 */
public final class RandomPlayer implements ActionSource {

  private final RandomStream random;

  public RandomPlayer(long seed) {
    random = new RandomStream(seed);
  }

  @Override
  public void decide(float[] observation, ActionMask mask, Action action) {
    draw(random, mask, action);
  }

  /**
   * Draws an action; takes one number from the stream for each branch and axis.
   *
   * @param action modified: receives an allowed choice of each branch and a value of each axis
   */
  public static void draw(RandomStream random, ActionMask mask, Action action) {
    ActionSpec spec = action.spec();
    for (int branch = 0; branch < spec.branchCount(); branch++) {
      drawChoice(branch, random, mask, action);
    }
    for (int axis = 0; axis < spec.axisCount(); axis++) {
      drawAxis(axis, random, action);
    }
  }

  /**
   * Draws the choice of one branch; takes one number from the stream, whatever the mask says.
   *
   * @param mask should allow a choice of the branch; the first one is taken if it does not
   * @param action modified
   */
  public static void drawChoice(int branch, RandomStream random, ActionMask mask, Action action) {
    int choices = action.spec().choiceCount(branch);
    int allowed = 0;
    for (int choice = 0; choice < choices; choice++) {
      allowed += mask.isAllowed(branch, choice) ? 1 : 0;
    }
    int skip = random.nextInt(Math.max(1, allowed));
    int taken = 0;
    for (int choice = 0; choice < choices; choice++) {
      if (mask.isAllowed(branch, choice) && skip-- == 0) {
        taken = choice;
      }
    }
    action.setChoice(branch, taken);
  }

  /**
   * Draws the value of one axis; takes one number from the stream.
   *
   * @param action modified
   */
  public static void drawAxis(int axis, RandomStream random, Action action) {
    ActionSpec.Axis bounds = action.spec().axes().get(axis);
    float value = random.nextFloat(bounds.low(), bounds.high());
    action.setAxis(axis, Math.min(bounds.high(), value)); // rounding can pass the bound
  }
}
