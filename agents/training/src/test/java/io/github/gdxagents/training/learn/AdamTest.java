package io.github.gdxagents.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.concurrent.ThreadPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdamTest {

  private static final ThreadPool ALONE = new ThreadPool(1);

  @Test
  void firstStepsAreThoseOfTheArithmetic() {
    float[] parameters = {10};
    Adam adam = new Adam(1);

    // Both moments are corrected to those of the gradient itself: 0.1 x 0.5 / (0.5 + epsilon).
    adam.step(parameters, new float[] {0.5f}, 0.1, ALONE);
    assertThat(parameters[0]).isCloseTo(10 - 0.1f * 0.5f / 0.50001f, within(1e-6f));

    // m = 0.9 x 0.05 - 0.1 x 1 = -0.055, corrected by 0.19; v = 0.999 x 0.00025 + 0.001 =
    // 0.00124975, corrected by 0.001999: the step is -0.2894737 / (0.7906877 + 0.00001).
    float before = parameters[0];
    adam.step(parameters, new float[] {-1}, 0.1, ALONE);
    assertThat(parameters[0] - before).isCloseTo(0.1f * 0.2894737f / 0.7906977f, within(2e-6f));
  }

  @Test
  void gradientAsSmallAsEpsilonMakesHalfAStep() {
    float[] parameters = {0};
    new Adam(1).step(parameters, new float[] {1e-5f}, 1, ALONE);
    assertThat(parameters[0]).isCloseTo(-0.5f, within(1e-4f));
  }

  @Test
  void noGradientMakesNoStep() {
    float[] parameters = {3};
    new Adam(1).step(parameters, new float[1], 1, ALONE);
    assertThat(parameters).containsExactly(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4095, 4096, 10_007})
  void threadsMakeTheSameStepTogether(int count) {
    float[] gradient = new float[count];
    RandomRollouts.fill(gradient, new RandomStream(2));
    float[] alone = new float[count];
    float[] together = new float[count];
    Adam first = new Adam(count);
    Adam second = new Adam(count);
    try (ThreadPool pool = new ThreadPool(3)) {
      for (int step = 0; step < 3; step++) {
        first.step(alone, gradient, 0.1, ALONE);
        second.step(together, gradient, 0.1, pool);
      }
    }
    assertThat(together).isEqualTo(alone).doesNotContain(0);
  }
}
