package io.github.gdxagents.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.learn.RowLoss.Regularization;
import io.github.gdxagents.training.network.ActorCritic;
import io.github.gdxagents.training.network.Backprop;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.network.OutputTangents;
import io.github.gdxagents.training.network.ParameterLayout;
import io.github.gdxagents.training.settings.NetworkSettings;
import io.github.gdxagents.training.settings.RolloutSettings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrpoTest {

  /** Networks, a rollout that they played, and what learns from it. */
  private static final class Case implements AutoCloseable {

    final ActionKind kind;
    final ActorCritic graph;
    final ParameterLayout layout;
    final float[] parameters;
    final Rollout rollout;
    final ThreadPool pool = new ThreadPool(2);
    final Backprop gradients;
    final Trpo trpo;

    Case(ActionKind kind, Activation activation, int steps, String... keysAndValues) {
      this.kind = kind;
      graph =
          new ActorCritic(
              kind.spec(4), new NetworkSettings(List.of(9, 7), activation, false, -0.5), 1);
      layout = graph.layout();
      parameters = graph.parameters();
      // Away from the start, where the policy's last layer is nearly 0.
      RandomStream random = new RandomStream(5);
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] += (float) (0.3 * random.nextGaussian());
      }
      rollout = RandomRollouts.actedBy(layout, parameters, kind, 2, steps, 2);
      GeneralizedAdvantage.estimate(rollout, 0.9, 0.9);
      gradients = Learner.FUSED.backprop(graph.layout(), pool);
      trpo = new Trpo(settings(keysAndValues), setup(parameters, 0));
    }

    LearningSetup setup(float[] parameters, double referenceKl) {
      return new LearningSetup(
          RolloutSettings.DEFAULT,
          () -> referenceKl,
          spec(),
          layout,
          parameters,
          gradients,
          pool,
          3);
    }

    ActionSpec spec() {
      return kind.spec(4).action();
    }

    private static TrpoSettings settings(String... keysAndValues) {
      Map<String, String> changes = new HashMap<>(Map.of("algorithm", "trpo"));
      for (int i = 0; i < keysAndValues.length; i += 2) {
        changes.put(keysAndValues[i], keysAndValues[i + 1]);
      }
      return (TrpoSettings) TrainingSettings.DEFAULT.with(changes).algorithm();
    }

    float[] policyOutputs(float[] parameters) {
      Network policy = layout.policyNetwork(parameters);
      int rows = rollout.rows();
      float[] outputs = new float[rows * rollout.outputSize];
      policy.forward(rollout.observations, rows, policy.newScratch(rows), outputs);
      return outputs;
    }

    /** KL(old || new) and the surrogate's mean, from both distributions' definitions. */
    double[] divergenceAndSurrogate(float[] parameters) {
      LossStatistics statistics =
          PolicyMeasure.of(
              layout,
              parameters,
              normalized(),
              new RowLoss(spec(), Trpo::objective, Regularization.NONE));
      return new double[] {statistics.klExact(), statistics.surrogate()};
    }

    Minibatch normalized() {
      return Minibatch.whole(rollout, true);
    }

    @Override
    public void close() {
      gradients.close();
      pool.close();
    }
  }

  private static float[] randomDirection(int size, long seed) {
    RandomStream random = new RandomStream(seed);
    float[] direction = new float[size];
    for (int i = 0; i < size; i++) {
      direction[i] = (float) random.nextGaussian();
    }
    return direction;
  }

  private static float[] moved(float[] parameters, float[] direction, double distance) {
    float[] moved = parameters.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += (float) (distance * direction[i]);
    }
    return moved;
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void outputsMoveAsTheirTangentsSay(Activation activation) {
    try (Case example = new Case(ActionKind.HYBRID, activation, 20)) {
      float[] direction = randomDirection(example.parameters.length, 7);
      float[] tangents = new float[example.rollout.outputs.length];
      example
          .layout
          .outputTangents(example.parameters, example.rollout.observations, example.rollout.rows())
          .compute(direction, tangents);
      double h = 1e-3;
      float[] above = example.policyOutputs(moved(example.parameters, direction, h));
      float[] below = example.policyOutputs(moved(example.parameters, direction, -h));
      int kinks = 0;
      for (int i = 0; i < tangents.length; i++) {
        double expected = (above[i] - below[i]) / (2 * h);
        kinks += Math.abs(tangents[i] - expected) > 3e-3 + 3e-3 * Math.abs(expected) ? 1 : 0;
      }
      // A rectifier may switch within the distance of a finite difference.
      assertThat(kinks).isLessThanOrEqualTo(activation == Activation.RELU ? 8 : 0);
    }
  }

  /** F is the matrix of second derivatives of KL(old || new): v F v / 2 = lim KL / h^2. */
  @ParameterizedTest
  @EnumSource(ActionKind.class)
  void fisherProductIsTheCurvatureOfTheDivergence(ActionKind kind) {
    try (Case example = new Case(kind, Activation.TANH, 40, "damping", "0")) {
      int size = example.parameters.length;
      Minibatch batch = Minibatch.whole(example.rollout, false);
      OutputTangents tangents =
          example.layout.outputTangents(example.parameters, batch.observations, batch.rows());
      for (long seed = 1; seed <= 4; seed++) {
        float[] direction = randomDirection(size, seed);
        double[] v = new double[size];
        for (int i = 0; i < size; i++) {
          v[i] = direction[i];
        }
        double curvature =
            ConjugateGradients.dot(v, example.trpo.fisherProduct(tangents, batch, v));
        double h = 0.003;
        double above = example.divergenceAndSurrogate(moved(example.parameters, direction, h))[0];
        double below = example.divergenceAndSurrogate(moved(example.parameters, direction, -h))[0];
        assertThat(curvature).isPositive();
        assertThat((above + below) / (h * h)).isCloseTo(curvature, within(0.02 * curvature));
      }
    }
  }

  /** Its every entry: F v is the change of KL's gradient, here by central differences of it. */
  @ParameterizedTest
  @EnumSource(ActionKind.class)
  void fisherProductIsTheChangeOfTheDivergencesGradient(ActionKind kind) {
    try (Case example = new Case(kind, Activation.TANH, 40, "damping", "0")) {
      int size = example.parameters.length;
      Minibatch batch = Minibatch.whole(example.rollout, false);
      OutputTangents tangents =
          example.layout.outputTangents(example.parameters, batch.observations, batch.rows());
      float[] direction = randomDirection(size, 11);
      double[] v = new double[size];
      for (int i = 0; i < size; i++) {
        v[i] = direction[i];
      }
      double[] product = example.trpo.fisherProduct(tangents, batch, v);

      RowLoss divergence = new RowLoss(example.spec(), row -> {}, new Regularization(0, 1, 0));
      float[] above = new float[size];
      float[] below = new float[size];
      double h = 0.003;
      divergence.differentiate(
          example.setup(moved(example.parameters, direction, h), 0), batch, above);
      divergence.differentiate(
          example.setup(moved(example.parameters, direction, -h), 0), batch, below);
      double greatest = Arrays.stream(product).map(Math::abs).max().orElse(0);
      for (int i = 0; i < size; i++) {
        assertThat((above[i] - below[i]) / (2 * h))
            .as("parameter %d", i)
            .isCloseTo(product[i], within(0.01 * greatest));
      }
    }
  }

  @Test
  void dampingAddsToTheDiagonal() {
    try (Case damped = new Case(ActionKind.HYBRID, Activation.TANH, 20, "damping", "0.5");
        Case free = new Case(ActionKind.HYBRID, Activation.TANH, 20, "damping", "0")) {
      Minibatch batch = Minibatch.whole(free.rollout, false);
      OutputTangents tangents =
          free.layout.outputTangents(free.parameters, batch.observations, batch.rows());
      double[] v = new double[free.parameters.length];
      Arrays.fill(v, 2);
      double[] with = damped.trpo.fisherProduct(tangents, batch, v);
      double[] without = free.trpo.fisherProduct(tangents, batch, v);
      for (int i = 0; i < v.length; i++) {
        assertThat(with[i] - without[i]).isCloseTo(1, within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0003, 0.01, 0.3, 3})
  void acceptedStepsKeepToTheBoundAndGain(double maxKl) {
    for (ActionKind kind : ActionKind.values()) {
      String bound = Double.toString(maxKl);
      try (Case example =
          new Case(
              kind,
              Activation.TANH,
              200,
              "max-kl",
              bound,
              "damping",
              "1e-4",
              "line-search-steps",
              "30")) {
        double before = example.divergenceAndSurrogate(example.parameters)[1];
        UpdateReport report = example.trpo.update(example.rollout, 0);
        double[] after = example.divergenceAndSurrogate(example.parameters);
        assertThat(report.gradientSteps()).isEqualTo(1);
        assertThat(after[0]).isLessThanOrEqualTo(maxKl);
        assertThat(after[0]).as("not a timid step either").isGreaterThan(0.01 * maxKl);
        assertThat(after[1]).isGreaterThan(before);
        assertThat(report.statistics().klExact()).isCloseTo(after[0], within(1e-9));
      }
    }
  }

  /**
   * For small bounds the divergence is what its second derivatives say: the full step reaches the
   * bound, give or take a little, and where it passes it the search takes the one at 0.8 of its
   * length.
   */
  @ParameterizedTest
  @EnumSource(ActionKind.class)
  void aSmallStepGoesAsFarAsTheBoundLets(ActionKind kind) {
    double bound = 1e-4;
    try (Case example = new Case(kind, Activation.TANH, 200, "max-kl", "1e-4", "damping", "0")) {
      example.trpo.update(example.rollout, 0);

      double share = example.divergenceAndSurrogate(example.parameters)[0] / bound;

      assertThat(share)
          .satisfiesAnyOf(
              full -> assertThat(full).isBetween(0.9, 1.0),
              shortened -> assertThat(shortened).isBetween(0.64 - 0.001, 0.64 / 0.9));
    }
  }

  /** Far beyond where the divergence is like its second derivatives, and with a single try. */
  @Test
  void whereEveryStepIsRejectedThePolicyIsAsItWas() {
    int rejected = 0;
    for (ActionKind kind : ActionKind.values()) {
      try (Case example =
          new Case(
              kind,
              Activation.TANH,
              50,
              "max-kl",
              "3",
              "line-search-steps",
              "1",
              "value-learning-rate",
              "0")) {
        float[] before = example.parameters.clone();
        if (example.trpo.update(example.rollout, 0).gradientSteps() == 0) {
          rejected++;
          assertThat(example.parameters).isEqualTo(before);
        }
      }
    }
    assertThat(rejected).isPositive();
  }

  /** The surrogate has nothing to gain, and the reference pulls. */
  @Test
  void theReferenceCountsInWhatAStepIsToGain() {
    try (Case example = new Case(ActionKind.CONTINUOUS, Activation.TANH, 50)) {
      Arrays.fill(example.rollout.advantages, 3);
      Trpo trpo = new Trpo(Case.settings(), example.setup(example.parameters, 1));
      RowLoss withReference =
          new RowLoss(example.spec(), Trpo::objective, new Regularization(0, 0, 1));
      double before =
          PolicyMeasure.of(example.layout, example.parameters, example.normalized(), withReference)
              .referenceKl();
      UpdateReport report = trpo.update(example.rollout, 0);
      assertThat(report.gradientSteps()).isEqualTo(1);
      assertThat(report.statistics().referenceKl()).isLessThan(before);
    }
  }

  @Test
  void whereNothingIsAnAdvantageThePolicyStays() {
    try (Case example = new Case(ActionKind.HYBRID, Activation.TANH, 50)) {
      Arrays.fill(example.rollout.advantages, 3);
      float[] before = example.policyOutputs(example.parameters);
      UpdateReport report = example.trpo.update(example.rollout, 0);
      assertThat(report.gradientSteps()).isZero();
      assertThat(example.policyOutputs(example.parameters)).isEqualTo(before);
    }
  }

  @Test
  void fittingTheValuesLeavesThePolicyAsItIs() {
    try (Case slow = new Case(ActionKind.HYBRID, Activation.TANH, 100, "value-learning-rate", "0");
        Case quick =
            new Case(ActionKind.HYBRID, Activation.TANH, 100, "value-learning-rate", "0.01")) {
      slow.trpo.update(slow.rollout, 0);
      quick.trpo.update(quick.rollout, 0);
      assertThat(quick.policyOutputs(quick.parameters))
          .isEqualTo(slow.policyOutputs(slow.parameters));
      assertThat(quick.layout.logStandardDeviations(quick.parameters))
          .isEqualTo(slow.layout.logStandardDeviations(slow.parameters));
      assertThat(valueError(quick)).isLessThan(0.8 * valueError(slow));
    }
  }

  private static double valueError(Case example) {
    Network value = example.layout.valueNetwork(example.parameters);
    int rows = example.rollout.rows();
    float[] values = new float[rows];
    value.forward(example.rollout.observations, rows, value.newScratch(rows), values);
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += Math.pow(values[row] - example.rollout.valueTargets[row], 2);
    }
    return sum / rows;
  }
}
