package io.github.gdxagents.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.concurrent.ThreadPool;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdamUpdater;

/** In the package of what it judges, which nobody else sees. */
class AdamAgainstDl4jTest {

  private static final double EPSILON = 1e-5;

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
      adam.step(parameters, gradient, learningRate, new ThreadPool(1));

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
