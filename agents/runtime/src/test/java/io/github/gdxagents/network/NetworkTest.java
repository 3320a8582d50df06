package io.github.gdxagents.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.AllocatedBytes;
import io.github.gdxagents.hook.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  @Test
  void multipliesByWeightsRowByRowAndAddsBiases() {
    Network network =
        Network.dense(
            new int[] {2, 3},
            Activation.TANH,
            new float[][] {{1, 2, 3, 10, 20, 30}},
            new float[][] {{0.5f, 0.25f, 0.125f}});

    assertThat(outputs(network, new float[] {2, -1}, 1)).containsExactly(-7.5f, -15.75f, -23.875f);
  }

  @Test
  void appliesTheActivationToEveryLayerButTheLast() {
    Network network =
        Network.dense(
            new int[] {1, 2, 2, 1},
            Activation.RELU,
            new float[][] {{1, -1}, {1, 2, 3, 4}, {1, -1}},
            new float[][] {{0, 0}, {0, -10}, {-5}});

    // 3 -> (3, 0) -> (3, max(0, 6 - 10)) -> 3 - 0 - 5
    assertThat(outputs(network, new float[] {3}, 1)).containsExactly(-2);
    // -2 -> (0, 2) -> (6, max(0, 8 - 10)) -> 6 - 0 - 5
    assertThat(outputs(network, new float[] {-2}, 1)).containsExactly(1);
  }

  @ParameterizedTest
  @CsvSource({
    "TANH, 8-64-64-4",
    "RELU, 8-64-64-4",
    "TANH, 1-1",
    "TANH, 7-5-3",
    "RELU, 3-17-9-2",
    "TANH, 6-33-2-33-5",
    "TANH, 24-256-1"
  })
  void agreesWithTheSameSumsInDoublePrecision(Activation activation, String shape) {
    int[] sizes = Arrays.stream(shape.split("-", -1)).mapToInt(Integer::parseInt).toArray();
    Network network = network(4, activation, sizes);
    int rows = 5;
    float[] inputs = inputs(rows * network.inputSize());

    float[] outputs = outputs(network, inputs, rows);

    for (int row = 0; row < rows; row++) {
      double[] expected = inDoublePrecision(network, activation, inputs, row);
      for (int j = 0; j < expected.length; j++) {
        assertThat((double) outputs[row * expected.length + j])
            .isCloseTo(expected[j], within(3e-6 * Math.max(1, Math.abs(expected[j]))));
      }
    }
  }

  /**
   * The order of a sum is part of what a policy is: four inputs at a time, from the first on, in
   * whatever blocks and batches they come.
   */
  @ParameterizedTest
  @CsvSource({"4099, 5, 1", "4099, 5, 7", "4099, 5, 60", "70, 300, 7", "21, 2, 300", "4, 4099, 3"})
  void addsInputsUpFourAtATimeFromTheFirstToTheLast(int inputs, int outputs, int rows) {
    Network network = network(3, Activation.TANH, new int[] {inputs, outputs});
    float[] x = inputs(rows * inputs);
    float[] w = network.denseLayer(0).weights();
    float[] biases = network.denseLayer(0).biases();
    float[] expected = new float[rows * outputs];
    for (int row = 0; row < rows; row++) {
      for (int o = 0; o < outputs; o++) {
        float sum = biases[o];
        int i = 0;
        for (; i + 3 < inputs; i += 4) {
          int at = row * inputs + i;
          sum +=
              x[at] * w[i * outputs + o]
                  + x[at + 1] * w[(i + 1) * outputs + o]
                  + (x[at + 2] * w[(i + 2) * outputs + o] + x[at + 3] * w[(i + 3) * outputs + o]);
        }
        for (; i < inputs; i++) {
          sum += x[row * inputs + i] * w[i * outputs + o];
        }
        expected[row * outputs + o] = sum;
      }
    }

    assertThat(outputs(network, x, rows)).isEqualTo(expected);
  }

  private static double[] inDoublePrecision(
      Network network, Activation activation, float[] inputs, int row) {
    double[] x = new double[network.inputSize()];
    for (int i = 0; i < x.length; i++) {
      x[i] = inputs[row * x.length + i];
    }
    for (int layer = 0; layer < network.layers().size(); layer++) {
      double[] y = new double[network.denseLayer(layer).outputs()];
      for (int j = 0; j < y.length; j++) {
        y[j] = network.denseLayer(layer).biases()[j];
        for (int i = 0; i < x.length; i++) {
          y[j] += x[i] * network.denseLayer(layer).weights()[i * y.length + j];
        }
        if (layer < network.layers().size() - 1) {
          y[j] = activation == Activation.TANH ? Math.tanh(y[j]) : Math.max(0, y[j]);
        }
      }
      x = y;
    }
    return x;
  }

  @ParameterizedTest
  @ValueSource(strings = {"8-64-64-4", "5-7-3", "9-130-2", "3-1"})
  void aRowGivesTheSameBitsAloneAsInABatch(String shape) {
    int[] sizes = Arrays.stream(shape.split("-", -1)).mapToInt(Integer::parseInt).toArray();
    Network network = network(5, Activation.TANH, sizes);
    int maxRows = 70;
    float[] inputs = inputs(maxRows * network.inputSize());
    // While the code is still interpreted; the batches below meet it compiled at last.
    float[] alone = new float[maxRows * network.outputSize()];
    for (int row = 0; row < maxRows; row++) {
      float[] input =
          Arrays.copyOfRange(inputs, row * network.inputSize(), (row + 1) * network.inputSize());
      System.arraycopy(
          outputs(network, input, 1), 0, alone, row * network.outputSize(), network.outputSize());
    }

    Network.Scratch scratch = network.newScratch(maxRows);
    float[] outputs = new float[maxRows * network.outputSize()];
    for (int repetition = 0; repetition < 100; repetition++) {
      for (int rows = 1; rows <= maxRows; rows++) {
        Arrays.fill(outputs, Float.NaN);
        network.forward(inputs, rows, scratch, outputs);

        int count = rows * network.outputSize();
        assertThat(Arrays.equals(outputs, 0, count, alone, 0, count)).isTrue();
        assertThat(count == outputs.length || Float.isNaN(outputs[count])).isTrue();
      }
    }
  }

  @Test
  void scratchForManyRowsServesFewer() {
    Network network = network(6, Activation.TANH, 4, 8, 8, 2);
    float[] inputs = inputs(4 * 4);
    Network.Scratch scratch = network.newScratch(4);
    float[] many = new float[8];
    float[] few = new float[8];
    network.forward(inputs, 4, scratch, many);
    network.forward(inputs, 2, scratch, few);

    assertThat(Arrays.copyOf(few, 4)).containsExactly(Arrays.copyOf(many, 4));
  }

  @Test
  void moreRowsThanTheScratchHoldsAreAnError() {
    Network network = network(6, Activation.TANH, 2, 3);

    assertThatThrownBy(() -> network.forward(new float[6], 3, network.newScratch(2), new float[9]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The scratch memory holds 2 rows, not 3");
  }

  @Test
  void doesNotChangeWithTheArraysItWasMadeOfNorWithThoseItReturns() {
    int[] sizes = {1, 2};
    float[][] weights = {{1, 2}};
    float[][] biases = {{3, 4}};
    Network network = Network.dense(sizes, Activation.TANH, weights, biases);
    sizes[0] = 9;
    weights[0][0] = 9;
    biases[0][0] = 9;
    network.denseLayer(0).weights()[1] = 9;
    network.denseLayer(0).biases()[1] = 9;

    assertThat(network.inputSize()).isEqualTo(1);
    assertThat(network.denseLayer(0).weights()).containsExactly(1, 2);
    assertThat(network.denseLayer(0).biases()).containsExactly(3, 4);
    assertThat(outputs(network, new float[] {1}, 1)).containsExactly(4, 6);
  }

  @Test
  void knowsItsSizes() {
    Network network = network(1, Activation.RELU, 8, 64, 32, 4);

    assertThat(network.inputSize()).isEqualTo(8);
    assertThat(network.denseLayer(0).outputs()).isEqualTo(64);
    assertThat(network.denseLayer(1).outputs()).isEqualTo(32);
    assertThat(network.outputSize()).isEqualTo(4);
    assertThat(network.layers().size()).isEqualTo(3);
    assertThat(network.parameterCount()).isEqualTo(8 * 64 + 64 + 64 * 32 + 32 + 32 * 4 + 4);
  }

  @Test
  void arraysThatDoNotFitTheSizesAreErrors() {
    assertThatThrownBy(() -> network(new int[] {2}, new float[0][], new float[0][]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sizes [2]");
    assertThatThrownBy(() -> network(new int[] {2, 3}, new float[2][], new float[1][]))
        .hasMessageContaining("sizes [2, 3] cannot have 2 weight matrices and 1 bias vectors");
    assertThatThrownBy(
            () ->
                network(
                    new int[] {2, 3}, new float[][] {new float[5]}, new float[][] {new float[3]}))
        .hasMessageContaining("layer maps 2 to 3 numbers, but got 5 weights and 3 biases");
    assertThatThrownBy(
            () ->
                network(
                    new int[] {2, 3}, new float[][] {new float[6]}, new float[][] {new float[2]}))
        .hasMessageContaining("6 weights and 2 biases");
    assertThatThrownBy(
            () ->
                network(
                    new int[] {0, 3}, new float[][] {new float[0]}, new float[][] {new float[3]}))
        .hasMessageContaining("layer maps 0 to 3");
  }

  @Test
  void layersThatDoNotFitEachOtherAreErrors() {
    assertThatThrownBy(() -> new Network(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1 layer");
    Dense twoToThree = new Dense(2, 3, new float[6], new float[3], null);
    assertThatThrownBy(() -> new Network(List.of(twoToThree, twoToThree)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Layer 1 takes 2 numbers, but layer 0 puts out 3");
  }

  @Test
  void denseLayersRememberNothing() {
    assertThat(network(1, Activation.TANH, 4, 8, 2).memorySize()).isZero();
  }

  private static Network network(long seed, Activation activation, int... sizes) {
    RandomStream random = new RandomStream(seed);
    float[][] weights = new float[sizes.length - 1][];
    float[][] biases = new float[sizes.length - 1][];
    for (int layer = 0; layer < weights.length; layer++) {
      weights[layer] = new float[sizes[layer] * sizes[layer + 1]];
      biases[layer] = new float[sizes[layer + 1]];
      float scale = (float) Math.sqrt(3.0 / sizes[layer]);
      for (int i = 0; i < weights[layer].length; i++) {
        weights[layer][i] = random.nextFloat(-scale, scale);
      }
      for (int i = 0; i < biases[layer].length; i++) {
        biases[layer][i] = random.nextFloat(-0.5f, 0.5f);
      }
    }
    return Network.dense(sizes, activation, weights, biases);
  }

  private static Network network(int[] sizes, float[][] weights, float[][] biases) {
    return Network.dense(sizes, Activation.TANH, weights, biases);
  }

  @Test
  void aForwardPassAllocatesNothing() {
    Network network = network(1, Activation.TANH, 8, 64, 64, 4);
    Network.Scratch scratch = network.newScratch(8);
    float[] inputs = inputs(64);
    float[] outputs = new float[32];

    long bytes =
        AllocatedBytes.whenWarm(
            () -> {
              for (int i = 0; i < 500; i++) {
                network.forward(inputs, 8, scratch, outputs);
              }
            });

    assertThat(bytes).isZero();
  }

  private static float[] inputs(int count) {
    RandomStream random = new RandomStream(77);
    float[] inputs = new float[count];
    for (int i = 0; i < count; i++) {
      inputs[i] = random.nextFloat(-3, 3);
    }
    return inputs;
  }

  private static float[] outputs(Network network, float[] inputs, int rows) {
    float[] outputs = new float[rows * network.outputSize()];
    network.forward(inputs, rows, network.newScratch(rows), outputs);
    return outputs;
  }
}
