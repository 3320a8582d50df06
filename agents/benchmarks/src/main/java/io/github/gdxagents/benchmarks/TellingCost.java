package io.github.gdxagents.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.gdxagents.console.CommandLineTrainer;
import io.github.gdxagents.console.Game;
import io.github.gdxagents.core.lander.Lander;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Learner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What it costs to tell of a run: the command line with metrics, log, learning curve, checkpoints,
 * saved policies, TensorBoard's events and a dashboard that nobody looks at, beside the bare loop
 * of iterations. Both make the same policy. It is the processor's time that counts, of all threads
 * and for whatever they do, compiling and collecting among it; medians over rounds in which both
 * take their turn.
 *
 * @param steps decisions of each run
 * @param bareSeconds of the processor, for the bare loop
 * @param toldSeconds of the processor, for the command line
 * @param share the median of what a told run took more than the bare one of its round, over that
 * @param samePolicy whether every run made the same policy, byte by byte
 */
record TellingCost(
    long steps, double bareSeconds, double toldSeconds, double share, boolean samePolicy) {

  private static final long SEED = 1;
  private static final double SECONDS_PER_NANO = 1e-9;

  /**
   * As in the lander's preset: with the zoo's rollouts, there would be a quarter as much to tell.
   */
  private static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(
          Map.of(
              "simulations", "16",
              "steps-per-rollout", "256",
              "discount", "0.995",
              "gae-lambda", "0.97",
              "normalize-rewards", "true",
              "epochs", "6",
              "minibatch-size", "128",
              "learning-rate", "1e-3..0"));

  /** Measures after a round to warm up. */
  static TellingCost measure(int rounds, long steps) throws IOException {
    List<Double> bare = new ArrayList<>();
    List<Double> told = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    boolean samePolicy = true;
    Path folder = Files.createTempDirectory("gdx-agents-benchmark");
    try {
      for (int round = 0; round <= rounds; round++) {
        Path barePolicy = folder.resolve("bare-" + round + ".policy");
        Path run = folder.resolve("run-" + round);
        double bareSeconds = processorSeconds(() -> trainBare(steps, barePolicy));
        double toldSeconds = processorSeconds(() -> trainTold(steps, run));
        samePolicy &= Files.mismatch(barePolicy, run.resolve("latest.policy")) < 0;
        if (round > 0) {
          bare.add(bareSeconds);
          told.add(toldSeconds);
          shares.add(toldSeconds / bareSeconds - 1);
        }
      }
    } finally {
      TrainerProcess.delete(folder);
    }
    return new TellingCost(steps, Median.of(bare), Median.of(told), Median.of(shares), samePolicy);
  }

  private interface Training {
    void run() throws IOException;
  }

  private static double processorSeconds(Training training) throws IOException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    training.run();
    return (system.getProcessCpuTime() - before) * SECONDS_PER_NANO;
  }

  private static void trainBare(long steps, Path policy) throws IOException {
    TrainingPlan plan = new TrainingPlan(SEED, steps, 1, Learner.FUSED);
    try (Trainer trainer = new Trainer("lander", Lander::new, SETTINGS, plan)) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      PolicyFile.write(trainer.policy(), policy.toFile());
    }
  }

  private static void trainTold(long steps, Path run) {
    CommandLineTrainer trainer =
        new CommandLineTrainer("benchmark", Game.of("lander", Lander::new, SETTINGS, steps));
    int status =
        trainer.run(
            "train",
            "lander",
            "--threads",
            "1",
            "--evaluate-every",
            "0",
            "--final-episodes",
            "0",
            "--tensorboard",
            "--dashboard",
            "--quiet",
            "--run",
            run.toString());
    if (status != 0) {
      throw new IllegalStateException("The trainer ended with exit code " + status);
    }
  }
}
