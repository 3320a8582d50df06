package io.github.gdxagents.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.experience.ValueHead;
import io.github.gdxagents.training.network.ActorCritic;
import io.github.gdxagents.training.network.Backprop;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.network.ParameterLayout;
import io.github.gdxagents.training.settings.NetworkSettings;
import io.github.gdxagents.training.settings.RolloutSettings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where signals have values of their own. */
class SeveralValuesTest {

  private static final ValueHead CURIOSITY = new ValueHead("curiosity", 3, 0.25, false);

  /**
   * One slot of three decisions, the second of which ends an episode; the last is followed by what
   * is worth 8 and 16.
   */
  private static Rollout threeDecisions(ValueHead second) {
    Rollout rollout =
        RandomRollouts.of(ActionKind.DISCRETE, 1, 1, 3, List.of(ValueHead.SUM, second), 1);
    float[] rewards = {1, 2, 0, 4, 3, 6};
    float[] values = {2, 4, 1, 8, 2, 12};
    System.arraycopy(rewards, 0, rollout.rewards, 0, 6);
    System.arraycopy(values, 0, rollout.values, 0, 6);
    rollout.states[1] = AgentState.TERMINATED;
    rollout.bootstrapValues[2] = 99;
    rollout.bootstrapValues[3] = 99;
    rollout.bootstrapValues[4] = 8;
    rollout.bootstrapValues[5] = 16;
    return rollout;
  }

  /**
   * By hand, with gamma = lambda = 1/2 for the sum, which ends with the episode:
   *
   * <pre>
   *   delta   3 + 8/2 - 2 = 5      0 - 1 = -1      1 + 1/2 - 2 = -1/2
   *   A       5                    -1              -1/2 - 1/4 = -3/4
   * </pre>
   *
   * <p>and with gamma = 1/4 for curiosity, which goes on:
   *
   * <pre>
   *   delta   6 + 16/4 - 12 = -2   4 + 12/4 - 8 = -1     2 + 8/4 - 4 = 0
   *   A       -2                   -1 - 2/8 = -5/4       0 - 5/32
   * </pre>
   */
  @Test
  void eachValueHasItsOwnDiscountAndGoesOnOverEndsWhereItIsNotEpisodic() {
    Rollout rollout = threeDecisions(CURIOSITY);

    GeneralizedAdvantage.estimate(rollout, 0.5, 0.5);

    assertThat(rollout.valueTargets)
        .containsExactly(
            2 - 0.75f,
            4 - 5 / 32f, // first decision
            1 - 1,
            8 - 1.25f,
            2 + 5,
            12 - 2);
    assertThat(rollout.advantages).containsExactly(-0.75f - 3 * 5 / 32f, -1 - 3 * 1.25f, 5 - 3 * 2);
  }

  @Test
  void anEpisodicOneEndsWithTheEpisode() {
    Rollout rollout = threeDecisions(new ValueHead("curiosity", 3, 0.25, true));

    GeneralizedAdvantage.estimate(rollout, 0.5, 0.5);

    assertThat(rollout.valueTargets[3]).isEqualTo(4);
    assertThat(rollout.advantages[1]).isEqualTo(-1 - 3 * 4);
    assertThat(rollout.valueTargets[1]).isEqualTo(4 + -4 / 8f);
  }

  /** The loss by its definition, through the network that acts, moved a little either way. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gradientIsTheSlopeOfTheMeanOfAllSquaredErrors(boolean sharedTrunk) {
    ActionKind kind = ActionKind.DISCRETE;
    ActorCritic networks =
        new ActorCritic(
            kind.spec(3), new NetworkSettings(List.of(6), Activation.TANH, sharedTrunk, 0), 2, 1);
    ParameterLayout layout = networks.layout();
    float[] parameters = networks.parameters();
    Rollout rollout = RandomRollouts.of(kind, 3, 1, 200, List.of(ValueHead.SUM, CURIOSITY), 2);
    Arrays.fill(rollout.advantages, 0);
    Minibatch minibatch = Minibatch.whole(rollout, false);
    double coefficient = 0.5;
    RowLoss loss =
        new RowLoss(
            kind.spec(3).action(),
            Ppo.objective(0.2, coefficient, null),
            RowLoss.Regularization.NONE);
    float[] gradient = new float[parameters.length];
    double valueLoss;
    try (ThreadPool pool = new ThreadPool(2);
        Backprop backprop = Learner.FUSED.backprop(layout, pool)) {
      LearningSetup setup =
          new LearningSetup(
              RolloutSettings.DEFAULT,
              () -> 0,
              kind.spec(3).action(),
              layout,
              parameters,
              backprop,
              pool,
              1);
      valueLoss = loss.differentiate(setup, minibatch, gradient).valueLoss();
    }
    assertThat(valueLoss).isCloseTo(meanSquaredError(layout, parameters, rollout), within(1e-4));
    float h = 1e-2f;
    for (ParameterLayout.Layer layer : layout.value()) {
      int end = layer.biasOffset() + layer.outputs();
      for (int i = layer.weightOffset(); i < end; i++) {
        float original = parameters[i];
        parameters[i] = original + h;
        double above = meanSquaredError(layout, parameters, rollout);
        parameters[i] = original - h;
        double below = meanSquaredError(layout, parameters, rollout);
        parameters[i] = original;
        assertThat((double) gradient[i])
            .as("slope %d", i)
            .isCloseTo(coefficient * (above - below) / (2.0 * h), within(1e-3));
      }
    }
  }

  private static double meanSquaredError(
      ParameterLayout layout, float[] parameters, Rollout rollout) {
    Network values = layout.valueNetwork(parameters);
    int rows = rollout.rows();
    float[] estimates = new float[2 * rows];
    values.forward(rollout.observations, rows, values.newScratch(rows), estimates);
    double sum = 0;
    for (int i = 0; i < estimates.length; i++) {
      double error = (double) estimates[i] - rollout.valueTargets[i];
      sum += error * error;
    }
    return sum / estimates.length;
  }
}
