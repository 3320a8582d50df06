package io.github.gdxagents.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OrthogonalInitTest {

  /** 15 x 64 is a shape for which DL4J's own orthogonal distribution never returns. */
  @ParameterizedTest
  @CsvSource({"5, 5, 1", "64, 4, 0.01", "4, 64, 1.4142135", "15, 64, 1.4142135", "64, 1, 1"})
  void rowsOrColumnsAreOrthogonalAndAsLongAsTheGain(int inputs, int outputs, double gain) {
    INDArray weights = weights(inputs, outputs, gain, 7);
    assertThat(weights.shape()).containsExactly(inputs, outputs);
    int count = Math.min(inputs, outputs);
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        double product = 0;
        for (int i = 0; i < Math.max(inputs, outputs); i++) {
          product +=
              inputs < outputs
                  ? weights.getDouble(a, i) * weights.getDouble(b, i)
                  : weights.getDouble(i, a) * weights.getDouble(i, b);
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
    INDArray weights = weights(64, 64, 1, 3);
    assertThat(weights.meanNumber().doubleValue()).isCloseTo(0, within(0.01));
    // Each element of a random direction in 64 dimensions varies by 1 / 64.
    assertThat(weights.maxNumber().doubleValue()).isBetween(0.25, 0.75);
  }

  private static INDArray weights(int inputs, int outputs, double gain, long seed) {
    INDArray view = Nd4j.create(1, inputs * outputs);
    long[] shape = {inputs, outputs};
    INDArray weights = new OrthogonalInit(gain, seed).init(inputs, outputs, shape, 'f', view);
    // What is returned must be a view of the flat vector in which DL4J keeps all parameters.
    assertThat(view.reshape('f', shape)).isEqualTo(weights);
    return weights;
  }
}
