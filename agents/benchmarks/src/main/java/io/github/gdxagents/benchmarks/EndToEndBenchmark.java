package io.github.gdxagents.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Whole training runs: their speed, what limits it, how soon they play well, their memory. */
final class EndToEndBenchmark {

  /** As many as the preset of the lander makes. */
  private static final long TOLD_STEPS = 500_000;

  private static final double LANDER_THRESHOLD = 200;
  private static final double CARTPOLE_THRESHOLD = 475;

  private final BenchmarkPlan plan;
  private final int cores;
  private final PrintStream progress;

  /**
   * @param cores of this machine
   * @param progress hears what is measured
   */
  EndToEndBenchmark(BenchmarkPlan plan, int cores, PrintStream progress) {
    this.plan = plan;
    this.cores = cores;
    this.progress = progress;
  }

  List<FrameCost> frameCost() throws IOException {
    List<FrameCost> costs = new ArrayList<>();
    for (ShippedGame game : ShippedGame.values()) {
      progress.println("Letting the bundled policy play " + game.label());
      costs.add(FrameCost.measure(game, plan.frames()));
    }
    return costs;
  }

  List<TrainingSpeed> trainingSpeed() throws IOException {
    List<Integer> skipped = BenchmarkPlan.skippedThreads(cores);
    if (!skipped.isEmpty()) {
      progress.println("This machine has " + cores + " cores: skipping " + skipped + " threads.");
    }
    List<TrainingSpeed> speeds = new ArrayList<>();
    for (ZooGame game : ZooGame.values()) {
      progress.println("Training " + game.label() + " for speed");
      long steps = Math.round(game.benchmarkSteps() * plan.speedShare());
      speeds.addAll(
          TrainingSpeed.measure(game, BenchmarkPlan.threads(cores), plan.speedRuns(), steps));
    }
    return speeds;
  }

  List<RolloutOverhead> rolloutOverhead() {
    List<RolloutOverhead> overheads = new ArrayList<>();
    for (ZooGame game : ZooGame.values()) {
      progress.println("Playing " + game.label() + " with and without a policy");
      overheads.add(
          RolloutOverhead.measure(game, plan.overheadRounds(), plan.overheadRollouts(game)));
    }
    return overheads;
  }

  List<TellingCost> tellingCost() throws IOException {
    progress.println("Training the lander with and without telling of it");
    return List.of(TellingCost.measure(plan.tellingRounds(), TOLD_STEPS));
  }

  List<TimeToThreshold> timeToThreshold() throws IOException, InterruptedException {
    return List.of(
        timeToThreshold("lander", LANDER_THRESHOLD),
        timeToThreshold("cartpole", CARTPOLE_THRESHOLD));
  }

  private TimeToThreshold timeToThreshold(String game, double threshold)
      throws IOException, InterruptedException {
    progress.println("Training " + game + " to a mean return of " + threshold);
    return TimeToThreshold.measure(game, List.of(game), cores, threshold, plan.thresholdSeeds());
  }

  /** Empty where memory cannot be read. */
  List<MemoryUse> memory() throws IOException, InterruptedException {
    progress.println("Watching the memory of the trainer for " + plan.memorySeconds() + " s");
    return MemoryUse.measure("lander", List.of("lander"), cores, plan.memorySeconds()).stream()
        .toList();
  }
}
