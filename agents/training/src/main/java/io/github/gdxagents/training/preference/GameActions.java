package io.github.gdxagents.training.preference;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.training.experience.Rollout;

/** Reads a rollout's actions as the game got them, clipped and in its units. */
final class GameActions {

  private final ActionSpec spec;
  private final ActionDistribution distribution;
  private final Action action;

  GameActions(ActionSpec spec) {
    this.spec = spec;
    this.distribution = new ActionDistribution(spec);
    this.action = new Action(spec);
  }

  /** How many numbers an action has: one for each branch and each axis. */
  int size() {
    return spec.branchCount() + spec.axisCount();
  }

  /**
   * Copies the number of each choice, then the value of each axis in its unit.
   *
   * @param to modified from index {@code at} on
   */
  void copy(Rollout rollout, int row, float[] to, int at) {
    distribution.decode(rollout.actions, row * rollout.actionSize, action);
    for (int branch = 0; branch < spec.branchCount(); branch++) {
      to[at + branch] = action.choice(branch);
    }
    for (int axis = 0; axis < spec.axisCount(); axis++) {
      to[at + spec.branchCount() + axis] = action.axis(axis);
    }
  }
}
