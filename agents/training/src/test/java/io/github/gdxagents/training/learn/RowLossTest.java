package io.github.gdxagents.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.learn.RowLoss.Regularization;
import io.github.gdxagents.training.network.NetworkOutputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowLossTest {

  private static final int ROWS = 24;

  static List<Arguments> everySurrogateAndActionKind() {
    List<Arguments> all = new ArrayList<>();
    for (LossKind surrogate : LossKind.values()) {
      for (ActionKind kind : ActionKind.values()) {
        all.add(Arguments.of(surrogate, kind));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("everySurrogateAndActionKind")
  void gradientIsTheSlopeOfTheLoss(LossKind surrogate, ActionKind kind) {
    Case example = new Case(kind, surrogate.terms(), 5);
    NetworkOutputs gradient = example.differentiate(0, ROWS);
    double[] policy = doubles(example.outputs.policy());
    double[] values = doubles(example.outputs.values());
    double[] logDeviations = doubles(example.outputs.logStandardDeviations());

    assertSlopes(example.reference, policy, gradient.policy(), policy, values, logDeviations);
    assertSlopes(example.reference, values, gradient.values(), policy, values, logDeviations);
    assertSlopes(
        example.reference,
        logDeviations,
        gradient.logStandardDeviations(),
        policy,
        values,
        logDeviations);
  }

  /** Moves one number at a time, which is an element of one of the last three arrays. */
  private static void assertSlopes(
      ReferenceLoss reference,
      double[] moved,
      float[] slopes,
      double[] policy,
      double[] values,
      double[] logDeviations) {
    double h = 1e-5;
    for (int i = 0; i < moved.length; i++) {
      double original = moved[i];
      moved[i] = original + h;
      double above = reference.at(policy, values, logDeviations);
      moved[i] = original - h;
      double below = reference.at(policy, values, logDeviations);
      moved[i] = original;
      double expected = (above - below) / (2 * h);
      assertThat((double) slopes[i])
          .as("slope %d of %d", i, moved.length)
          .isCloseTo(expected, within(1e-8 + 1e-6 * Math.abs(expected)));
    }
  }

  @ParameterizedTest
  @MethodSource("everySurrogateAndActionKind")
  void statisticsAreTheMeansOfTheLossTerms(LossKind surrogate, ActionKind kind) {
    Case example = new Case(kind, surrogate.terms(), 6);
    example.differentiate(0, ROWS);
    ReferenceLoss reference = example.reference;
    reference.at(
        doubles(example.outputs.policy()),
        doubles(example.outputs.values()),
        doubles(example.outputs.logStandardDeviations()));

    LossStatistics statistics = example.statistics;
    assertThat(statistics.rows()).isEqualTo(ROWS);
    assertThat(statistics.surrogate()).isCloseTo(reference.surrogate, within(1e-9));
    assertThat(statistics.valueLoss())
        .isCloseTo(surrogate.terms().learnsValues() ? reference.valueLoss : 0, within(1e-9));
    assertThat(statistics.entropy()).isCloseTo(reference.entropy, within(1e-9));
    assertThat(statistics.klExact()).isCloseTo(reference.divergence, within(1e-9));
    assertThat(statistics.klK1()).isCloseTo(reference.k1, within(1e-9));
    assertThat(statistics.klK3()).isCloseTo(reference.k3, within(1e-9));
    assertThat(statistics.clipFraction()).isEqualTo(reference.clipFraction, within(1e-12));
    double loss =
        reference.at(
            doubles(example.outputs.policy()),
            doubles(example.outputs.values()),
            doubles(example.outputs.logStandardDeviations()));
    LossKind.Terms terms = surrogate.terms();
    assertThat(
            statistics.surrogate()
                - terms.klCoefficient() * statistics.klExact()
                - terms.referenceCoefficient() * statistics.referenceKl()
                + terms.entropyCoefficient() * statistics.entropy())
        .isCloseTo(-(loss - terms.valueCoefficient() * reference.valueLoss), within(1e-9));
    assertThat(statistics.referenceKl())
        .isCloseTo(
            terms.referenceCoefficient() == 0
                ? 0
                : terms.samplesReference() ? reference.referenceK3 : reference.referenceDivergence,
            within(1e-9));
  }

  @Test
  void examplesClipOnBothSidesOfTheRangeAndForBothSignsOfTheAdvantage() {
    Case example = new Case(ActionKind.HYBRID, LossKind.CLIPPED.terms(), 5);
    NetworkOutputs gradient = example.differentiate(0, ROWS);
    int held = 0;
    for (int row = 0; row < ROWS; row++) {
      held += gradient.policy()[row * example.minibatch.outputSize] == 0 ? 1 : 0;
    }
    double outside = example.statistics.clipFraction() * ROWS;
    // A ratio outside the range is held only where it moved the way its advantage wanted.
    assertThat(held).isBetween(3, (int) outside - 3);
    assertThat(outside).isBetween(6.0, ROWS - 3.0);
  }

  @ParameterizedTest
  @MethodSource("everySurrogateAndActionKind")
  void chunksOfAMinibatchAddUpToTheWhole(LossKind surrogate, ActionKind kind) {
    Case example = new Case(kind, surrogate.terms(), 7);
    NetworkOutputs whole = example.differentiate(0, ROWS);
    LossStatistics wholeStatistics = example.statistics;
    example.statistics = new LossStatistics();

    double[] logDeviations = new double[whole.logStandardDeviations().length];
    LossStatistics added = new LossStatistics();
    for (int[] chunk : new int[][] {{0, 5}, {5, 6}, {6, ROWS}}) {
      example.statistics = new LossStatistics();
      NetworkOutputs part = example.differentiate(chunk[0], chunk[1]);
      int size = example.minibatch.outputSize;
      assertThat(part.policy())
          .isEqualTo(Arrays.copyOfRange(whole.policy(), chunk[0] * size, chunk[1] * size));
      assertThat(part.values()).isEqualTo(Arrays.copyOfRange(whole.values(), chunk[0], chunk[1]));
      for (int axis = 0; axis < logDeviations.length; axis++) {
        logDeviations[axis] += part.logStandardDeviations()[axis];
      }
      added.add(example.statistics);
    }

    for (int axis = 0; axis < logDeviations.length; axis++) {
      assertThat(logDeviations[axis]).isCloseTo(whole.logStandardDeviations()[axis], within(1e-6));
    }
    assertThat(added.rows()).isEqualTo(ROWS);
    assertThat(added.surrogate()).isCloseTo(wholeStatistics.surrogate(), within(1e-12));
    assertThat(added.valueLoss()).isCloseTo(wholeStatistics.valueLoss(), within(1e-12));
    assertThat(added.entropy()).isCloseTo(wholeStatistics.entropy(), within(1e-12));
    assertThat(added.klExact()).isCloseTo(wholeStatistics.klExact(), within(1e-12));
    assertThat(added.klK1()).isCloseTo(wholeStatistics.klK1(), within(1e-12));
    assertThat(added.klK3()).isCloseTo(wholeStatistics.klK3(), within(1e-12));
    assertThat(added.referenceKl()).isCloseTo(wholeStatistics.referenceKl(), within(1e-12));
    assertThat(added.clipFraction()).isEqualTo(wholeStatistics.clipFraction());
    assertThat(added.greatestRatioDeviation()).isEqualTo(wholeStatistics.greatestRatioDeviation());
  }

  @Test
  void clearForgetsEveryStatistic() {
    Case example = new Case(ActionKind.HYBRID, LossKind.WITH_EVERYTHING.terms(), 7);
    example.differentiate(0, ROWS);
    example.statistics.clear();
    assertThat(example.statistics).usingRecursiveComparison().isEqualTo(new LossStatistics());
  }

  @ParameterizedTest
  @MethodSource("everySurrogateAndActionKind")
  void forbiddenChoicesGetNoGradientHoweverLargeTheirLogit(LossKind surrogate, ActionKind kind) {
    Case example = new Case(kind, surrogate.terms(), 8);
    NetworkOutputs before = example.differentiate(0, ROWS);
    Minibatch minibatch = example.minibatch;
    int forbidden = 0;
    for (int row = 0; row < ROWS; row++) {
      for (int c = 0; c < minibatch.maskSize; c++) {
        if (!minibatch.masks[row * minibatch.maskSize + c]) {
          forbidden++;
          example.outputs.policy()[row * minibatch.outputSize + c] = 1e6f;
          minibatch.oldOutputs[row * minibatch.outputSize + c] = -1e6f;
          assertThat(before.policy()[row * minibatch.outputSize + c]).isZero();
        }
      }
    }
    assertThat(forbidden > 0).isEqualTo(kind.masked());
    NetworkOutputs after = example.differentiate(0, ROWS);
    assertThat(after.policy()).isEqualTo(before.policy());
  }

  /** The old policy takes the choices with probability 1/4 and 3/4, the new one with 1/2 each. */
  @Test
  void divergenceOfCategoricalsIsTheClosedFormFromOldToNew() {
    AgentSpec spec = AgentSpec.builder().observe("x", 1, "").discrete("b", "0", "1").build();
    Rollout rollout = new Rollout(spec, 1, 4);
    Arrays.fill(rollout.valid, true);
    Arrays.fill(rollout.masks, true);
    for (int row = 0; row < 4; row++) {
      rollout.actions[row] = row == 0 ? 0 : 1; // as often as the old policy would
      rollout.outputs[2 * row] = (float) Math.log(0.25);
      rollout.outputs[2 * row + 1] = (float) Math.log(0.75);
      rollout.logProbabilities[row] = (float) Math.log(row == 0 ? 0.25 : 0.75);
    }
    LossStatistics statistics = statistics(spec.action(), rollout, new float[8], new float[0]);

    double oldToNew = 0.25 * Math.log(0.25 / 0.5) + 0.75 * Math.log(0.75 / 0.5);
    assertThat(statistics.klExact()).isCloseTo(oldToNew, within(1e-6));
    // The rows hold every action as often as the old policy takes it: so the estimators are exact.
    assertThat(statistics.klK1()).isCloseTo(oldToNew, within(1e-6));
    assertThat(statistics.klK3()).isCloseTo(oldToNew, within(1e-6));
    assertThat(statistics.entropy()).isCloseTo(Math.log(2), within(1e-6));
    assertThat(statistics.greatestRatioDeviation()).isCloseTo(1, within(1e-6));
  }

  /** The old policy is N(0, 1), the new one N(1, 4). */
  @Test
  void divergenceOfGaussiansIsTheIntegralFromOldToNew() {
    AgentSpec spec = AgentSpec.builder().observe("x", 1, "").continuous("a", "", -1, 1).build();
    Rollout rollout = new Rollout(spec, 1, 1);
    rollout.valid[0] = true;
    rollout.actions[0] = 3;
    rollout.logProbabilities[0] = (float) (-4.5 - 0.5 * Math.log(2 * Math.PI));
    LossStatistics statistics =
        statistics(spec.action(), rollout, new float[] {1}, new float[] {(float) Math.log(2)});

    double divergence = 0;
    double entropy = 0;
    double step = 1e-3;
    for (double a = -20; a < 22; a += step) {
      double old = Math.exp(-0.5 * a * a) / Math.sqrt(2 * Math.PI);
      double now = Math.exp(-0.125 * (a - 1) * (a - 1)) / Math.sqrt(8 * Math.PI);
      divergence += old > 0 ? step * old * Math.log(old / now) : 0;
      entropy -= step * now * Math.log(now);
    }
    assertThat(statistics.klExact()).isCloseTo(divergence, within(1e-6));
    assertThat(statistics.entropy()).isCloseTo(entropy, within(1e-6));
    // log ratio: (-(3 - 1)^2 / 8 - log 2) - (-3^2 / 2) = 4 - log 2
    double logRatio = 4 - Math.log(2);
    assertThat(statistics.klK1()).isCloseTo(-logRatio, within(1e-6));
    assertThat(statistics.klK3()).isCloseTo(Math.exp(logRatio) - 1 - logRatio, within(1e-4));
  }

  @Test
  void ratioIsOneWhereTheOutputsHaveNotMoved() {
    for (ActionKind kind : ActionKind.values()) {
      Rollout rollout = RandomRollouts.of(kind, 2, 1, ROWS, 9);
      LossStatistics statistics =
          statistics(kind.spec(2).action(), rollout, rollout.outputs, rollout.logDeviations);
      assertThat(statistics.greatestRatioDeviation()).isLessThan(1e-6);
      assertThat(statistics.klExact()).isZero();
    }
  }

  private static LossStatistics statistics(
      ActionSpec spec, Rollout rollout, float[] policy, float[] logDeviations) {
    LossStatistics statistics = new LossStatistics();
    NetworkOutputs outputs = new NetworkOutputs(policy, new float[rollout.rows()], logDeviations);
    NetworkOutputs gradient =
        NetworkOutputs.ofRows(rollout.rows(), rollout.outputSize, logDeviations.length);
    new RowLoss(spec, Trpo::objective, Regularization.NONE)
        .differentiate(
            RandomRollouts.minibatch(rollout), 0, rollout.rows(), outputs, gradient, statistics);
    return statistics;
  }

  /** A minibatch, and network outputs that have moved away from those that acted. */
  private static final class Case {

    final Minibatch minibatch;
    final NetworkOutputs outputs;
    final ReferenceLoss reference;
    final RowLoss loss;
    LossStatistics statistics = new LossStatistics();

    Case(ActionKind kind, LossKind.Terms terms, long seed) {
      Rollout rollout = RandomRollouts.of(kind, 2, 1, ROWS, seed);
      ActionSpec spec = kind.spec(2).action();
      minibatch = RandomRollouts.minibatch(rollout);
      outputs = NetworkOutputs.ofRows(ROWS, rollout.outputSize, spec.axisCount());
      RandomStream random = new RandomStream(seed + 1);
      move(rollout.outputs, outputs.policy(), random);
      move(rollout.values, outputs.values(), random);
      move(rollout.logDeviations, outputs.logStandardDeviations(), random);
      reference = new ReferenceLoss(spec, terms, minibatch);
      loss = terms.loss(spec);
    }

    private static void move(float[] old, float[] moved, RandomStream random) {
      for (int i = 0; i < old.length; i++) {
        moved[i] = (float) (old[i] + 0.3 * random.nextGaussian());
      }
    }

    /** The gradient of rows {@code from} to {@code to}; adds to {@link #statistics}. */
    NetworkOutputs differentiate(int from, int to) {
      int size = minibatch.outputSize;
      NetworkOutputs part =
          new NetworkOutputs(
              Arrays.copyOfRange(outputs.policy(), from * size, to * size),
              Arrays.copyOfRange(outputs.values(), from, to),
              outputs.logStandardDeviations());
      NetworkOutputs gradient =
          NetworkOutputs.ofRows(to - from, size, outputs.logStandardDeviations().length);
      loss.differentiate(minibatch, from, to, part, gradient, statistics);
      return gradient;
    }
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
