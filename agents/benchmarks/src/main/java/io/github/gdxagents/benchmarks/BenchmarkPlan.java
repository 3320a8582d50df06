package io.github.gdxagents.benchmarks;

import java.util.List;

/**
 * How thoroughly to measure.
 *
 * @param micro of JMH's benchmarks
 * @param frames of each game that its bundled policy plays
 * @param speedRuns training runs for each game and number of threads
 * @param speedShare of {@link ZooGame#benchmarkSteps()} that each of them makes
 * @param overheadRounds of bare play and rollouts, in turn
 * @param overheadSteps decisions of either in each round; whole rollouts, at least one
 * @param tellingRounds of bare and told runs, in turn
 * @param thresholdSeeds training runs for each threshold
 * @param memorySeconds the length of the run whose memory is watched
 */
record BenchmarkPlan(
    MicroBenchmark.Effort micro,
    int frames,
    int speedRuns,
    double speedShare,
    int overheadRounds,
    int overheadSteps,
    int tellingRounds,
    int thresholdSeeds,
    int memorySeconds) {

  /** For figures to publish: about half an hour. */
  static final BenchmarkPlan FULL =
      new BenchmarkPlan(
          new MicroBenchmark.Effort(1, 3, 5, 2_000), 36_000, 5, 1, 7, 65_536, 9, 3, 180);

  /** For a first look: a few minutes. */
  static final BenchmarkPlan QUICK =
      new BenchmarkPlan(
          new MicroBenchmark.Effort(1, 1, 2, 300), 3_600, 1, 0.25, 3, 16_384, 3, 1, 20);

  private static final List<Integer> THREADS = List.of(1, 2, 4);

  /** The numbers of threads to measure with on a machine. */
  static List<Integer> threads(int cores) {
    return THREADS.stream().filter(count -> count <= Math.max(1, cores)).toList();
  }

  /** The numbers of threads that would need a greater machine. */
  static List<Integer> skippedThreads(int cores) {
    return THREADS.stream().filter(count -> count > Math.max(1, cores)).toList();
  }

  /** How many rollouts of a game's size it takes to make {@link #overheadSteps}. */
  int overheadRollouts(ZooGame game) {
    int rolloutSteps =
        game.settings().rollout().simulations() * game.settings().rollout().stepsPerRollout();
    return Math.max(1, overheadSteps / rolloutSteps);
  }
}
