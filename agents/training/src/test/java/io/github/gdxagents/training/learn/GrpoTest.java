package io.github.gdxagents.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.network.Activation;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.network.ActorCritic;
import io.github.gdxagents.training.network.Backprop;
import io.github.gdxagents.training.network.NetworkOutputs;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrpoTest {

  private static final ActionKind KIND = ActionKind.CONTINUOUS;
  private static final float SHIFT = 0.3f;

  private final Rollout rollout = RandomRollouts.of(KIND, 4, 8, 10, 1);
  private final List<NetworkOutputs> slopes = new ArrayList<>();

  /** The rows of the minibatches, one after the other. */
  private final List<Integer> order = new ArrayList<>();

  /** Updates once with a loss that sees every mean moved by {@link #SHIFT}. */
  private UpdateReport update(double referenceKl, String clipRange) {
    return update(rollout, referenceKl, clipRange);
  }

  private UpdateReport update(Rollout rollout, double referenceKl, String clipRange) {
    return update(rollout, referenceKl, clipRange, "1");
  }

  private UpdateReport update(
      Rollout rollout, double referenceKl, String clipRange, String minibatches) {
    TrainingSettings settings =
        TrainingSettings.DEFAULT.with(
            Map.of(
                "algorithm", "grpo",
                "group-size", "4",
                "simulations", "8",
                "discount", "1",
                "clip-range", clipRange,
                "minibatches", minibatches,
                "epochs", "1"));
    ActorCritic graph =
        new ActorCritic(
            KIND.spec(4), new NetworkSettings(List.of(4), Activation.TANH, false, 0), 1);
    Backprop observer =
        (parameters, batch, outputGradient, gradient) -> {
          int rows = batch.rows();
          NetworkOutputs outputs =
              NetworkOutputs.ofRows(rows, rollout.outputSize, rollout.logDeviations.length);
          System.arraycopy(
              rollout.logDeviations,
              0,
              outputs.logStandardDeviations(),
              0,
              rollout.logDeviations.length);
          for (int i = 0; i < rows; i++) {
            int row = rowOf(rollout, batch.observations()[i * rollout.observationSize]);
            order.add(row);
            for (int axis = 0; axis < rollout.outputSize; axis++) {
              outputs.policy()[i * rollout.outputSize + axis] =
                  rollout.outputs[row * rollout.outputSize + axis] + SHIFT;
            }
          }
          NetworkOutputs errors =
              NetworkOutputs.ofRows(rows, rollout.outputSize, rollout.logDeviations.length);
          outputGradient.compute(0, rows, outputs, errors);
          slopes.add(errors);
        };
    Grpo grpo =
        new Grpo(
            (GrpoSettings) settings.algorithm(),
            new LearningSetup(
                settings.rollout(),
                () -> referenceKl,
                KIND.spec(4).action(),
                graph.layout(),
                graph.parameters(),
                observer,
                new ThreadPool(1),
                3));
    grpo.estimateAdvantages(rollout);
    return grpo.update(rollout, 0);
  }

  @Test
  void advantagesAreThoseOfGroups() {
    update(0, "0.2");
    double sum = 0;
    double squares = 0;
    for (int slot = 0; slot < 4; slot++) {
      sum += rollout.advantages[slot * 10];
      squares += Math.pow(rollout.advantages[slot * 10 + 9], 2);
    }
    assertThat(sum).isCloseTo(0, within(1e-5));
    assertThat(squares).isCloseTo(4, within(1e-4));
  }

  /** Sixteen slots of eight simulations: two agents in each, compared across a group of four. */
  @Test
  void agentsOfASimulationAreComparedWithTheirLike() {
    Rollout two = RandomRollouts.of(KIND, 4, 16, 10, 2);
    update(two, 0, "0.2");
    for (int agent = 0; agent < 2; agent++) {
      double sum = 0;
      for (int simulation = 4; simulation < 8; simulation++) {
        sum += two.advantages[(simulation * 2 + agent) * 10];
      }
      assertThat(sum).isCloseTo(0, within(1e-5));
    }
  }

  private static int rowOf(Rollout rollout, float firstNumber) {
    int row = 0;
    while (rollout.observations[row * rollout.observationSize] != firstNumber) {
      row++;
    }
    return row;
  }

  /** Advantages are normalized within groups; doing so again within minibatches would undo that. */
  @Test
  void minibatchesTakeAdvantagesAsTheyAre() {
    int rows = 20;
    update(rollout, 0, "10", Integer.toString(rollout.rows() / rows));

    assertThat(slopes).hasSize(rollout.rows() / rows);
    assertThat(order).doesNotHaveDuplicates();
    for (int i = 0; i < order.size(); i++) {
      int row = order.get(i);
      float[] slope = slopes.get(i / rows).policy();
      double ratio = 1;
      for (int axis = 0; axis < 2; axis++) {
        ratio *= Math.exp(logDensity(row, axis, SHIFT) - logDensity(row, axis, 0));
      }
      for (int axis = 0; axis < 2; axis++) {
        double variance = Math.exp(2 * rollout.logDeviations[axis]);
        double distance = rollout.actions[row * 2 + axis] - rollout.outputs[row * 2 + axis] - SHIFT;
        boolean clipped = rollout.advantages[row] > 0 && ratio > 11;
        double expected =
            clipped ? 0 : -rollout.advantages[row] * ratio * distance / variance / rows;
        assertThat((double) slope[i % rows * 2 + axis])
            .as("row %d, axis %d", row, axis)
            .isCloseTo(expected, within(1e-6 + 1e-4 * Math.abs(expected)));
      }
    }
  }

  private double logDensity(int row, int axis, float shift) {
    return logDensity(
        rollout.actions[row * 2 + axis],
        rollout.outputs[row * 2 + axis] + shift,
        rollout.logDeviations[axis]);
  }

  @Test
  void valuesAreNotLearned() {
    assertThat(update(0, "0.2").valueLoss()).isNaN();
    for (float slope : slopes.get(0).values()) {
      assertThat(slope).isZero();
    }
  }

  @Test
  void ratiosAreClipped() {
    assertThat(update(0, "0.2").statistics().clipFraction()).isGreaterThan(0.3);
    assertThat(update(0, "10").statistics().clipFraction()).isLessThan(0.1);
  }

  /** rho - 1 - log rho with rho = pi_ref / pi, from the Gaussians' densities. */
  @Test
  void theReferencePenaltyIsTheSampledOne() {
    UpdateReport report = update(0.5, "0.2");
    double sum = 0;
    for (int row = 0; row < rollout.rows(); row++) {
      double logRho = 0;
      for (int axis = 0; axis < 2; axis++) {
        double action = rollout.actions[row * 2 + axis];
        logRho +=
            logDensity(
                    action,
                    rollout.referenceOutputs[row * 2 + axis],
                    rollout.referenceLogDeviations[axis])
                - logDensity(
                    action, rollout.outputs[row * 2 + axis] + SHIFT, rollout.logDeviations[axis]);
      }
      sum += Math.exp(logRho) - 1 - logRho;
    }
    assertThat(report.statistics().referenceKl())
        .isCloseTo(sum / rollout.rows(), within(1e-4 * sum / rollout.rows()));
  }

  private static double logDensity(double x, double mean, double logDeviation) {
    double z = (x - mean) / Math.exp(logDeviation);
    return -0.5 * z * z - logDeviation - 0.5 * Math.log(2 * Math.PI);
  }
}
