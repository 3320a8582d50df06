package io.github.gdxagents.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.experience.Rollout;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MinibatchTest {

  @Test
  void gatheredRowsAreThoseOfTheRolloutInTheOrderAskedFor() {
    Rollout rollout = RandomRollouts.of(ActionKind.MASKED_HYBRID, 3, 2, 4, 1);
    Minibatch minibatch = new Minibatch(rollout, 4);
    minibatch.gather(rollout, new int[] {7, 0, 5, 2, 3}, 1, 5);
    minibatch.gather(rollout, new int[] {1, 6, 2, 0}, 0, 3);

    assertThat(minibatch.rows()).isEqualTo(3);
    int[] expected = {1, 6, 2};
    for (int i = 0; i < 3; i++) {
      int row = expected[i];
      assertThat(part(minibatch.observations, i, 3)).isEqualTo(part(rollout.observations, row, 3));
      assertThat(part(minibatch.actions, i, 3)).isEqualTo(part(rollout.actions, row, 3));
      assertThat(part(minibatch.oldOutputs, i, 6)).isEqualTo(part(rollout.outputs, row, 6));
      assertThat(Arrays.copyOfRange(minibatch.masks, 5 * i, 5 * i + 5))
          .isEqualTo(Arrays.copyOfRange(rollout.masks, 5 * row, 5 * row + 5));
      assertThat(minibatch.oldLogProbabilities[i]).isEqualTo(rollout.logProbabilities[row]);
      assertThat(minibatch.oldValues[i]).isEqualTo(rollout.values[row]);
      assertThat(minibatch.advantages[i]).isEqualTo(rollout.advantages[row]);
      assertThat(minibatch.valueTargets[i]).isEqualTo(rollout.valueTargets[row]);
    }
    assertThat(minibatch.oldLogDeviations).isEqualTo(rollout.logDeviations);
  }

  private static float[] part(float[] rows, int row, int size) {
    return Arrays.copyOfRange(rows, row * size, (row + 1) * size);
  }

  @Test
  void normalizedAdvantagesHaveMeanZeroAndDeviationOne() {
    assertThat(normalized(1, 2, 3, 6))
        .containsExactly(new float[] {-0.9258201f, -0.4629100f, 0, 1.3887301f}, within(1e-6f));
  }

  @Test
  void normalizationLooksAtTheGatheredRowsOnly() {
    Rollout rollout = RandomRollouts.of(ActionKind.DISCRETE, 1, 1, 3, 1);
    rollout.advantages[0] = 1_000;
    rollout.advantages[1] = 1;
    rollout.advantages[2] = 3;
    Minibatch minibatch = new Minibatch(rollout, 3);
    minibatch.gather(rollout, new int[] {2, 1, 0}, 0, 3);
    minibatch.gather(rollout, new int[] {2, 1}, 0, 2);
    minibatch.normalizeAdvantages();
    float half = (float) Math.sqrt(0.5);
    assertThat(Arrays.copyOf(minibatch.advantages, 2))
        .containsExactly(new float[] {half, -half}, within(1e-6f));
    assertThat(rollout.advantages).containsExactly(1_000, 1, 3);
  }

  @Test
  void equalAdvantagesBecomeZero() {
    assertThat(normalized(0.1f, 0.1f, 0.1f)).containsExactly(new float[3], within(1e-6f));
  }

  @Test
  void singleAdvantageIsLeftAsItIs() {
    assertThat(normalized(5)).containsExactly(5);
  }

  private static float[] normalized(float... advantages) {
    Rollout rollout = RandomRollouts.of(ActionKind.DISCRETE, 1, 1, advantages.length, 1);
    System.arraycopy(advantages, 0, rollout.advantages, 0, advantages.length);
    Minibatch minibatch = RandomRollouts.minibatch(rollout);
    minibatch.normalizeAdvantages();
    return minibatch.advantages;
  }
}
