package io.github.gdxagents.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.network.Patches;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.settings.Convolutions;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients of what networks see in grids and sets, judged by differences in double precision. */
class EncoderBackpropTest {

  private static final int PLACES = 4;
  private static final int NUMBERS_EACH = 3;

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .fixedStepSeconds(1 / 60f)
          .observe("speed", 2, "")
          .observeGrid("map", 2, 6, 5, -9, 9)
          .observeSet("others", PLACES, NUMBERS_EACH, "m", -9, 9)
          .discrete("move", "left", "right", "stay")
          .build();

  private static final int SET_START = 2 + 60;

  private static NetworkSettings settings(boolean shared, String hidden) {
    return NetworkSettings.builder()
        .hidden(hidden.isEmpty() ? List.of() : List.of(Integer.parseInt(hidden)))
        .activation(Activation.TANH)
        .sharedTrunk(shared)
        .convolutions(
            new Convolutions(
                List.of(
                    new Convolutions.Filters(3, 3, 1),
                    new Convolutions.Filters(4, 2, 2),
                    new Convolutions.Filters(2, 9, 1))))
        .entityLayers(List.of(6, 5))
        .build();
  }

  private static float[] observations(int rows) {
    RandomStream random = new RandomStream(9);
    float[] seen = new float[rows * SPEC.observation().size()];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = (float) random.nextGaussian();
    }
    for (int row = 0; row < rows; row++) {
      int share = row * SPEC.observation().size() + SET_START;
      seen[share] = (float) (row % (PLACES + 1)) / PLACES;
    }
    return seen;
  }

  /** Half the sum of squares of all outputs. */
  private static void squaredOutputs(
      int from, int to, NetworkOutputs outputs, NetworkOutputs gradient) {
    int rows = to - from;
    System.arraycopy(outputs.policy(), 0, gradient.policy(), 0, rows * 3);
    System.arraycopy(outputs.values(), 0, gradient.values(), 0, rows);
  }

  private static float[] gradient(
      ActorCritic networks, float[] parameters, InputBatch batch, int threads) {
    float[] gradient = new float[parameters.length];
    try (ThreadPool pool = new ThreadPool(threads);
        Backprop backprop = new FusedBackprop(networks.layout(), pool)) {
      backprop.compute(parameters, batch, EncoderBackpropTest::squaredOutputs, gradient);
    }
    return gradient;
  }

  @ParameterizedTest(name = "shared trunk: {0}, hidden: {1}")
  @CsvSource({"false, 7", "true, 7", "true, ''", "false, ''"})
  void gradientIsTheSlopeOfTheLossThroughTheNetwork(boolean shared, String hidden) {
    ActorCritic networks = new ActorCritic(SPEC, settings(shared, hidden), 1);
    float[] parameters = GradientExample.lively(networks.parameters(), 2);
    int rows = 11;
    float[] seen = observations(rows);
    float[] gradient = gradient(networks, parameters, InputBatch.of(seen, rows), 1);
    double[] moved = new double[parameters.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = parameters[i];
    }
    double greatest = GradientExample.greatest(gradient);
    double h = 1e-7;
    for (int i = 0; i < moved.length; i++) {
      double original = moved[i];
      moved[i] = original + h;
      double above = sumOfSquares(networks.layout(), moved, seen, rows);
      moved[i] = original - h;
      double below = sumOfSquares(networks.layout(), moved, seen, rows);
      moved[i] = original;
      double expected = (above - below) / (2 * h);
      assertThat((double) gradient[i])
          .as("slope %d of %d", i, moved.length)
          .isCloseTo(expected, within(1e-4 * Math.abs(expected) + 1e-5 * greatest));
    }
  }

  private static double sumOfSquares(
      ParameterLayout layout, double[] parameters, float[] seen, int rows) {
    double sum = 0;
    int size = SPEC.observation().size();
    for (int row = 0; row < rows; row++) {
      double[] x = new double[size];
      for (int i = 0; i < size; i++) {
        x[i] = seen[row * size + i];
      }
      for (boolean policy : new boolean[] {true, false}) {
        double[] y = encoded(encoder(layout, policy), parameters, x);
        y = dense(layout.trunk(), parameters, y);
        for (double output : dense(policy ? layout.policy() : layout.value(), parameters, y)) {
          sum += 0.5 * output * output;
        }
      }
    }
    return sum;
  }

  private static EncoderLayout encoder(ParameterLayout layout, boolean policy) {
    return Objects.requireNonNull(policy ? layout.policyEncoder() : layout.valueEncoder());
  }

  private static double[] encoded(EncoderLayout encoder, double[] parameters, double[] x) {
    double[] y = new double[encoder.outputs()];
    y[0] = x[0];
    y[1] = x[1];
    EncoderLayout.Grid grid = (EncoderLayout.Grid) encoder.parts().get(1);
    double[] cells = new double[60];
    for (int cell = 0; cell < 30; cell++) {
      cells[2 * cell] = x[2 + cell];
      cells[2 * cell + 1] = x[2 + 30 + cell];
    }
    for (EncoderLayout.Filters filters : grid.filters()) {
      cells = convolved(filters.patches(), filters.layer(), parameters, cells);
    }
    System.arraycopy(cells, 0, y, 2, cells.length);
    EncoderLayout.Entities set = (EncoderLayout.Entities) encoder.parts().get(2);
    int pooled = 2 + cells.length;
    y[pooled] = x[SET_START];
    for (int entity = 0; entity < Math.round(x[SET_START] * PLACES); entity++) {
      double[] one = new double[NUMBERS_EACH];
      System.arraycopy(x, SET_START + 1 + entity * NUMBERS_EACH, one, 0, NUMBERS_EACH);
      one = dense(set.layers(), parameters, one);
      for (int u = 0; u < one.length; u++) {
        y[pooled + 1 + u] = Math.max(y[pooled + 1 + u], one[u]);
      }
    }
    return y;
  }

  private static double[] convolved(
      Patches patches, ParameterLayout.Layer layer, double[] parameters, double[] cells) {
    double[] y = new double[patches.count() * layer.outputs()];
    for (int row = 0; row < patches.rows(); row++) {
      for (int column = 0; column < patches.columns(); column++) {
        double[] patch = new double[patches.size()];
        for (int i = 0; i < patch.length; i++) {
          int channel = i % patches.channels();
          int right = i / patches.channels() % patches.kernelWidth();
          int down = i / patches.channels() / patches.kernelWidth();
          int cell =
              (row * patches.stride() + down) * patches.width() + column * patches.stride() + right;
          patch[i] = cells[cell * patches.channels() + channel];
        }
        double[] out = dense(List.of(layer), parameters, patch);
        System.arraycopy(out, 0, y, (row * patches.columns() + column) * out.length, out.length);
      }
    }
    return y;
  }

  private static double[] dense(
      List<ParameterLayout.Layer> layers, double[] parameters, double[] x) {
    double[] in = x;
    for (ParameterLayout.Layer layer : layers) {
      double[] out = new double[layer.sums()];
      for (int sum = 0; sum < out.length; sum++) {
        out[sum] = parameters[layer.biasOffset() + sum];
        for (int i = 0; i < in.length; i++) {
          out[sum] += parameters[layer.weightOffset() + sum * layer.inputs() + i] * in[i];
        }
        if (layer.activation() != null) {
          out[sum] =
              layer.activation() == Activation.TANH ? Math.tanh(out[sum]) : Math.max(0, out[sum]);
        }
      }
      in = out;
    }
    return in;
  }

  /** From a single row to many chunks. */
  @ParameterizedTest(name = "{0} rows, shared trunk: {1}")
  @CsvSource({"1, false", "64, true", "95, false", "700, false", "700, true"})
  void gradientIsTheSameForAnyNumberOfThreads(int rows, boolean shared) {
    ActorCritic networks = new ActorCritic(SPEC, settings(shared, "7"), 1);
    float[] parameters = GradientExample.lively(networks.parameters(), 2);
    InputBatch batch = InputBatch.of(observations(rows), rows);
    float[] expected = gradient(networks, parameters, batch, 1);
    for (int threads : new int[] {2, 3}) {
      assertThat(gradient(networks, parameters, batch, threads)).isEqualTo(expected);
    }
  }

  @Test
  void rowsWithoutEntitiesHaveNoGradientThere() {
    ActorCritic networks = new ActorCritic(SPEC, settings(false, "7"), 1);
    float[] parameters = GradientExample.lively(networks.parameters(), 2);
    float[] seen = observations(5);
    for (int row = 0; row < 5; row++) {
      seen[row * SPEC.observation().size() + SET_START] = 0;
    }
    float[] gradient = new float[parameters.length];
    try (ThreadPool pool = new ThreadPool(1);
        Backprop backprop = new FusedBackprop(networks.layout(), pool)) {
      backprop.compute(
          parameters,
          InputBatch.of(observations(5), 5),
          EncoderBackpropTest::squaredOutputs,
          gradient);
      backprop.compute(
          parameters, InputBatch.of(seen, 5), EncoderBackpropTest::squaredOutputs, gradient);
    }
    EncoderLayout encoder = encoder(networks.layout(), true);
    for (ParameterLayout.Layer layer : encoder.parts().get(2).layers()) {
      for (int i = layer.weightOffset(); i < layer.biasOffset() + layer.sums(); i++) {
        assertThat(gradient[i]).isZero();
      }
    }
  }

  /** They differ in rounding only, and the layout is copied out and in again without loss. */
  @Test
  void actsAsItLearns() {
    ActorCritic networks = new ActorCritic(SPEC, settings(false, "7"), 1);
    float[] parameters = GradientExample.lively(networks.parameters(), 2);
    int rows = 20;
    float[] seen = observations(rows);
    Network policy = networks.layout().policyNetwork(parameters);
    Network value = networks.layout().valueNetwork(parameters);
    float[] acted = new float[rows * 3];
    float[] valued = new float[rows];
    policy.forward(seen, rows, policy.newScratch(rows), acted);
    value.forward(seen, rows, value.newScratch(rows), valued);
    try (ThreadPool pool = new ThreadPool(1);
        Backprop backprop = new FusedBackprop(networks.layout(), pool)) {
      backprop.compute(
          parameters,
          InputBatch.of(seen, rows),
          (from, to, outputs, gradient) -> {
            for (int i = 0; i < rows * 3; i++) {
              assertThat(outputs.policy()[i]).isCloseTo(acted[i], within(1e-4f));
            }
            for (int row = 0; row < rows; row++) {
              assertThat(outputs.values()[row]).isCloseTo(valued[row], within(1e-4f));
            }
            assertThat(Map.of(from, to)).containsExactly(Map.entry(0, rows));
          },
          new float[parameters.length]);
    }
    float[] copied = new float[parameters.length];
    assertThat(networks.layout().setValueNetwork(value, copied)).isTrue();
    float[] again = new float[rows];
    Network copy = networks.layout().valueNetwork(copied);
    copy.forward(seen, rows, copy.newScratch(rows), again);
    assertThat(again).isEqualTo(valued);
  }
}
