package io.github.gdxagents.benchmarks;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Learner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What rollouts cost beyond the game itself: a rollout observes, decides, stores and estimates
 * values, the bare game is stepped with random actions. One thread, medians over rounds in which
 * both take their turn.
 *
 * <p>The policy that acts is untrained and never updated, so that its actions are random too and
 * the games take the same course: a trained lander hovers and rests on its legs, which is dearer to
 * simulate than falling.
 *
 * @param game which
 * @param bareMicros per step, in microseconds
 * @param rolloutMicros per step, in microseconds
 * @param ratio rolloutMicros over bareMicros
 */
record RolloutOverhead(String game, double bareMicros, double rolloutMicros, double ratio) {

  private static final long SEED = 1;

  /**
   * Measures after a round to warm up.
   *
   * @param rolloutsPerRound how many rollouts of the zoo's size each round makes, and bare steps in
   *     the same number
   */
  static RolloutOverhead measure(ZooGame game, int rounds, int rolloutsPerRound) {
    TrainingSettings settings = withoutLearning(game.settings());
    int simulations = settings.rollout().simulations();
    int stepsOfEach = rolloutsPerRound * settings.rollout().stepsPerRollout();
    long stepsPerRound = (long) simulations * stepsOfEach;
    TrainingPlan plan = new TrainingPlan(SEED, (rounds + 1) * stepsPerRound, 1, Learner.FUSED);
    List<Double> bareMicros = new ArrayList<>();
    List<Double> rolloutMicros = new ArrayList<>();
    try (RandomPlay bare = new RandomPlay(newSimulations(game, simulations), SEED);
        Trainer trainer = new Trainer(game.label(), game::newSimulation, settings, plan)) {
      for (int round = 0; round <= rounds; round++) {
        double bareSeconds = playBare(bare, stepsOfEach);
        double rolloutSeconds = rollOut(trainer, rolloutsPerRound);
        if (round > 0) {
          bareMicros.add(bareSeconds * 1e6 / stepsPerRound);
          rolloutMicros.add(rolloutSeconds * 1e6 / stepsPerRound);
        }
      }
    }
    double bareMedian = Median.of(bareMicros);
    double rolloutMedian = Median.of(rolloutMicros);
    return new RolloutOverhead(game.label(), bareMedian, rolloutMedian, rolloutMedian / bareMedian);
  }

  private static List<Simulation> newSimulations(ZooGame game, int count) {
    List<Simulation> simulations = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      simulations.add(game.newSimulation());
    }
    return simulations;
  }

  /** The fewest gradient steps there can be, and without effect. */
  private static TrainingSettings withoutLearning(TrainingSettings settings) {
    return settings.with(Map.of("learning-rate", "0", "epochs", "1", "minibatch-size", "1000000"));
  }

  private static double playBare(RandomPlay bare, int steps) {
    long start = System.nanoTime();
    for (int step = 0; step < steps; step++) {
      bare.step();
    }
    return (System.nanoTime() - start) * 1e-9;
  }

  private static double rollOut(Trainer trainer, int rollouts) {
    double seconds = 0;
    for (int rollout = 0; rollout < rollouts; rollout++) {
      seconds += TrainingSpeed.rolloutSeconds(trainer.iterate().time());
    }
    return seconds;
  }
}
