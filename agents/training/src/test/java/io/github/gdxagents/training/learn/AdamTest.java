package io.github.gdxagents.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.RandomRollouts;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdamUpdater;

class AdamTest {

  private static final double EPSILON = 1e-5;

  @Test
  void firstStepsAreThoseOfTheArithmetic() {
    float[] parameters = {10};
    Adam adam = new Adam(1);

    // Both moments are corrected to those of the gradient itself: 0.1 x 0.5 / (0.5 + epsilon).
    adam.step(parameters, new float[] {0.5f}, 0.1);
    assertThat(parameters[0]).isCloseTo(10 - 0.1f * 0.5f / 0.50001f, within(1e-6f));

    // m = 0.9 x 0.05 - 0.1 x 1 = -0.055, corrected by 0.19; v = 0.999 x 0.00025 + 0.001 =
    // 0.00124975, corrected by 0.001999: the step is -0.2894737 / (0.7906877 + 0.00001).
    float before = parameters[0];
    adam.step(parameters, new float[] {-1}, 0.1);
    assertThat(parameters[0] - before).isCloseTo(0.1f * 0.2894737f / 0.7906977f, within(2e-6f));
  }

  @Test
  void gradientAsSmallAsEpsilonMakesHalfAStep() {
    float[] parameters = {0};
    new Adam(1).step(parameters, new float[] {1e-5f}, 1);
    assertThat(parameters[0]).isCloseTo(-0.5f, within(1e-4f));
  }

  @Test
  void noGradientMakesNoStep() {
    float[] parameters = {3};
    new Adam(1).step(parameters, new float[1], 1);
    assertThat(parameters).containsExactly(3);
  }

  /**
   * DL4J adds epsilon before the second moment is corrected, so its epsilon must shrink with the
   * correction to mean the same.
   */
  @Test
  void stepsAreThoseOfDl4j() {
    int size = 50;
    RandomStream random = new RandomStream(1);
    float[] parameters = new float[size];
    RandomRollouts.fill(parameters, random);
    float[] expected = parameters.clone();
    Adam adam = new Adam(size);
    INDArray state = Nd4j.zeros(1, 2 * size);
    for (int t = 1; t <= 300; t++) {
      float[] gradient = new float[size];
      RandomRollouts.fill(gradient, random);
      for (int i = 0; i < size; i++) {
        gradient[i] *= (float) Math.pow(10, -i / 7.0);
      }
      double learningRate = 0.01 / t;
      adam.step(parameters, gradient, learningRate);

      double epsilon = EPSILON * Math.sqrt(1 - Math.pow(0.999, t));
      AdamUpdater updater =
          new AdamUpdater(
              new org.nd4j.linalg.learning.config.Adam(learningRate, 0.9, 0.999, epsilon));
      updater.setStateViewArray(state, new long[] {1, size}, 'c', false);
      INDArray update = Nd4j.createFromArray(new float[][] {gradient});
      updater.applyUpdater(update, t - 1, 0);
      for (int i = 0; i < size; i++) {
        expected[i] -= update.getFloat(i);
      }
    }
    assertThat(parameters).containsExactly(expected, within(2e-5f));
  }
}
