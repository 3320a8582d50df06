package io.github.gdxagents.console.compare;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.training.Evaluation;
import java.util.function.Supplier;

/**
 * Plays at random: every allowed choice of a branch is equally probable, and an axis takes any
 * value within its bounds. What it scores is 0 in a comparison: it knows nothing of settings, as an
 * untrained network does, whose noise is one of them.
 */
final class RandomPolicy implements ActionSource {

  /** How many episodes decide what playing at random scores. */
  static final int EPISODES = 100;

  private static final long SEED = 1;

  private final RandomStream random;

  RandomPolicy(long seed) {
    random = new RandomStream(seed);
  }

  /** The mean return of {@link #EPISODES} episodes: of a game, always the same ones. */
  static double meanReturn(Supplier<? extends Simulation> simulations) {
    try (Simulation simulation = simulations.get()) {
      return Evaluation.of(simulation, () -> new RandomPolicy(SEED), EPISODES, SEED).meanReturn();
    }
  }

  @Override
  public void decide(float[] observation, ActionMask mask, Action action) {
    ActionSpec spec = action.spec();
    for (int branch = 0; branch < spec.branchCount(); branch++) {
      action.setChoice(branch, allowedChoice(branch, spec.choiceCount(branch), mask));
    }
    for (int axis = 0; axis < spec.axisCount(); axis++) {
      ActionSpec.Axis bounds = spec.axes().get(axis);
      float value = random.nextFloat(bounds.low(), bounds.high());
      action.setAxis(axis, Math.min(bounds.high(), value)); // rounding can pass the bound
    }
  }

  /** The n-th allowed choice, for a random n. */
  private int allowedChoice(int branch, int choices, ActionMask mask) {
    int allowed = 0;
    for (int choice = 0; choice < choices; choice++) {
      allowed += mask.isAllowed(branch, choice) ? 1 : 0;
    }
    int skip = random.nextInt(allowed);
    int choice = 0;
    while (!mask.isAllowed(branch, choice) || skip-- > 0) {
      choice++;
    }
    return choice;
  }
}
