package io.github.gdxagents.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.AllocatedBytes;
import io.github.gdxagents.hook.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InputGradientTest {

  private static final int[] SIZES = {5, 7, 6, 3};

  private static Network network(Activation activation) {
    RandomStream random = new RandomStream(11);
    float[][] weights = new float[3][];
    float[][] biases = new float[3][];
    for (int l = 0; l < 3; l++) {
      weights[l] = numbers(random, SIZES[l] * SIZES[l + 1]);
      biases[l] = numbers(random, SIZES[l + 1]);
    }
    return Network.dense(SIZES, activation, weights, biases);
  }

  private static float[] numbers(RandomStream random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextFloat(-0.8f, 0.8f);
    }
    return numbers;
  }

  private static double[] doubles(float[] numbers) {
    double[] doubles = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      doubles[i] = numbers[i];
    }
    return doubles;
  }

  @Test
  void aLinearNetworkHasItsWeightsForGradients() {
    Network linear =
        Network.dense(
            new int[] {2, 2},
            Activation.TANH,
            new float[][] {{1, 2, 3, 4}}, // input 0 to outputs 0 and 1, then input 1
            new float[][] {{10, 20}});
    InputGradient gradient = new InputGradient(linear);
    double[] output = new double[2];
    double[] inputGradient = new double[2];

    gradient.forward(new double[] {5, 6}, output);
    gradient.backward(new double[] {1, -10}, inputGradient);

    assertThat(output).containsExactly(5 + 18 + 10, 10 + 24 + 20);
    assertThat(inputGradient).containsExactly(1 - 20, 3 - 40);
  }

  @ParameterizedTest
  @EnumSource
  void goesForwardAsTheNetworkDoes(Activation activation) {
    Network network = network(activation);
    RandomStream random = new RandomStream(1);
    double[] output = new double[3];
    float[] expected = new float[3];
    for (int i = 0; i < 100; i++) {
      float[] input = numbers(random, 5);
      network.forward(input, 1, network.newScratch(1), expected);
      new InputGradient(network).forward(doubles(input), output);
      assertThat(output).containsExactly(doubles(expected), within(1e-5));
    }
  }

  @ParameterizedTest
  @EnumSource
  void isTheSlopeOfTheOutputsHoweverTheyAreWeighed(Activation activation) {
    InputGradient gradient = new InputGradient(network(activation));
    RandomStream random = new RandomStream(2);
    double[] inputGradient = new double[5];
    for (int n = 0; n < 50; n++) {
      double[] input = doubles(numbers(random, 5));
      double[] weights = doubles(numbers(random, 3));
      weighed(gradient, input, weights);
      gradient.backward(weights, inputGradient);
      for (int i = 0; i < 5; i++) {
        assertThat(inputGradient[i]).isCloseTo(slope(gradient, input, weights, i), within(1e-8));
      }
    }
  }

  private static double slope(InputGradient gradient, double[] input, double[] weights, int i) {
    double step = 1e-6;
    double middle = input[i];
    input[i] = middle + step;
    double above = weighed(gradient, input, weights);
    input[i] = middle - step;
    double below = weighed(gradient, input, weights);
    input[i] = middle;
    return (above - below) / (2 * step);
  }

  private static double weighed(InputGradient gradient, double[] input, double[] weights) {
    double[] output = new double[3];
    gradient.forward(input, output);
    double sum = 0;
    for (int o = 0; o < 3; o++) {
      sum += weights[o] * output[o];
    }
    return sum;
  }

  @Test
  void allocatesNothing() {
    InputGradient gradient = new InputGradient(network(Activation.TANH));
    double[] input = {0.1, 0.2, 0.3, 0.4, 0.5};
    double[] output = new double[3];
    double[] inputGradient = new double[5];

    long bytes =
        AllocatedBytes.whenWarm(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                gradient.forward(input, output);
                gradient.backward(output, inputGradient);
              }
            });

    assertThat(bytes).isZero();
  }

  @Test
  void ofALayerThatOthersComputeItIsNotAvailableAndSaysSo() {
    ExternalLayer foreign =
        new ExternalLayer(2, 5) {
          @Override
          protected void forward(float[] x, int rows, float[] y) {}

          @Override
          public String whyNotInFile() {
            return "it is a test's";
          }

          @Override
          public int parameterCount() {
            return 0;
          }
        };
    Network mixed = new Network(List.of(foreign, network(Activation.RELU).denseLayer(0)));

    assertThat(InputGradient.whyNotOf(network(Activation.TANH))).isEmpty();
    assertThat(InputGradient.whyNotOf(mixed)).contains("dense layers only").contains("layer 0");
    assertThatThrownBy(() -> new InputGradient(mixed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(InputGradient.whyNotOf(mixed));
  }
}
