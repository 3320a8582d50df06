package orchardbot;

import io.github.gdxagents.isolation.IsolatedWorlds;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Learner;
import java.util.Map;

/** A policy for the orchard, trained once for all tests. */
public final class TrainedOrchard {

  public static final IsolatedWorlds WORLDS = IsolatedWorlds.of(OrchardBot.class).window(800, 480);

  /** Enough to catch nearly all apples. */
  public static final long STEPS = 12_000;

  private static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(
          Map.of("simulations", "4", "steps-per-rollout", "128", "minibatch-size", "128"));

  private TrainedOrchard() {}

  public static Policy policy() {
    return Once.POLICY;
  }

  public static Policy train(int threads, long steps) {
    TrainingPlan plan = new TrainingPlan(1, steps, threads, Learner.FUSED);
    try (Trainer trainer = new Trainer("orchard", WORLDS, SETTINGS, plan)) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      return trainer.policy();
    }
  }

  private static final class Once {
    private static final Policy POLICY = train(2, STEPS);
  }
}
