package io.github.gdxagents.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class ExternalLayerTest {

  /** From 3 numbers their sum and the first less the last. */
  private static final class SumAndDifference extends ExternalLayer {

    SumAndDifference() {
      super(3, 2);
    }

    @Override
    protected void forward(float[] x, int rows, float[] y) {
      for (int row = 0; row < rows; row++) {
        y[row * 2] = x[row * 3] + x[row * 3 + 1] + x[row * 3 + 2];
        y[row * 2 + 1] = x[row * 3] - x[row * 3 + 2];
      }
    }

    @Override
    public String whyNotInFile() {
      return "it is a test's";
    }

    @Override
    public int parameterCount() {
      return 0;
    }
  }

  /** Few rows pass through a network one after the other, many of them number by number. */
  @Test
  void rowsComeOutTheSameHoweverTheyAreBatched() {
    Network network = new Network(Collections.singletonList(new SumAndDifference()));
    int rows = 100;
    float[] input = new float[rows * 3];
    for (int i = 0; i < input.length; i++) {
      input[i] = i % 17 - 0.25f * i;
    }
    float[] together = new float[rows * 2];
    network.forward(input, rows, network.newScratch(rows), together);
    float[] alone = new float[2];
    for (int row = 0; row < rows; row++) {
      float[] one = Arrays.copyOfRange(input, row * 3, row * 3 + 3);
      network.forward(one, 1, network.newScratch(1), alone);
      assertThat(alone).containsExactly(one[0] + one[1] + one[2], one[0] - one[2]);
      assertThat(Arrays.copyOfRange(together, row * 2, row * 2 + 2)).isEqualTo(alone);
    }
  }
}
