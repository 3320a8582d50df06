package io.github.gdxagents.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long the trainer takes to play well with its own presets, from the start of its process to
 * the first iteration whose last 100 training episodes return the threshold on average.
 *
 * @param game which
 * @param threads of each run
 * @param threshold mean return
 * @param seconds of each seed, from 1; NaN for a run that ended before
 * @param steps decisions made by then, of each seed; those of the whole run where it ended before
 * @param medianSeconds over seeds; a run that ended before counts as the slowest
 */
record TimeToThreshold(
    String game,
    int threads,
    double threshold,
    List<Double> seconds,
    List<Long> steps,
    double medianSeconds) {

  private static final long EPISODES = 100;
  private static final long POLL_MILLIS = 10;

  /**
   * Trains with seeds 1 to {@code seeds}, one after the other.
   *
   * @param arguments of the trainer's command line: the game, and how it differs from its preset
   */
  static TimeToThreshold measure(
      String game, List<String> arguments, int threads, double threshold, int seeds)
      throws IOException, InterruptedException {
    List<Double> seconds = new ArrayList<>();
    List<Long> steps = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      List<String> all = new ArrayList<>(arguments);
      all.addAll(List.of("--seed", Integer.toString(seed), "--threads", Integer.toString(threads)));
      long start = System.nanoTime();
      try (TrainerProcess trainer = TrainerProcess.start(all)) {
        boolean reached = await(trainer, threshold);
        seconds.add(reached ? (System.nanoTime() - start) * 1e-9 : Double.POSITIVE_INFINITY);
        steps.add(trainer.latest().map(MetricsTail.Row::steps).orElse(0L));
      }
    }
    return new TimeToThreshold(game, threads, threshold, seconds, steps, Median.of(seconds));
  }

  /** Waits until the threshold is reached or the run is over, and returns whether it was. */
  private static boolean await(TrainerProcess trainer, double threshold)
      throws IOException, InterruptedException {
    while (true) {
      boolean running = trainer.isRunning();
      Optional<MetricsTail.Row> row = trainer.latest();
      if (row.isPresent()
          && row.get().episodes() >= EPISODES
          && row.get().meanReturn() >= threshold) {
        return true;
      }
      if (!running) {
        return false;
      }
      Thread.sleep(POLL_MILLIS);
    }
  }
}
