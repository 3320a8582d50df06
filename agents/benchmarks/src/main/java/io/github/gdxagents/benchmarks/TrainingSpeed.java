package io.github.gdxagents.benchmarks;

import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.TimeBudget;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingReport;
import io.github.gdxagents.training.network.Learner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How fast a game trains at the zoo's settings, from the first iteration to the last; medians over
 * runs.
 *
 * @param game which
 * @param threads of the run
 * @param steps decisions of each run
 * @param stepsPerSecond over all
 * @param rolloutStepsPerSecond counting the time of rollouts only
 * @param rolloutSpeedUp rolloutStepsPerSecond over that of one thread
 * @param simulateShare of the time, advancing the games
 * @param actShare of the time, observing, deciding and estimating values
 * @param idleShare of the time, waiting for slower threads at the end of a rollout
 * @param updateShare of the time, in gradient steps
 * @param samePolicy whether every run made the same policy, byte by byte, as the first one
 */
record TrainingSpeed(
    String game,
    int threads,
    long steps,
    double stepsPerSecond,
    double rolloutStepsPerSecond,
    double rolloutSpeedUp,
    double simulateShare,
    double actShare,
    double idleShare,
    double updateShare,
    boolean samePolicy) {

  private static final long SEED = 1;

  /** Of the time, publishing new weights, estimating advantages, and whatever is not counted. */
  double restShare() {
    return 1 - simulateShare - actShare - idleShare - updateShare;
  }

  /** One run. */
  private record Run(long steps, double seconds, TimeBudget time, byte[] policy) {

    double share(ToDoubleFunction<TimeBudget> part) {
      return part.applyAsDouble(time) / seconds;
    }
  }

  /**
   * Trains with each number of threads in turn, after a run to warm up, and again for each further
   * run.
   *
   * @param threads the numbers of threads, the first of them 1
   * @param steps decisions of each run
   */
  static List<TrainingSpeed> measure(ZooGame game, List<Integer> threads, int runs, long steps)
      throws IOException {
    byte[] policy = train(game, threads.get(0), steps).policy();
    List<List<Run>> runsByThreads =
        threads.stream().<List<Run>>map(count -> new ArrayList<>()).toList();
    for (int r = 0; r < runs; r++) {
      for (int t = 0; t < threads.size(); t++) {
        runsByThreads.get(t).add(train(game, threads.get(t), steps));
      }
    }
    double single = rolloutRate(runsByThreads.get(0));
    List<TrainingSpeed> speeds = new ArrayList<>();
    for (int t = 0; t < threads.size(); t++) {
      speeds.add(of(game, threads.get(t), runsByThreads.get(t), single, policy));
    }
    return speeds;
  }

  private static TrainingSpeed of(
      ZooGame game, int threads, List<Run> runs, double singleRolloutRate, byte[] policy) {
    return new TrainingSpeed(
        game.label(),
        threads,
        runs.get(0).steps(),
        median(runs, run -> run.steps() / run.seconds()),
        rolloutRate(runs),
        rolloutRate(runs) / singleRolloutRate,
        median(runs, run -> run.share(TimeBudget::simulateSeconds)),
        median(runs, run -> run.share(TimeBudget::actSeconds)),
        median(runs, run -> run.share(TimeBudget::idleSeconds)),
        median(runs, run -> run.share(TimeBudget::updateSeconds)),
        runs.stream().allMatch(run -> Arrays.equals(run.policy(), policy)));
  }

  private static double rolloutRate(List<Run> runs) {
    return median(runs, run -> run.steps() / rolloutSeconds(run.time()));
  }

  /** From the start of rollouts to their end. */
  static double rolloutSeconds(TimeBudget time) {
    return time.simulateSeconds() + time.actSeconds() + time.idleSeconds();
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
    return Median.of(runs.stream().map(figure::applyAsDouble).toList());
  }

  private static Run train(ZooGame game, int threads, long steps) throws IOException {
    TrainingPlan plan = new TrainingPlan(SEED, steps, threads, Learner.FUSED);
    try (Trainer trainer = new Trainer(game.label(), game::newSimulation, game.settings(), plan)) {
      TimeBudget time = TimeBudget.ZERO;
      long made = 0;
      long start = System.nanoTime();
      while (!trainer.finished()) {
        TrainingReport report = trainer.iterate();
        time = time.plus(report.time());
        made = report.steps();
      }
      double seconds = (System.nanoTime() - start) * 1e-9;
      ByteArrayOutputStream policy = new ByteArrayOutputStream();
      PolicyFile.write(trainer.policy(), policy);
      return new Run(made, seconds, time, policy.toByteArray());
    }
  }
}
