package io.github.gdxagents.console.compare;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.RandomPlayer;
import io.github.gdxagents.training.Evaluation;
import java.util.function.Supplier;

/**
 * What playing at random scores, which is 0 in a comparison: it knows nothing of settings, as an
 * untrained network does, whose noise is one of them.
 */
final class RandomPolicy {

  /** How many episodes decide. */
  static final int EPISODES = 100;

  private static final long SEED = 1;

  private RandomPolicy() {}

  /** The mean return of {@link #EPISODES} episodes: of a game, always the same ones. */
  static double meanReturn(Supplier<? extends Simulation> simulations) {
    try (Simulation simulation = simulations.get()) {
      return Evaluation.of(simulation, () -> new RandomPlayer(SEED), EPISODES, SEED).meanReturn();
    }
  }
}
