package io.github.gdxagents.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.network.Activation;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.network.ActorCritic;
import io.github.gdxagents.training.network.Backprop;
import io.github.gdxagents.training.network.InputBatch;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.network.NetworkOutputs;
import io.github.gdxagents.training.network.OutputGradient;
import io.github.gdxagents.training.network.ParameterLayout;
import io.github.gdxagents.training.settings.NetworkSettings;
import io.github.gdxagents.training.settings.RolloutSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PpoTest {

  private static final NetworkSettings NETWORK =
      new NetworkSettings(List.of(12, 12), Activation.TANH, false, -0.5);

  private static PpoSettings settings(String... keysAndValues) {
    Map<String, String> changes = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      changes.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return (PpoSettings) TrainingSettings.DEFAULT.with(changes).algorithm();
  }

  /** Networks, a rollout that they played, and what learns from it. */
  private static final class Case {

    final ActionKind kind;
    final ActorCritic graph;
    final ParameterLayout layout;
    final float[] parameters;
    final Rollout rollout;

    Case(ActionKind kind, int slots, int steps) {
      this.kind = kind;
      graph = new ActorCritic(kind.spec(4), NETWORK, 1);
      layout = graph.layout();
      parameters = graph.parameters();
      rollout = RandomRollouts.actedBy(layout, parameters, kind, slots, steps, 2);
      GeneralizedAdvantage.estimate(rollout, 0.9, 0.9);
    }

    Ppo ppo(PpoSettings settings, Backprop gradients) {
      return new Ppo(
          settings,
          new LearningSetup(
              RolloutSettings.DEFAULT,
              () -> 0,
              kind.spec(4).action(),
              layout,
              parameters,
              gradients,
              new ThreadPool(1),
              3));
    }
  }

  /** Computes nothing: remembers what it was asked, and hands out a prepared gradient. */
  private static final class Recorder implements Backprop {

    /** Each call's rows of the rollout. */
    final List<int[]> rows = new ArrayList<>();

    final List<float[]> gradientsOfOutputs = new ArrayList<>();
    final List<float[]> gradientsOfValues = new ArrayList<>();

    /** Each call's mean of r - 1 - log r. */
    final List<Double> klEstimates = new ArrayList<>();

    /** How far the policy's outputs have moved, at each call further. */
    float movePerCall;

    /** How far the values are from their targets. */
    float valueError;

    /** What the gradient is filled with at each call; the last one stays. */
    float[] slopes = {0};

    private final Rollout rollout;
    private final ActionDistribution distribution;
    private final Map<Float, Integer> rowsByObservation = new HashMap<>();

    Recorder(Case example) {
      rollout = example.rollout;
      distribution = new ActionDistribution(example.kind.spec(4).action());
      for (int row = 0; row < rollout.rows(); row++) {
        rowsByObservation.put(rollout.observations[row * rollout.observationSize], row);
      }
      assertThat(rowsByObservation).hasSize(rollout.rows());
    }

    @Override
    public void compute(
        float[] parameters, InputBatch batch, OutputGradient outputGradient, float[] gradient) {
      int count = batch.rows();
      int call = rows.size();
      int size = rollout.outputSize;
      int axes = rollout.logDeviations.length;
      int[] ofCall = new int[count];
      NetworkOutputs outputs =
          new NetworkOutputs(new float[count * size], new float[count], rollout.logDeviations);
      double sum = 0;
      for (int i = 0; i < count; i++) {
        int row =
            Objects.requireNonNull(
                rowsByObservation.get(batch.observations()[i * rollout.observationSize]));
        ofCall[i] = row;
        System.arraycopy(rollout.outputs, row * size, outputs.policy(), i * size, size);
        outputs.policy()[i * size] += movePerCall * call;
        outputs.values()[i] = rollout.valueTargets[row] + valueError;
        double logRatio =
            distribution.logProbability(
                    outputs.policy(),
                    i * size,
                    rollout.logDeviations,
                    rollout.masks,
                    row * rollout.maskSize,
                    rollout.actions,
                    row * rollout.actionSize)
                - rollout.logProbabilities[row];
        sum += Math.exp(logRatio) - 1 - logRatio;
      }
      NetworkOutputs errors = NetworkOutputs.ofRows(count, size, axes);
      outputGradient.compute(0, count, outputs, errors);
      rows.add(ofCall);
      gradientsOfOutputs.add(errors.policy());
      gradientsOfValues.add(errors.values());
      klEstimates.add(sum / count);
      Arrays.fill(gradient, slopes[Math.min(call, slopes.length - 1)]);
    }

    /**
     * The advantages that a call's gradient speaks of, where nothing moved: {@code -A ([c = a] - p)
     * / rows} is the gradient of the first logit.
     */
    double[] advantages(int call) {
      double[] advantages = new double[rows.get(call).length];
      for (int i = 0; i < advantages.length; i++) {
        int row = rows.get(call)[i];
        double weights = 0;
        for (int c = 0; c < rollout.outputSize; c++) {
          weights += Math.exp(rollout.outputs[row * rollout.outputSize + c]);
        }
        double p = Math.exp(rollout.outputs[row * rollout.outputSize]) / weights;
        double taken = rollout.actions[row * rollout.actionSize] == 0 ? 1 : 0;
        advantages[i] =
            -gradientsOfOutputs.get(call)[i * rollout.outputSize] * advantages.length / (taken - p);
      }
      return advantages;
    }
  }

  @ParameterizedTest
  @EnumSource(ActionKind.class)
  void ratioIsOneOnTheFirstMinibatchOfTheFirstEpoch(ActionKind kind) {
    Case example = new Case(kind, 3, 50);
    try (ThreadPool pool = new ThreadPool(2);
        Backprop gradients = Learner.FUSED.backprop(example.graph.layout(), pool)) {
      UpdateReport report =
          example
              .ppo(settings("learning-rate", "0.01", "minibatch-size", "50"), gradients)
              .update(example.rollout, 0);
      assertThat(report.firstMinibatchRatioDeviation()).isLessThan(1e-5);
      assertThat(report.statistics().greatestRatioDeviation()).isGreaterThan(0.05);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 64, 100, 1_000})
  void everyPresentRowIsUsedExactlyOnceInEachEpoch(int minibatchSize) {
    Case example = new Case(ActionKind.DISCRETE, 3, 50);
    for (int row = 0; row < example.rollout.rows(); row++) {
      example.rollout.valid[row] = row % 7 != 3;
    }
    int[] validRows = example.rollout.validRows();
    Recorder recorder = new Recorder(example);
    UpdateReport report =
        example
            .ppo(
                settings(
                    "epochs", "3",
                    "minibatch-size", Integer.toString(minibatchSize),
                    "normalize-advantages", "false"),
                recorder)
            .update(example.rollout, 0);

    int calls = recorder.rows.size();
    assertThat(calls % 3).isZero();
    assertThat(report.gradientSteps()).isEqualTo(calls);
    assertThat(report.epochs()).isEqualTo(3);
    assertThat(report.statistics().rows()).isEqualTo(validRows.length);
    List<int[]> epochs = new ArrayList<>();
    for (int epoch = 0; epoch < 3; epoch++) {
      List<Integer> used = new ArrayList<>();
      int least = Integer.MAX_VALUE;
      int most = 0;
      for (int[] rows : recorder.rows.subList(epoch * calls / 3, (epoch + 1) * calls / 3)) {
        least = Math.min(least, rows.length);
        most = Math.max(most, rows.length);
        for (int row : rows) {
          used.add(row);
        }
      }
      assertThat(most - least).isLessThanOrEqualTo(1);
      assertThat((double) most)
          .isBetween(Math.min(validRows.length, minibatchSize / 1.5), 1.5 * minibatchSize);
      int[] order = new int[used.size()];
      for (int i = 0; i < order.length; i++) {
        order[i] = used.get(i);
      }
      epochs.add(order.clone());
      Arrays.sort(order);
      assertThat(order).isEqualTo(validRows);
    }
    if (calls > 3) { // within one minibatch, order makes no difference
      assertThat(epochs.get(0)).isNotEqualTo(epochs.get(1));
      assertThat(epochs.get(1)).isNotEqualTo(epochs.get(2));
    }
  }

  @Test
  void shufflingMovesEveryRowToEveryPlace() {
    Case example = new Case(ActionKind.DISCRETE, 1, 4);
    Recorder recorder = new Recorder(example);
    Ppo ppo =
        example.ppo(
            settings("epochs", "1000", "minibatch-size", "1", "normalize-advantages", "false"),
            recorder);
    for (int update = 0; update < 4; update++) {
      ppo.update(example.rollout, 0);
    }
    int[][] counts = new int[4][4];
    for (int call = 0; call < recorder.rows.size(); call++) {
      counts[call % 4][recorder.rows.get(call)[0]]++;
    }
    for (int[] countsOfPlace : counts) {
      for (int count : countsOfPlace) {
        assertThat(count).isBetween(900, 1_100);
      }
    }
  }

  @Test
  void advantagesAreNormalizedInEachMinibatchIfAsked() {
    Case example = new Case(ActionKind.DISCRETE, 1, 100);
    Recorder recorder = new Recorder(example);
    example.ppo(settings("minibatch-size", "25"), recorder).update(example.rollout, 0);
    for (int call = 0; call < recorder.rows.size(); call++) {
      double sum = 0;
      double squares = 0;
      for (double advantage : recorder.advantages(call)) {
        sum += advantage;
        squares += advantage * advantage;
      }
      assertThat(sum).isCloseTo(0, within(1e-3));
      assertThat(squares).isCloseTo(24, within(1e-3));
    }
  }

  @Test
  void divergenceAboveTheLimitStopsTheUpdateBeforeItsStep() {
    Case example = new Case(ActionKind.CONTINUOUS, 1, 200);
    Recorder recorder = new Recorder(example);
    recorder.movePerCall = 0.02f;
    recorder.slopes = new float[] {1};
    float[] before = example.parameters.clone();
    UpdateReport report =
        example
            .ppo(
                settings(
                    "epochs", "10",
                    "minibatch-size", "50",
                    "kl-stop", "0.03",
                    "learning-rate", "0.001"),
                recorder)
            .update(example.rollout, 0);

    int calls = recorder.klEstimates.size();
    assertThat(calls).isBetween(5, 39);
    assertThat(recorder.klEstimates.get(calls - 1)).isGreaterThan(0.03);
    assertThat(recorder.klEstimates.subList(0, calls - 1)).allMatch(kl -> kl <= 0.03);
    assertThat(report.gradientSteps()).isEqualTo(calls - 1);
    assertThat(report.epochs()).isEqualTo((calls + 3) / 4);
    // A constant gradient makes each step of Adam as long as the learning rate.
    assertThat(before[0] - example.parameters[0]).isCloseTo(0.001f * (calls - 1), within(1e-5f));
  }

  @Test
  void withoutLimitOnDivergenceAllEpochsRun() {
    Case example = new Case(ActionKind.CONTINUOUS, 1, 200);
    Recorder recorder = new Recorder(example);
    recorder.movePerCall = 0.1f;
    UpdateReport report =
        example
            .ppo(settings("epochs", "10", "minibatch-size", "50"), recorder)
            .update(example.rollout, 0);
    assertThat(report.epochs()).isEqualTo(10);
    assertThat(report.gradientSteps()).isEqualTo(40);
  }

  @Test
  void adaptivePenaltyFollowsTheDivergenceBetweenTwoThirdsAndThreeHalvesOfItsTarget() {
    double divergence = divergenceOfOneUpdate();
    assertThat(divergence).isPositive();
    assertThat(betaAfterOneUpdate(divergence * 1.6)).isEqualTo(0.5);
    assertThat(betaAfterOneUpdate(divergence * 1.4)).isEqualTo(1);
    assertThat(betaAfterOneUpdate(divergence)).isEqualTo(1);
    assertThat(betaAfterOneUpdate(divergence / 1.4)).isEqualTo(1);
    assertThat(betaAfterOneUpdate(divergence / 1.6)).isEqualTo(2);
  }

  @Test
  void adaptivePenaltyBeginsAndTellsWhatItFollows() {
    double divergence = divergenceOfOneUpdate();
    Case example = new Case(ActionKind.CONTINUOUS, 2, 300);
    List<UpdateReport> reports =
        updateWithPenalty(
            example, "adaptive:" + divergence / 4 + ".." + divergence / 2, 2, "initial-beta", "8");
    assertThat(reports.get(0).klCoefficient()).isEqualTo(8);
    assertThat(reports.get(0).klAfterUpdate()).isCloseTo(divergence, within(1e-6));
    assertThat(reports.get(0).klPassedShare()).isEqualTo(1);
    assertThat(reports.get(1).klCoefficient()).isEqualTo(16);

    Case wide = new Case(ActionKind.CONTINUOUS, 2, 300);
    String within = "adaptive:" + divergence / 2 + ".." + divergence * 2;
    UpdateReport first = updateWithPenalty(wide, within, 1).get(0);
    assertThat(first.klPassedShare()).isZero();
    assertThat(first.klCoefficient()).isEqualTo(1);
  }

  /** KL(old || new) by hand, after a step of 0.05 downhill in all parameters. */
  private static double divergenceOfOneUpdate() {
    Case example = new Case(ActionKind.CONTINUOUS, 2, 300);
    updateWithPenalty(example, "none", 1);
    Rollout rollout = example.rollout;
    float[] outputs = new float[rollout.outputs.length];
    var policy = example.layout.policyNetwork(example.parameters);
    int rows = rollout.rows();
    policy.forward(rollout.observations, rows, policy.newScratch(rows), outputs);
    float[] logDeviations = example.layout.logStandardDeviations(example.parameters);
    double sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      double deviation = Math.exp(logDeviations[i % 2]);
      double oldDeviation = Math.exp(rollout.logDeviations[i % 2]);
      double shift = outputs[i] - rollout.outputs[i];
      sum +=
          Math.log(deviation / oldDeviation)
              + (oldDeviation * oldDeviation + shift * shift) / (2 * deviation * deviation)
              - 0.5;
    }
    return sum / rows;
  }

  private static double betaAfterOneUpdate(double target) {
    Case example = new Case(ActionKind.CONTINUOUS, 2, 300);
    List<UpdateReport> reports = updateWithPenalty(example, "adaptive:" + target, 2);
    assertThat(reports.get(0).klCoefficient()).isEqualTo(1);
    return reports.get(1).klCoefficient();
  }

  private static List<UpdateReport> updateWithPenalty(
      Case example, String penalty, int updates, String... others) {
    Recorder recorder = new Recorder(example);
    recorder.slopes = new float[] {1, 0};
    Ppo ppo =
        example.ppo(
            settings(
                Stream.concat(
                        Stream.of(
                            "epochs", "1",
                            "minibatch-size", "1000",
                            "learning-rate", "0.05",
                            "kl-penalty", penalty),
                        Stream.of(others))
                    .toArray(String[]::new)),
            recorder);
    List<UpdateReport> reports = new ArrayList<>();
    for (int u = 0; u < updates; u++) {
      reports.add(ppo.update(example.rollout, 0));
    }
    return reports;
  }

  @Test
  void adaptivePenaltyStaysWhereItCanComeBackFrom() {
    Case example = new Case(ActionKind.CONTINUOUS, 1, 4);
    Recorder still = new Recorder(example);
    Ppo ppo = example.ppo(settings("epochs", "1", "kl-penalty", "adaptive:0.01"), still);
    UpdateReport report = ppo.update(example.rollout, 0);
    for (int u = 0; u < 1_200; u++) {
      report = ppo.update(example.rollout, 0);
    }
    assertThat(report.klCoefficient()).isBetween(1e-7, 1e-5);

    Recorder moving = new Recorder(example);
    moving.slopes = new float[] {1};
    ppo =
        example.ppo(
            settings("epochs", "1", "kl-penalty", "adaptive:0.01", "learning-rate", "0.01"),
            moving);
    for (int u = 0; u < 100; u++) {
      report = ppo.update(example.rollout, 0);
    }
    assertThat(report.klCoefficient()).isBetween(1e5, 1e7);
  }

  @Test
  void fixedPenaltyStaysAndNoPenaltyIsZero() {
    Case example = new Case(ActionKind.CONTINUOUS, 2, 300);
    assertThat(updateWithPenalty(example, "fixed:3", 3))
        .extracting(UpdateReport::klCoefficient)
        .containsOnly(3.0);
    assertThat(updateWithPenalty(example, "none", 3))
        .extracting(UpdateReport::klCoefficient)
        .containsOnly(0.0);
  }

  @Test
  void schedulesFollowTheProgressOfTheRun() {
    PpoSettings settings =
        settings(
            "epochs", "2",
            "minibatch-size", "1000",
            "learning-rate", "0.003..0.001",
            "clip-range", "0.3..0.1",
            "entropy-coefficient", "0.2..0.4");
    double[] clipFractions = new double[3];
    double[] entropySlopes = new double[3];
    double[] learningRates = new double[3];
    for (int i = 0; i < 3; i++) {
      Case example = new Case(ActionKind.CONTINUOUS, 1, 400);
      Recorder recorder = new Recorder(example);
      recorder.movePerCall = 0.15f;
      UpdateReport report = example.ppo(settings, recorder).update(example.rollout, i / 2.0);
      learningRates[i] = report.learningRate();
      clipFractions[i] = report.statistics().clipFraction();

      // Where nothing moved and nothing is an advantage, only the entropy bonus pulls at logits.
      example = new Case(ActionKind.DISCRETE, 1, 400);
      Arrays.fill(example.rollout.advantages, 0);
      example.rollout.outputs[0] = 1;
      recorder = new Recorder(example);
      example.ppo(settings, recorder).update(example.rollout, i / 2.0);
      double greatest = 0;
      for (float slope : recorder.gradientsOfOutputs.get(0)) {
        greatest = Math.max(greatest, slope);
      }
      entropySlopes[i] = greatest;
    }
    assertThat(learningRates).containsExactly(new double[] {0.003, 0.002, 0.001}, within(1e-12));
    assertThat(clipFractions[0]).isLessThan(clipFractions[1] - 0.1);
    assertThat(clipFractions[1]).isLessThan(clipFractions[2] - 0.1);
    assertThat(entropySlopes[1] / entropySlopes[0]).isCloseTo(1.5, within(1e-4));
    assertThat(entropySlopes[2] / entropySlopes[0]).isCloseTo(2, within(1e-4));
  }

  /** Where nothing is an advantage, only the penalty pulls at means that have moved. */
  @Test
  void penaltyWeighsTheDivergenceInTheLoss() {
    for (double beta : new double[] {0, 0.5, 3}) {
      Case example = new Case(ActionKind.CONTINUOUS, 1, 10);
      Arrays.fill(example.rollout.advantages, 0);
      Recorder recorder = new Recorder(example);
      recorder.movePerCall = 0.1f;
      example
          .ppo(settings("epochs", "2", "kl-penalty", "fixed:" + beta), recorder)
          .update(example.rollout, 0);
      double deviation = Math.exp(example.rollout.logDeviations[0]);
      // KL is 0.1^2 / (2 deviation^2) in each of ten rows.
      assertThat(recorder.gradientsOfOutputs.get(1)[0])
          .isCloseTo((float) (beta * 0.1 / (deviation * deviation) / 10), within(1e-6f));
    }
  }

  @Test
  void valueErrorIsWeighedAndClippedAsSet() {
    // Values have moved by 0.5 from 1 below their targets toward them.
    assertThat(valueSlope("value-coefficient", "0.5")).isCloseTo(-0.05f, within(1e-6f));
    assertThat(valueSlope("value-coefficient", "2")).isCloseTo(-0.2f, within(1e-6f));
    assertThat(valueSlope("value-clip-range", "0.6")).isCloseTo(-0.05f, within(1e-6f));
    assertThat(valueSlope("value-clip-range", "0.4")).isZero();
  }

  private static float valueSlope(String key, String value) {
    Case example = new Case(ActionKind.DISCRETE, 1, 10);
    Recorder recorder = new Recorder(example);
    recorder.valueError = -0.5f;
    for (int row = 0; row < 10; row++) {
      example.rollout.values[row] = example.rollout.valueTargets[row] - 1;
    }
    example.ppo(settings("epochs", "1", key, value), recorder).update(example.rollout, 0);
    return recorder.gradientsOfValues.get(0)[0];
  }

  /** Adam forgets the length of a gradient that is always the same, but not of one that changes. */
  @Test
  void gradientsAreScaledDownToTheGreatestNorm() {
    for (double maxNorm : new double[] {0.5, 100}) {
      Case example = new Case(ActionKind.CONTINUOUS, 1, 20);
      float[] expected = example.parameters.clone();
      int size = expected.length;
      Recorder recorder = new Recorder(example);
      recorder.slopes = new float[] {3, -0.1f, 0.001f};
      UpdateReport report =
          example
              .ppo(
                  settings(
                      "epochs", "3",
                      "minibatch-size", "20",
                      "learning-rate", "0.01",
                      "max-gradient-norm", Double.toString(maxNorm)),
                  recorder)
              .update(example.rollout, 0);

      Adam adam = new Adam(size);
      double norms = 0;
      for (float slope : recorder.slopes) {
        double norm = Math.abs(slope) * Math.sqrt(size);
        norms += norm;
        float[] gradient = new float[size];
        Arrays.fill(gradient, (float) (slope * Math.min(1, maxNorm / norm)));
        adam.step(expected, gradient, 0.01, new ThreadPool(1));
      }
      assertThat(example.parameters).containsExactly(expected, within(1e-6f));
      assertThat(report.meanGradientNorm()).isCloseTo(norms / 3, within(1e-4));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void gradientThatIsNotFiniteEndsTheRunWithSoundParameters(float slope) {
    for (String maxNorm : List.of("none", "0.5")) {
      Case example = new Case(ActionKind.CONTINUOUS, 1, 20);
      Recorder recorder = new Recorder(example);
      recorder.slopes = new float[] {0.1f, slope};
      Ppo ppo = example.ppo(settings("max-gradient-norm", maxNorm), recorder);
      assertThatThrownBy(() -> ppo.update(example.rollout, 0))
          .isInstanceOf(DivergedException.class)
          .hasMessageContaining("diverged")
          .hasMessageContaining(Float.toString(slope))
          .hasMessageContaining("learning-rate");
      for (float parameter : example.parameters) {
        assertThat(parameter).isFinite();
      }
    }
  }

  @Test
  void rolloutOfOneRowIsEnough() {
    Case example = new Case(ActionKind.HYBRID, 1, 1);
    try (ThreadPool pool = new ThreadPool(1);
        Backprop gradients = Learner.FUSED.backprop(example.graph.layout(), pool)) {
      UpdateReport report = example.ppo(settings(), gradients).update(example.rollout, 0);
      assertThat(report.gradientSteps()).isEqualTo(10);
      for (float parameter : example.parameters) {
        assertThat(parameter).isFinite();
      }
    }
  }
}
