package io.github.gdxagents.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much physical memory the trainer holds while it trains, in MiB.
 *
 * @param game which
 * @param threads of the run
 * @param seconds the length of the run
 * @param peak the most it ever held
 * @param settled what it held after {@link #SETTLING_SECONDS}, or half the run if that is shorter
 * @param last what it held at the end
 * @param everyTenSeconds what it held in between
 */
record MemoryUse(
    String game,
    int threads,
    int seconds,
    double peak,
    double settled,
    double last,
    List<Double> everyTenSeconds) {

  private static final int SETTLING_SECONDS = 60;
  private static final int SECONDS_BETWEEN_SAMPLES = 10;
  private static final String ENDLESS = "1000000000";

  /**
   * Trains for a while; nothing where a process' memory cannot be read.
   *
   * @param arguments of the trainer's command line
   */
  static Optional<MemoryUse> measure(String game, List<String> arguments, int threads, int seconds)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--threads", Integer.toString(threads), "--steps", ENDLESS));
    List<ResidentMemory> everySecond = new ArrayList<>();
    try (TrainerProcess trainer = TrainerProcess.start(all)) {
      long start = System.nanoTime();
      for (int second = 1; second <= seconds; second++) {
        Thread.sleep(Math.max(0, second * 1000L - (System.nanoTime() - start) / 1_000_000));
        trainer.latest(); // hears of a failure
        trainer.residentMemory().ifPresent(everySecond::add);
      }
    }
    if (everySecond.isEmpty()) {
      return Optional.empty();
    }
    int last = everySecond.size() - 1;
    List<Double> samples = new ArrayList<>();
    for (int s = SECONDS_BETWEEN_SAMPLES - 1; s <= last; s += SECONDS_BETWEEN_SAMPLES) {
      samples.add(everySecond.get(s).now());
    }
    return Optional.of(
        new MemoryUse(
            game,
            threads,
            seconds,
            everySecond.get(last).peak(),
            everySecond.get(Math.min(SETTLING_SECONDS - 1, last / 2)).now(),
            everySecond.get(last).now(),
            samples));
  }
}
