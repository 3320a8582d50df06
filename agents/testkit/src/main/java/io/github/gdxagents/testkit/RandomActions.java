package io.github.gdxagents.testkit;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.RandomStream;

/**
 * Draws the parts of an action at random: branches are numbered first, axes after them.
 *
 * <p>Each part takes two numbers from the stream whatever the mask says, so that streams stay in
 * step. Axes take either of their bounds in a quarter of the draws, because that is where games
 * break.
 */
final class RandomActions {

  private final ActionSpec spec;

  RandomActions(ActionSpec spec) {
    this.spec = spec;
  }

  int parts() {
    return spec.branchCount() + spec.axisCount();
  }

  String describe(int part) {
    return part < spec.branchCount()
        ? "branch '" + spec.branches().get(part).name() + "'"
        : "axis '" + spec.axes().get(part - spec.branchCount()).name() + "'";
  }

  /**
   * Draws the whole action.
   *
   * @param action modified: receives allowed choices and values within bounds
   */
  void draw(RandomStream random, ActionMask mask, Action action) {
    for (int part = 0; part < parts(); part++) {
      draw(part, random, mask, action);
    }
  }

  /**
   * Draws one part.
   *
   * @param action modified: the part receives an allowed choice, or a value within bounds
   */
  void draw(int part, RandomStream random, ActionMask mask, Action action) {
    long kind = random.nextLong();
    float value = random.nextFloat();
    if (part < spec.branchCount()) {
      action.setChoice(part, allowedChoice(part, value, mask));
    } else {
      int axis = part - spec.branchCount();
      float low = spec.axes().get(axis).low();
      float high = spec.axes().get(axis).high();
      float inside = Math.max(low, Math.min(high, low + value * (high - low)));
      action.setAxis(axis, (kind & 7) == 0 ? low : (kind & 7) == 1 ? high : inside);
    }
  }

  /** Falls back on choice 0 where nothing is allowed, which a rule of its own reports. */
  private int allowedChoice(int branch, float uniform, ActionMask mask) {
    int allowed = 0;
    for (int choice = 0; choice < spec.choiceCount(branch); choice++) {
      allowed += mask.isAllowed(branch, choice) ? 1 : 0;
    }
    int skip = (int) (uniform * allowed);
    for (int choice = 0; choice < spec.choiceCount(branch); choice++) {
      if (mask.isAllowed(branch, choice) && skip-- == 0) {
        return choice;
      }
    }
    return 0;
  }
}
