package io.github.gdxagents.training;

import io.github.gdxagents.training.network.Learner;
import java.util.Map;

/**
 * An experiment: the sparse maze with curiosity and without, ten seeds each. {@link CuriosityTest}
 * repeats a part of it.
 */
final class CuriousMaze {

  static final TrainingSettings WITHOUT =
      TrainingSettings.DEFAULT.with(
          Map.of(
              "simulations", "16",
              "steps-per-rollout", "128",
              "learning-rate", "1e-3",
              "entropy-coefficient", "0.01",
              "minibatch-size", "256"));

  static final TrainingSettings WITH =
      WITHOUT.with(
          Map.of(
              "reward", "game:1,curiosity:0.5",
              "curiosity-critic", "true",
              "curiosity-share", "1"));

  /** The latest episodes, nearly all of them, end at the goal. */
  private static final double SOLVED = 0.9;

  private CuriousMaze() {}

  public static void main(String[] args) {
    long steps = 120_000;
    for (long seed = 1; seed <= 10; seed++) {
      System.out.printf(
          "seed %d: with curiosity %s, without %s%n",
          seed, text(learn(WITH, seed, steps), steps), text(learn(WITHOUT, seed, steps), steps));
    }
  }

  private static String text(TrainingReport last, long steps) {
    return isSolved(last)
        ? "solved after " + last.steps() + " steps"
        : "not solved within " + steps + " steps";
  }

  static boolean isSolved(TrainingReport report) {
    return report.meanReturn() > SOLVED;
  }

  /** Trains until the maze is solved or the steps are made; returns the last report. */
  static TrainingReport learn(TrainingSettings settings, long seed, long steps) {
    TrainingPlan plan = new TrainingPlan(seed, steps, 1, Learner.FUSED);
    try (Trainer trainer = new Trainer("maze", SparseMaze::new, settings, plan)) {
      TrainingReport report = trainer.iterate();
      while (!trainer.finished() && !isSolved(report)) {
        report = trainer.iterate();
      }
      return report;
    }
  }
}
