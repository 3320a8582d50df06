package io.github.gdxagents.training;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.network.Learner;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Trains on small games that can only be learned if something in the contract works.
 *
 * <p>Each score leaves room on both sides of 40 runs: seeds 1 to 10, each with four kinds of
 * rounding. Where play is asked to be perfect, the policy of every run takes the right choice with
 * a probability of 0.95 or more.
 */
final class ToyTraining {

  static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(
          Map.of(
              "simulations", "8",
              "steps-per-rollout", "64",
              "discount", "0.5",
              "hidden", "32",
              "learning-rate", "5e-3..5e-4",
              "minibatch-size", "128"));

  static final double LEARNED = 0.9;
  static final double NOT_LEARNED = 0.7;

  private ToyTraining() {}

  static Policy train(Supplier<? extends Simulation> game, long steps, TrainingSettings settings) {
    return train(game, settings, new TrainingPlan(1, steps, 2, Learner.FUSED));
  }

  static Policy train(
      Supplier<? extends Simulation> game, TrainingSettings settings, TrainingPlan plan) {
    try (Trainer trainer = new Trainer("toy", game, settings, plan)) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      return trainer.policy();
    }
  }

  static Evaluation trained(Supplier<? extends Simulation> game, long steps) {
    Policy policy = train(game, steps, SETTINGS);
    try (Simulation fresh = game.get()) {
      return Evaluation.of(fresh, policy, 50, 1);
    }
  }

  /** A policy that has seen next to nothing. */
  static Policy naive(AgentSpec spec) {
    return train(() -> new QuietGame(spec), 512, SETTINGS.with(Map.of("learning-rate", "0")));
  }

  /** Nothing happens. */
  private static final class QuietGame extends SoloGame {

    QuietGame(AgentSpec spec) {
      super(spec);
    }

    @Override
    void begin() {}

    @Override
    void step() {}

    @Override
    public void observe(ObservationWriter observation) {
      for (int i = 0; i < spec().observation().size(); i++) {
        observation.add(0);
      }
    }
  }
}
