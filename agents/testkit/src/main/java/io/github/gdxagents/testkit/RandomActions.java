package io.github.gdxagents.testkit;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.play.RandomPlayer;

/**
 * Draws the parts of an action at random: branches are numbered first, axes after them.
 *
 * <p>Each part takes two numbers from the stream whatever the mask says, so that streams stay in
 * step. Axes take either of their bounds in a quarter of the draws, because that is where games
 * break; apart from that it is a {@link RandomPlayer}.
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
    long kind = random.nextLong() & 7;
    if (part < spec.branchCount()) {
      RandomPlayer.drawChoice(part, random, mask, action);
    } else {
      int axis = part - spec.branchCount();
      RandomPlayer.drawAxis(axis, random, action);
      if (kind == 0) {
        action.setAxis(axis, spec.axes().get(axis).low());
      } else if (kind == 1) {
        action.setAxis(axis, spec.axes().get(axis).high());
      }
    }
  }
}
