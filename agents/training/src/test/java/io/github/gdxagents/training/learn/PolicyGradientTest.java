package io.github.gdxagents.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.network.ActorCritic;
import io.github.gdxagents.training.network.Backprop;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.settings.NetworkSettings;
import io.github.gdxagents.training.settings.RolloutSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyGradientTest {

  /** Networks, a rollout that they played, and what they become. */
  private static final class Case {

    final ActorCritic graph;
    final float[] before;
    final float[] after;
    final Rollout rollout;
    final UpdateReport report;
    private final ActionKind kind;

    Case(ActionKind kind, String... keysAndValues) {
      this.kind = kind;
      graph =
          new ActorCritic(
              kind.spec(4), new NetworkSettings(List.of(8), Activation.TANH, false, -0.5), 1);
      after = graph.parameters();
      before = after.clone();
      rollout = RandomRollouts.actedBy(graph.layout(), after, kind, 2, 60, 2);
      Map<String, String> changes = new HashMap<>(Map.of("algorithm", "vpg"));
      for (int i = 0; i < keysAndValues.length; i += 2) {
        changes.put(keysAndValues[i], keysAndValues[i + 1]);
      }
      TrainingSettings settings = TrainingSettings.DEFAULT.with(changes);
      try (ThreadPool pool = new ThreadPool(1);
          Backprop gradients = Learner.FUSED.backprop(graph.layout(), pool)) {
        PolicyGradient method =
            new PolicyGradient(
                (PolicyGradientSettings) settings.algorithm(),
                new LearningSetup(
                    RolloutSettings.DEFAULT,
                    () -> 0,
                    kind.spec(4).action(),
                    graph.layout(),
                    after,
                    gradients,
                    pool,
                    3));
        method.estimateAdvantages(rollout);
        report = method.update(rollout, 0);
      }
    }

    /** mean of log pi(a|s) A over the rows that took part. */
    double objective(float[] parameters) {
      Network policy = graph.layout().policyNetwork(parameters);
      ActionDistribution distribution = new ActionDistribution(kind.spec(4).action());
      int rows = rollout.rows();
      float[] outputs = new float[rows * rollout.outputSize];
      policy.forward(rollout.observations, rows, policy.newScratch(rows), outputs);
      double sum = 0;
      int[] validRows = rollout.validRows();
      for (int row : validRows) {
        sum +=
            rollout.advantages[row]
                * distribution.logProbability(
                    outputs,
                    row * rollout.outputSize,
                    graph.layout().logStandardDeviations(parameters),
                    rollout.masks,
                    row * rollout.maskSize,
                    rollout.actions,
                    row * rollout.actionSize);
      }
      return sum / validRows.length;
    }

    float[] values(float[] parameters) {
      Network value = graph.layout().valueNetwork(parameters);
      float[] values = new float[rollout.rows()];
      value.forward(rollout.observations, values.length, value.newScratch(values.length), values);
      return values;
    }
  }

  @ParameterizedTest
  @EnumSource(ActionKind.class)
  void oneStepGoesUphillInTheExpectedLogLikelihood(ActionKind kind) {
    Case example = new Case(kind, "learning-rate", "1e-4", "normalize-advantages", "false");
    assertThat(example.report.gradientSteps()).isEqualTo(1);
    assertThat(example.report.epochs()).isEqualTo(1);
    assertThat(example.report.firstMinibatchRatioDeviation()).isLessThan(1e-5);
    assertThat(example.report.statistics().surrogate())
        .isCloseTo(example.objective(example.after), within(1e-4));
    assertThat(example.objective(example.after)).isGreaterThan(example.objective(example.before));
  }

  @Test
  void theValueBaselineIsFitted() {
    Case example = new Case(ActionKind.HYBRID, "value-learning-rate", "0.03");
    float[] before = example.values(example.before);
    float[] after = example.values(example.after);
    double errorBefore = 0;
    double errorAfter = 0;
    for (int row = 0; row < before.length; row++) {
      errorBefore += Math.pow(before[row] - example.rollout.valueTargets[row], 2);
      errorAfter += Math.pow(after[row] - example.rollout.valueTargets[row], 2);
    }
    assertThat(errorAfter).isLessThan(0.95 * errorBefore);
    assertThat(example.report.valueLoss() * before.length).isBetween(errorAfter, errorBefore);
    assertThat(example.report.statistics().klExact()).isPositive();
  }

  @Test
  void withoutBaselineRewardsToGoCountAndValuesStay() {
    Case example = new Case(ActionKind.HYBRID, "baseline", "none");
    assertThat(example.values(example.after)).isEqualTo(example.values(example.before));
    assertThat(example.report.valueLoss()).isNaN();
    double sum = 0;
    for (int row = 119; row >= 60; row--) {
      sum = example.rollout.rewards[row] + 0.99 * sum;
      assertThat((double) example.rollout.advantages[row]).isCloseTo(sum, within(1e-4));
    }
  }
}
