package io.github.gdxagents.training.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActingPassesTest {

  /** Rows that stand before those of a batch. */
  private static final int ROWS_BEFORE = 3;

  private final RandomStream random = new RandomStream(1);

  @ParameterizedTest(name = "{0}, {1} rows")
  @CsvSource({
    "8-64-64-4,1", "8-64-64-4,2", "8-64-64-4,47", "8-64-64-4,48", "8-128-5,65",
    "7-33-1,2", "7-33-1,17", "64-3,130", "1027-31-6,1", "1027-31-6,67",
  })
  void vectorsComeToTheBitsOfTheGame(String shape, int rows) {
    for (Activation activation : Activation.values()) {
      Network network = network(shape, activation);
      float[] input = normal((ROWS_BEFORE + rows) * network.inputSize());

      float[] expected = new float[rows * network.outputSize()];
      network.forward(
          Arrays.copyOfRange(input, ROWS_BEFORE * network.inputSize(), input.length),
          rows,
          network.newScratch(rows),
          expected);

      float[] inVectors = new float[expected.length];
      new VectorPass(network).forward(input, ROWS_BEFORE * network.inputSize(), rows, inVectors);
      assertThat(inVectors).isEqualTo(expected);

      for (ActingPasses passes : new ActingPasses[] {new ActingPasses(0), new ActingPasses(1000)}) {
        for (int rollout = 0; rollout < 2; rollout++) { // the second begins in vectors
          float[] acted = new float[expected.length];
          passes
              .of(network, rows)
              .forward(input, ROWS_BEFORE * network.inputSize(), rows, new float[0], acted);
          assertThat(acted).isEqualTo(expected);
        }
      }
    }
  }

  private Network network(String shape, Activation activation) {
    int[] sizes = Arrays.stream(shape.split("-")).mapToInt(Integer::parseInt).toArray();
    float[][] weights = new float[sizes.length - 1][];
    float[][] biases = new float[sizes.length - 1][];
    for (int l = 0; l < weights.length; l++) {
      weights[l] = normal(sizes[l] * sizes[l + 1]);
      biases[l] = normal(sizes[l + 1]);
    }
    return Network.dense(sizes, activation, weights, biases);
  }

  private float[] normal(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) (0.2 * random.nextGaussian());
    }
    return numbers;
  }
}
