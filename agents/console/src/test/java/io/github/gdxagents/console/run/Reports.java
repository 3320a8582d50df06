package io.github.gdxagents.console.run;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.TimeBudget;
import io.github.gdxagents.training.TrainingReport;
import io.github.gdxagents.training.experience.ActionCounts;
import io.github.gdxagents.training.learn.LossStatistics;
import io.github.gdxagents.training.learn.UpdateReport;
import io.github.gdxagents.training.metric.Measure;
import java.util.List;
import java.util.Map;

/** Made-up iterations. */
public final class Reports {

  private Reports() {}

  /** After an iteration of 100 steps; the loss' statistics are of no rows, hence not numbers. */
  public static TrainingReport of(int iteration, double meanReturn) {
    return of(iteration, meanReturn, Map.of());
  }

  /** The same, from a game with statistics of its own. */
  public static TrainingReport of(
      int iteration, double meanReturn, Map<Statistic, Double> statistics) {
    return of(iteration, meanReturn, statistics, List.of());
  }

  /** The same, with what other parts of training tell. */
  static TrainingReport of(
      int iteration, double meanReturn, Map<Statistic, Double> statistics, List<Measure> measures) {
    UpdateReport update =
        new UpdateReport(new LossStatistics(), 0.125, 0.01, 0.25, 0.75, 1e-7, 0.5, 40, 4, 3e-4, 0);
    return new TrainingReport(
        iteration,
        100L * iteration,
        iteration,
        meanReturn,
        12.5,
        0.75,
        update,
        statistics,
        measures,
        List.of(),
        List.of(),
        new TimeBudget(1, 0.25, 0.125, 0.25, 2, 0.0625),
        new ActionCounts(List.of(), List.of()),
        List.of());
  }

  /** What was learned in an iteration of 100 steps. */
  public static Policy policy(int iteration) {
    AgentSpec spec = AgentSpec.builder().observe("x", 1, "").discrete("d", "a", "b").build();
    return new Policy(
        spec,
        ObservationNormalizer.identity(1),
        Network.dense(
            new int[] {1, 2}, Activation.TANH, new float[1][2], new float[][] {{iteration, 0}}),
        new float[0],
        new Provenance("toy", "PPO", "0", Map.of(), 1, 100L * iteration, 0, 0, 0));
  }

  /** Of two episodes, 1 better and 1 worse than the mean, the second of which the game ended. */
  public static Evaluation evaluation(double meanReturn, Map<String, Double> statistics) {
    return new Evaluation(
        2, new double[] {meanReturn - 1, meanReturn + 1}, new int[] {3, 5}, 1, statistics, 2.5);
  }
}
