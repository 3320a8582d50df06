package io.github.gdxagents.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.console.Variant;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingReport;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.preference.RewardModel;
import io.github.gdxagents.training.preference.RewardModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A policy of the cart pole that is no good yet, itself as its reference, and a reward that was
 * learned from comparisons and read from its file; PPO has a critic besides. For more seeds: {@code
 * mvn test -pl agents/trainer -am -Dtest=FourModelsTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dgdxagents.seeds=10}.
 */
class FourModelsTest {

  private static final int SEEDS = Integer.getInteger("gdxagents.seeds", 1);
  private static final Variant CART_POLE = BundledGames.CARTPOLE.variants().get(0);
  private static final double TARGET = 0.05;

  @TempDir private Path folder;

  /** What a run by comparisons leaves: a policy from its beginning, and the reward of its end. */
  private record Taught(Policy start, RewardModel reward) {}

  /** The mean divergence over the second half of a run, and the return by the game's own reward. */
  private record Outcome(double divergence, double trueReturn) {}

  private Taught teach(int seed) throws IOException {
    TrainingSettings settings =
        settings(
            "ppo",
            Map.of(
                "reward", "preferences:1",
                "teacher", "oracle",
                "labels", "200",
                "reward-steps", "200"));
    TrainingPlan plan = new TrainingPlan(seed, 40_000, 2, Learner.FUSED);
    Policy start = null;
    try (Trainer trainer = new Trainer("cartpole", CART_POLE.simulations(), settings, plan)) {
      while (!trainer.finished()) {
        if (trainer.iterate().steps() >= 6_000 && start == null) {
          start = trainer.policy();
        }
      }
      Path file = folder.resolve("latest.reward");
      RewardModelFile.write(Objects.requireNonNull(trainer.rewardModel()), file.toFile());
      return new Taught(Objects.requireNonNull(start), RewardModelFile.read(file));
    }
  }

  private static TrainingSettings settings(String algorithm, Map<String, String> changes) {
    return CART_POLE.preset(algorithm).orElseThrow().settings().with(changes);
  }

  private static Outcome improve(Taught taught, String algorithm, String placement, int seed) {
    Map<String, String> changes = new HashMap<>();
    changes.put("reward", "preferences:1");
    changes.put("reference-kl", "adaptive:" + TARGET);
    changes.put("reference-kl-in", placement);
    if (algorithm.equals("grpo")) {
      changes.put("advantage-scale", "batch");
    } else {
      changes.put("reference-kl-horizon", "2500"); // ten rollouts
    }
    TrainingSettings settings = settings(algorithm, changes).withNetworkOf(taught.start);
    TrainingPlan plan =
        new TrainingPlan(seed, 60_000, 2, Learner.FUSED)
            .startingFrom(taught.start)
            .paidBy(taught.reward);
    List<Double> divergences = new ArrayList<>();
    try (Trainer trainer = new Trainer("cartpole", CART_POLE.simulations(), settings, plan)) {
      while (!trainer.finished()) {
        divergences.add(divergence(trainer.iterate()));
      }
      double late =
          divergences.stream()
              .skip(divergences.size() / 2)
              .mapToDouble(Double::doubleValue)
              .average()
              .orElseThrow();
      return new Outcome(late, trueReturn(trainer.policy()));
    }
  }

  private static double divergence(TrainingReport report) {
    return report.measures().stream()
        .filter(measure -> measure.group().equals("reference"))
        .filter(measure -> measure.name().equals("divergence"))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static double trueReturn(Policy policy) {
    try (Simulation simulation = CART_POLE.simulations().get()) {
      return Evaluation.of(simulation, policy, 20, 7).meanReturn();
    }
  }

  @Test
  void theReferenceIsStayedAsNearAsAskedForWhileTheTrueReturnRises() throws IOException {
    for (int seed = 1; seed <= SEEDS; seed++) {
      Taught taught = teach(seed);
      double before = trueReturn(taught.start);
      double logRatios = 0;
      for (String algorithm : List.of("ppo", "grpo")) {
        for (String placement : List.of("loss", "reward")) {
          Outcome outcome = improve(taught, algorithm, placement, seed);
          String run = algorithm + ", in the " + placement + ", seed " + seed;
          if (SEEDS > 1) {
            System.out.println(run + ", from " + before + ": " + outcome);
          }
          assertThat(outcome.divergence).as(run).isBetween(TARGET / 3, TARGET * 3);
          assertThat(outcome.trueReturn).as(run).isGreaterThan(before + 50);
          logRatios += Math.log(outcome.divergence / TARGET);
        }
      }
      assertThat(Math.exp(logRatios / 4)).as("seed " + seed).isBetween(1 / 1.5, 1.5);
    }
  }
}
