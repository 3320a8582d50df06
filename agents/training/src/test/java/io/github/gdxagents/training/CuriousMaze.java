package io.github.gdxagents.training;

import io.github.gdxagents.training.network.Learner;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Trains in the sparse maze, and prints for each seed when the goal was first seen, when training
 * ended (at a mean return of 0.9 over 100 episodes, or out of steps), and the mean return then.
 *
 * <p>Arguments: settings, such as {@code reward=game:1}; {@code seeds=1-4}; {@code steps=400000}.
 */
final class CuriousMaze {

  static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(
          Map.of(
              "reward", "game:1,curiosity:0.5",
              "curiosity-critic", "true",
              "curiosity-share", "1",
              "simulations", "16",
              "steps-per-rollout", "128",
              "learning-rate", "1e-3",
              "entropy-coefficient", "0.01",
              "minibatch-size", "256"));

  private CuriousMaze() {}

  public static void main(String[] args) {
    Map<String, String> changes =
        Arrays.stream(args)
            .map(a -> a.split("=", 2))
            .collect(Collectors.toMap(a -> a[0], a -> a[1]));
    String[] seeds = changes.getOrDefault("seeds", "1-4").split("-");
    long steps = Long.parseLong(changes.getOrDefault("steps", "400000"));
    changes.remove("seeds");
    changes.remove("steps");
    StringBuilder all = new StringBuilder(String.join(" ", args) + " : ");
    long begin = System.nanoTime();
    long total = 0;
    for (long seed = Long.parseLong(seeds[0]); seed <= Long.parseLong(seeds[1]); seed++) {
      TrainingPlan plan = new TrainingPlan(seed, steps, 1, Learner.FUSED);
      try (Trainer trainer = new Trainer("maze", SparseMaze::new, SETTINGS.with(changes), plan)) {
        long first = 0;
        TrainingReport report = trainer.iterate();
        while (!trainer.finished() && !(report.meanReturn() > 0.9)) {
          report = trainer.iterate();
          if (first == 0 && report.meanReturn() > 0) {
            first = report.steps();
          }
        }
        total += report.steps();
        all.append(
            String.format(
                Locale.ROOT,
                "%d:%dk/%dk/%.2f ",
                seed,
                first / 1000,
                report.steps() / 1000,
                report.meanReturn()));
      }
    }
    System.out.println(
        all + String.format(Locale.ROOT, "%.0f k/s", total * 1e6 / (System.nanoTime() - begin)));
  }
}
