package io.github.gdxagents.core.screen;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.RandomStream;

/**
 * Plays by chance: each allowed choice is as likely as the next, and so is each value of an axis.
 */
final class RandomSource implements ActionSource {

  private final RandomStream random;

  RandomSource(long seed) {
    random = new RandomStream(seed);
  }

  @Override
  public void decide(float[] observation, ActionMask mask, Action action) {
    ActionSpec spec = action.spec();
    for (int branch = 0; branch < spec.branchCount(); branch++) {
      int choice;
      do {
        choice = random.nextInt(spec.choiceCount(branch));
      } while (!mask.isAllowed(branch, choice));
      action.setChoice(branch, choice);
    }
    for (int a = 0; a < spec.axisCount(); a++) {
      ActionSpec.Axis axis = spec.axes().get(a);
      action.setAxis(a, random.nextFloat(axis.low(), axis.high()));
    }
  }
}
