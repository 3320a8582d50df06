package io.github.gdxagents.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.network.Activation;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.learn.LossKind;
import io.github.gdxagents.training.learn.Minibatch;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BackpropTest {

  /** From a single row to many chunks, with policy and value apart and with a trunk of both. */
  @ParameterizedTest(name = "{0} rows, shared trunk: {1}, memory: {2}")
  @CsvSource({
    "1, false, 0",
    "5, false, 0",
    "64, false, 0",
    "64, true, 0",
    "95, false, 0",
    "160, true, 0",
    "3000, false, 0",
    "64, false, 16",
    "160, true, 16",
    "3000, false, 16"
  })
  void fusedGradientIsTheSameForAnyNumberOfThreads(int rows, boolean sharedTrunk, int memory) {
    NetworkSettings settings =
        NetworkSettings.builder()
            .hidden(List.of(32, 32))
            .sharedTrunk(sharedTrunk)
            .memory(memory)
            .sequenceLength(100)
            .build();
    GradientExample example =
        new GradientExample(settings, LossKind.CLIPPED, ActionKind.HYBRID, rows);
    float[] expected;
    try (ThreadPool pool = new ThreadPool(1);
        Backprop alone = new FusedBackprop(example.networks.layout(), pool)) {
      expected = example.gradient(alone);
    }
    for (int threads : new int[] {2, 3, 4}) {
      try (ThreadPool pool = new ThreadPool(threads);
          Backprop together = new FusedBackprop(example.networks.layout(), pool)) {
        for (int repetition = 0; repetition < 100; repetition++) {
          assertThat(Arrays.equals(example.gradient(together), expected))
              .as("%d threads, repetition %d: the same gradient", threads, repetition)
              .isTrue();
        }
      }
    }
  }

  /** A minibatch of one chunk keeps no weights of the step before on either thread. */
  @Test
  void gradientOfASmallMinibatchFollowsTheParametersOnTwoThreads() {
    NetworkSettings settings = new NetworkSettings(List.of(8), Activation.TANH, false, 0);
    GradientExample example =
        new GradientExample(settings, LossKind.CLIPPED, ActionKind.HYBRID, 20);
    try (ThreadPool one = new ThreadPool(1);
        ThreadPool two = new ThreadPool(2);
        Backprop alone = new FusedBackprop(example.networks.layout(), one);
        Backprop together = new FusedBackprop(example.networks.layout(), two)) {
      for (int step = 0; step < 3; step++) {
        assertThat(example.gradient(together)).isEqualTo(example.gradient(alone));
        for (int i = 0; i < example.parameters.length; i++) {
          example.parameters[i] *= 1.1f;
        }
      }
    }
  }

  @Test
  void memoryDoesNotGrowWithTheMinibatch() {
    NetworkSettings settings = new NetworkSettings(List.of(4), Activation.TANH, false, 0);
    GradientExample example =
        new GradientExample(settings, LossKind.CLIPPED, ActionKind.HYBRID, 20 * 256);
    try (ThreadPool pool = new ThreadPool(2);
        FusedBackprop gradients = new FusedBackprop(example.networks.layout(), pool)) {
      example.gradient(gradients);
      assertThat(gradients.heldGradients()).isLessThanOrEqualTo(32);
      assertThat(example.statistics.rows()).isEqualTo(20 * 256);
    }
  }

  @Test
  void gradientIsOverwritten() {
    NetworkSettings settings = new NetworkSettings(List.of(4), Activation.TANH, false, 0);
    GradientExample example =
        new GradientExample(settings, LossKind.CLIPPED, ActionKind.HYBRID, 300);
    try (ThreadPool pool = new ThreadPool(2);
        Backprop backprop = new FusedBackprop(example.networks.layout(), pool)) {
      float[] gradient = new float[example.parameters.length];
      example.differentiate(backprop, gradient);
      float[] first = gradient.clone();
      example.differentiate(backprop, gradient);
      assertThat(gradient).isEqualTo(first);
      assertThat(example.statistics.rows()).isEqualTo(300);
    }
  }

  /** With a simple loss, through networks in doubles that share nothing with the others. */
  @ParameterizedTest
  @MethodSource({
    "io.github.gdxagents.training.network.GradientExample#everyNetwork",
    "io.github.gdxagents.training.network.GradientExample#everyNetworkWithMemory"
  })
  void gradientIsTheSlopeOfTheLossThroughTheNetwork(NetworkSettings settings) {
    GradientExample example =
        new GradientExample(settings, LossKind.CLIPPED_WITH_KL, ActionKind.HYBRID, 22);
    try (ThreadPool pool = new ThreadPool(1);
        Backprop gradients = new FusedBackprop(example.networks.layout(), pool)) {
      float[] gradient = new float[example.parameters.length];
      gradients.compute(
          example.parameters, example.minibatch.inputs(), BackpropTest::squaredOutputs, gradient);
      PlainNetworks networks = new PlainNetworks(example.networks.layout());
      double h = 1e-5;
      double[] moved = doubles(example.parameters);
      double greatest = GradientExample.greatest(gradient);
      for (int i = 0; i < moved.length; i++) {
        double original = moved[i];
        moved[i] = original + h;
        double above = networks.sumOfSquares(moved, example.minibatch);
        moved[i] = original - h;
        double below = networks.sumOfSquares(moved, example.minibatch);
        moved[i] = original;
        double expected = (above - below) / (2 * h);
        assertThat((double) gradient[i])
            .as("slope %d of %d", i, moved.length)
            .isCloseTo(expected, within(1e-4 * Math.abs(expected) + 1e-5 * greatest));
      }
    }
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /** Half the sum of squares of all outputs: smooth, and its gradient is the outputs themselves. */
  private static void squaredOutputs(
      int from, int to, NetworkOutputs outputs, NetworkOutputs gradient) {
    int rows = to - from;
    int axes = outputs.logStandardDeviations().length;
    int outputSize = outputs.policy().length / outputs.values().length;
    System.arraycopy(outputs.policy(), 0, gradient.policy(), 0, rows * outputSize);
    System.arraycopy(outputs.values(), 0, gradient.values(), 0, rows);
    for (int axis = 0; axis < axes; axis++) {
      gradient.logStandardDeviations()[axis] += rows * outputs.logStandardDeviations()[axis];
    }
  }

  /** The same networks in doubles. */
  private record PlainNetworks(ParameterLayout layout) {

    double sumOfSquares(double[] parameters, Minibatch minibatch) {
      double sum = 0;
      int policyMemory = layout.policyMemorySize();
      double[] memory = new double[minibatch.memorySize];
      for (int row = 0; row < minibatch.rows(); row++) {
        if (memory.length > 0 && minibatch.starts[row]) {
          for (int u = 0; u < memory.length; u++) {
            memory[u] = minibatch.memories[row * memory.length + u];
          }
        }
        double[] observation = new double[GradientExample.OBSERVATION];
        for (int i = 0; i < GradientExample.OBSERVATION; i++) {
          observation[i] = minibatch.observations[row * GradientExample.OBSERVATION + i];
        }
        double[] trunk = chain(parameters, layout.trunk(), observation, memory, 0);
        int own = layout.trunk().isEmpty() ? policyMemory : 0;
        sum += squares(chain(parameters, layout.policy(), trunk, memory, 0));
        sum += squares(chain(parameters, layout.value(), trunk, memory, own));
        for (int axis = 0; axis < layout.axes(); axis++) {
          sum += 0.5 * Math.pow(parameters[layout.logStandardDeviationOffset() + axis], 2);
        }
      }
      return sum;
    }

    /**
     * @param memory modified from {@code offset} on, where a layer remembers
     */
    private static double[] chain(
        double[] parameters,
        List<ParameterLayout.Layer> layers,
        double[] x,
        double[] memory,
        int offset) {
      for (ParameterLayout.Layer layer : layers) {
        double[] y = activated(layer, affine(parameters, layer, x));
        x = layer.remembers() ? remembered(layer.memorySize(), y, x, memory, offset) : y;
      }
      return x;
    }

    private static double[] remembered(
        int size, double[] gates, double[] x, double[] memory, int offset) {
      double[] y = new double[size + x.length];
      for (int u = 0; u < size; u++) {
        double share = (1 + gates[u]) / 2;
        memory[offset + u] = (1 - share) * memory[offset + u] + share * gates[size + u];
        y[u] = memory[offset + u];
      }
      System.arraycopy(x, 0, y, size, x.length);
      return y;
    }

    private static double[] affine(double[] parameters, ParameterLayout.Layer layer, double[] x) {
      double[] y = new double[layer.sums()];
      for (int sum = 0; sum < y.length; sum++) {
        y[sum] = parameters[layer.biasOffset() + sum];
        for (int in = 0; in < x.length; in++) {
          y[sum] += parameters[layer.weightOffset() + sum * layer.inputs() + in] * x[in];
        }
      }
      return y;
    }

    private static double[] activated(ParameterLayout.Layer layer, double[] x) {
      for (int i = 0; i < x.length && layer.activation() != null; i++) {
        x[i] = layer.activation() == Activation.TANH ? Math.tanh(x[i]) : Math.max(0, x[i]);
      }
      return x;
    }

    private static double squares(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += 0.5 * value * value;
      }
      return sum;
    }
  }
}
