package io.github.gdxagents.fuzz;

import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Learner;
import java.util.Map;

/** The run that sample files are of: of the cart pole, and as small as can be. */
final class Samples {

  static final String GAME = "cartpole";

  private static final TrainingPlan PLAN = new TrainingPlan(1, 1_000, 1, Learner.FUSED).resumable();

  private Samples() {}

  /** To be closed. */
  static Trainer trainer(String algorithm) {
    return new Trainer(
        GAME,
        CartPole::new,
        TrainingSettings.DEFAULT.with(
            Map.of(
                "algorithm", algorithm,
                "hidden", "2",
                "simulations", "8",
                "steps-per-rollout", "4")),
        PLAN);
  }
}
