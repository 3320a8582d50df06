package io.github.gdxagents.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.dl4j.Dl4jLearner;
import io.github.gdxagents.network.Activation;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole updates, with one learner and with the other. */
class PpoWithDl4jTest {

  private static final NetworkSettings NETWORK =
      new NetworkSettings(List.of(12, 12), Activation.TANH, false, -0.5);

  /** What an update reports, and the parameters it leaves behind. */
  private record Updated(UpdateReport report, float[] before, float[] after) {}

  private static Updated update(
      Learner learner, ActionKind kind, int steps, int slots, Map<String, String> changes) {
    ActorCritic networks = new ActorCritic(kind.spec(4), NETWORK, 1);
    float[] parameters = networks.parameters();
    Rollout rollout = RandomRollouts.actedBy(networks.layout(), parameters, kind, slots, steps, 2);
    GeneralizedAdvantage.estimate(rollout, 0.9, 0.9);
    PpoSettings settings = (PpoSettings) TrainingSettings.DEFAULT.with(changes).algorithm();
    try (ThreadPool pool = new ThreadPool(2);
        Backprop backprop = learner.backprop(networks.layout(), pool)) {
      LearningSetup setup =
          new LearningSetup(
              RolloutSettings.DEFAULT,
              () -> 0,
              kind.spec(4).action(),
              networks.layout(),
              parameters,
              backprop,
              pool,
              3);
      UpdateReport report = new Ppo(settings, setup).update(rollout, 0);
      return new Updated(report, networks.parameters(), parameters);
    }
  }

  @ParameterizedTest
  @EnumSource(ActionKind.class)
  void ratioIsOneOnTheFirstMinibatchOfTheFirstEpoch(ActionKind kind) {
    Map<String, String> changes = Map.of("learning-rate", "0.01", "minibatch-size", "50");
    UpdateReport report = update(new Dl4jLearner(), kind, 50, 3, changes).report();
    assertThat(report.firstMinibatchRatioDeviation()).isLessThan(1e-5);
    assertThat(report.statistics().greatestRatioDeviation()).isGreaterThan(0.05);
  }

  @ParameterizedTest
  @EnumSource(ActionKind.class)
  void bothLearnersEndUpWithTheSameParameters(ActionKind kind) {
    Map<String, String> changes =
        Map.of(
            "epochs", "2",
            "minibatch-size", "300",
            "kl-penalty", "fixed:0.5",
            "entropy-coefficient", "0.01");
    Updated fused = update(Learner.FUSED, kind, 150, 4, changes);
    Updated reference = update(new Dl4jLearner(), kind, 150, 4, changes);

    assertThat(fused.after()).isNotEqualTo(fused.before());
    assertThat(reference.after()).isNotEqualTo(reference.before());
    assertThat(fused.report().gradientSteps()).isEqualTo(4);
    assertThat(fused.report().meanGradientNorm())
        .isCloseTo(reference.report().meanGradientNorm(), within(1e-4));
    for (int i = 0; i < reference.after().length; i++) {
      float expected = reference.after()[i];
      assertThat(fused.after()[i])
          .as("parameter %d", i)
          .isCloseTo(expected, within(1e-4f * Math.abs(expected) + 1e-6f));
    }
  }
}
