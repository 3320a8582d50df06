package io.github.gdxagents.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinimalGruTest {

  private static final int INPUTS = 5;
  private static final int FIRST_MEMORY = 7;
  private static final int SECOND_MEMORY = 3;
  private static final int DECISIONS = 20;

  private final RandomStream random = new RandomStream(4);

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private MinimalGru layer(int inputs, int memory) {
    return new MinimalGru(inputs, memory, numbers(inputs * 2 * memory), numbers(2 * memory));
  }

  /** Two memories, with a dense layer before and after each. */
  private Network network() {
    MinimalGru first = layer(6, FIRST_MEMORY);
    MinimalGru second = layer(4, SECOND_MEMORY);
    return new Network(
        List.of(
            new Dense(INPUTS, 6, numbers(INPUTS * 6), numbers(6), Activation.TANH),
            first,
            new Dense(
                first.outputs(), 4, numbers(first.outputs() * 4), numbers(4), Activation.RELU),
            second,
            new Dense(second.outputs(), 2, numbers(second.outputs() * 2), numbers(2), null)));
  }

  @Test
  void remembersByTheFormula() {
    MinimalGru layer = layer(INPUTS, FIRST_MEMORY);
    Network network = new Network(List.of(layer));
    float[] memory = new float[FIRST_MEMORY];
    float[] output = new float[layer.outputs()];
    double[] expected = new double[FIRST_MEMORY];
    for (int decision = 0; decision < DECISIONS; decision++) {
      float[] x = numbers(INPUTS);
      network.forward(x, 1, memory, network.newScratch(1), output);
      for (int u = 0; u < FIRST_MEMORY; u++) {
        double gate = layer.biases()[u];
        double candidate = layer.biases()[FIRST_MEMORY + u];
        for (int i = 0; i < INPUTS; i++) {
          gate += x[i] * layer.weights()[i * 2 * FIRST_MEMORY + u];
          candidate += x[i] * layer.weights()[i * 2 * FIRST_MEMORY + FIRST_MEMORY + u];
        }
        double z = 1 / (1 + Math.exp(-2 * gate));
        expected[u] = (1 - z) * expected[u] + z * Math.tanh(candidate);
        assertThat((double) memory[u]).isCloseTo(expected[u], within(1e-5));
      }
      assertThat(Arrays.copyOf(output, FIRST_MEMORY)).isEqualTo(memory);
      assertThat(Arrays.copyOfRange(output, FIRST_MEMORY, output.length)).isEqualTo(x);
    }
  }

  /** Few rows go through the network row by row, many number by number. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5, 47, 48, 130})
  void aBotInABatchRemembersWhatItWouldAlone(int bots) {
    Network network = network();
    int size = network.memorySize();
    assertThat(size).isEqualTo(FIRST_MEMORY + SECOND_MEMORY);
    Network.Scratch together = network.newScratch(bots);
    Network.Scratch alone = network.newScratch(1);
    float[] memories = new float[bots * size];
    float[] outputs = new float[bots * 2];
    float[][] own = new float[bots][size];
    float[] output = new float[2];
    for (int decision = 0; decision < DECISIONS; decision++) {
      float[] x = numbers(bots * INPUTS);
      network.forward(x, bots, memories, together, outputs);
      for (int bot = 0; bot < bots; bot++) {
        float[] seen = Arrays.copyOfRange(x, bot * INPUTS, (bot + 1) * INPUTS);
        network.forward(seen, 1, own[bot], alone, output);
        assertThat(Arrays.copyOfRange(memories, bot * size, (bot + 1) * size)).isEqualTo(own[bot]);
        assertThat(Arrays.copyOfRange(outputs, bot * 2, bot * 2 + 2)).isEqualTo(output);
      }
    }
  }

  @Test
  void whatIsRememberedStaysWithinOne() {
    MinimalGru layer =
        new MinimalGru(1, 2, new float[] {1e30f, -1e30f, 1e30f, 1e30f}, new float[4]);
    Network network = new Network(List.of(layer));
    float[] memory = new float[2];
    for (float x : new float[] {1, -1, 1e8f, -1e8f, 1e-30f}) {
      network.forward(new float[] {x}, 1, memory, network.newScratch(1), new float[3]);
      assertThat(memory[0]).isBetween(-1f, 1f);
      assertThat(memory[1]).isBetween(-1f, 1f);
    }
  }

  @Test
  void aMemoryTooSmallIsRefused() {
    Network network = network();
    assertThatThrownBy(
            () ->
                network.forward(
                    new float[2 * INPUTS],
                    2,
                    new float[network.memorySize()],
                    network.newScratch(2),
                    new float[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The network remembers 10 numbers of each of 2 rows, but there is room for 10");
  }

  @Test
  void weightsThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> new MinimalGru(2, 3, new float[11], new float[6]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maps 2 to 6 numbers, but got 11 weights");
    assertThatThrownBy(() -> new MinimalGru(2, 0, new float[0], new float[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
