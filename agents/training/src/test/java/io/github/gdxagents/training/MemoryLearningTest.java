package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.training.network.Learner;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether what was seen is remembered for as long as it counts. */
class MemoryLearningTest {

  /** Seeds from 1 on; {@code -Dgdxagents.seeds=5} takes more of them. */
  private static final int SEEDS = Integer.getInteger("gdxagents.seeds", 1);

  /** Of a cue that is asked for after so many decisions, the mean over fresh episodes: 1 is all. */
  private static double recalled(int delay, long steps, long seed, int memory) {
    TrainingSettings settings =
        TrainingSettings.DEFAULT.with(
            Map.of(
                "simulations", "16",
                "hidden", "32,32",
                "memory", Integer.toString(memory),
                "minibatch-size", "512"));
    TrainingPlan plan = new TrainingPlan(seed, steps, 2, Learner.FUSED);
    try (Trainer trainer = new Trainer("recall", () -> new RecallGame(delay), settings, plan);
        Simulation fresh = new RecallGame(delay)) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      return Evaluation.of(fresh, trainer.policy(), 200, 1).meanReturn();
    }
  }

  @Test
  void aCueIsRecalledAHundredDecisionsLater() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      assertThat(recalled(100, 400_000, seed, 32)).as("seed %d", seed).isGreaterThan(0.9);
    }
  }

  /** Whoever remembers nothing answers alike in all episodes. */
  @Test
  void withoutMemoryItIsAsGoodAsChance() {
    assertThat(recalled(3, 20_000, 1, 0)).isBetween(-0.2, 0.2);
    assertThat(recalled(3, 50_000, 1, 8)).isGreaterThan(0.9);
  }
}
