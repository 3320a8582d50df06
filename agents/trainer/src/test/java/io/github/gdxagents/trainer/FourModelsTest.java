package io.github.gdxagents.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.console.Variant;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
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
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A policy of the cart pole that is no good yet, a reward that was learned from comparisons and
 * read from its file, and the policy as its own reference; PPO has a critic besides.
 */
class FourModelsTest {

  private static final Variant CART_POLE = BundledGames.CARTPOLE.variants().get(0);
  private static final double TARGET = 0.05;

  @TempDir private static Path folder;
  private static Policy start;
  private static RewardModel reward;

  /** The mean divergence over the second half of a run, and the return in the game's own reward. */
  private record Outcome(double divergence, double trueReturn) {}

  @BeforeAll
  static void learnARewardAndAPolicyToBeginWith() throws IOException {
    TrainingSettings settings = settings("ppo", Map.of("reward", "preferences:1"));
    TrainingSettings taught = settings.with(Map.of("teacher", "oracle", "labels", "200"));
    try (Trainer trainer =
        new Trainer(
            "cartpole",
            CART_POLE.simulations(),
            taught,
            new TrainingPlan(1, 60_000, 2, Learner.FUSED))) {
      while (!trainer.finished()) {
        if (trainer.iterate().steps() >= 6_000 && start == null) {
          start = trainer.policy();
        }
      }
      Path file = folder.resolve("latest.reward");
      RewardModelFile.write(Objects.requireNonNull(trainer.rewardModel()), file.toFile());
      reward = RewardModelFile.read(file);
    }
  }

  private static TrainingSettings settings(String algorithm, Map<String, String> changes) {
    return CART_POLE.preset(algorithm).orElseThrow().settings().with(changes);
  }

  private static Outcome improve(String algorithm, String placement, String referenceKl) {
    Map<String, String> changes = new HashMap<>();
    changes.put("reward", "preferences:1");
    changes.put("reference-kl", referenceKl);
    changes.put("reference-kl-in", placement);
    changes.put("reference-kl-horizon", "1000");
    if (algorithm.equals("grpo")) {
      changes.put("advantage-scale", "batch");
    }
    TrainingSettings settings = settings(algorithm, changes).withNetworkOf(start);
    TrainingPlan plan =
        new TrainingPlan(2, 50_000, 2, Learner.FUSED).startingFrom(start).paidBy(reward);
    List<Double> divergences = new ArrayList<>();
    try (Trainer trainer = new Trainer("cartpole", CART_POLE.simulations(), settings, plan)) {
      while (!trainer.finished()) {
        trainer.iterate().measures().stream()
            .filter(measure -> measure.group().equals("reference") && measure.name().equals("divergence"))
            .forEach(measure -> divergences.add(measure.value()));
      }
      double mean =
          divergences.stream()
              .skip(divergences.size() / 2)
              .flatMapToDouble(DoubleStream::of)
              .average()
              .orElseThrow();
      System.out.println(algorithm + placement + referenceKl + " " + mean + " " + trueReturn(trainer.policy()) + " " + divergences.size());
      return new Outcome(mean, trueReturn(trainer.policy()));
    }
  }

  private static double trueReturn(Policy policy) {
    try (Simulation simulation = CART_POLE.simulations().get()) {
      return Evaluation.of(simulation, policy, 20, 7).meanReturn();
    }
  }

  @ParameterizedTest
  @CsvSource({"ppo, loss", "ppo, reward", "grpo, loss", "grpo, reward"})
  void theReferenceIsStayedAsNearAsAskedForWhileTheReturnRises(String algorithm, String placement) {
    System.out.println("start " + trueReturn(start));
    Outcome outcome = improve(algorithm, placement, "adaptive:" + TARGET);
    assertThat(outcome.divergence).isBetween(TARGET / 1.5, TARGET * 1.5);
    assertThat(outcome.trueReturn).isGreaterThan(2 * trueReturn(start));
  }

  @Test
  void aHeavyPenaltyKeepsThePolicyWhereItIs() {
    improve("ppo", "reward", "100");
    improve("ppo", "reward", "1e-6");
    improve("ppo", "loss", "100");
    improve("grpo", "loss", "1e-6");
  }
}
