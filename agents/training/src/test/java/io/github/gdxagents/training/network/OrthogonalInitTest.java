package io.github.gdxagents.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrthogonalInitTest {

  @ParameterizedTest
  @CsvSource({"5, 5, 1", "64, 4, 0.01", "4, 64, 1.4142135", "15, 64, 1.4142135", "64, 1, 1"})
  void rowsOrColumnsAreOrthogonalAndAsLongAsTheGain(int inputs, int outputs, double gain) {
    float[][] weights = weights(inputs, outputs, gain, 7);
    int count = Math.min(inputs, outputs);
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        double product = 0;
        for (int i = 0; i < Math.max(inputs, outputs); i++) {
          product +=
              inputs < outputs
                  ? (double) weights[a][i] * weights[b][i]
                  : (double) weights[i][a] * weights[i][b];
        }
        assertThat(product).isCloseTo(a == b ? gain * gain : 0, within(1e-6 * gain * gain));
      }
    }
  }

  @Test
  void seedDecidesTheWeights() {
    assertThat(weights(3, 4, 1, 1)).isEqualTo(weights(3, 4, 1, 1));
    assertThat(weights(3, 4, 1, 1)).isNotEqualTo(weights(3, 4, 1, 2));
  }

  @Test
  void weightsPointNowhereInParticular() {
    double sum = 0;
    double greatest = 0;
    for (float[] row : weights(64, 64, 1, 3)) {
      for (float weight : row) {
        sum += weight;
        greatest = Math.max(greatest, weight);
      }
    }
    assertThat(sum / (64 * 64)).isCloseTo(0, within(0.01));
    // Each element of a random direction in 64 dimensions varies by 1 / 64.
    assertThat(greatest).isBetween(0.25, 0.75);
  }

  /** By input and output, {@code [inputs][outputs]}. */
  private static float[][] weights(int inputs, int outputs, double gain, long seed) {
    ParameterLayout.Layer layer =
        new ParameterLayout.Layer(inputs, outputs, 3, 3 + inputs * outputs, null);
    float[] parameters = new float[3 + (inputs + 1) * outputs];
    OrthogonalInit.draw(gain, new RandomStream(seed), layer, parameters);
    float[][] weights = new float[inputs][outputs];
    for (int in = 0; in < inputs; in++) {
      for (int out = 0; out < outputs; out++) {
        weights[in][out] = parameters[3 + out * inputs + in];
      }
    }
    return weights;
  }
}
