package io.github.gdxagents.training.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.training.ActionKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RolloutTest {

  /** Targets 1, 2, 3, 6 vary by 3.5; an absent row holds nonsense. */
  private static Rollout rollout(float... values) {
    Rollout rollout = new Rollout(ActionKind.DISCRETE.spec(1), 1, 5);
    float[] targets = {1, 2, 3, 6};
    int next = 0;
    for (int row = 0; row < 5; row++) {
      rollout.valid[row] = row != 2;
      rollout.valueTargets[row] = row == 2 ? 1e6f : targets[next];
      rollout.values[row] = row == 2 ? -1e6f : values[next++];
    }
    return rollout;
  }

  @Test
  void perfectValuesExplainAllVariance() {
    assertThat(rollout(1, 2, 3, 6).explainedVariance()).isEqualTo(1);
  }

  @Test
  void valuesThatAreOffByAConstantExplainAllVariance() {
    assertThat(rollout(11, 12, 13, 16).explainedVariance()).isEqualTo(1);
  }

  @Test
  void constantValuesExplainNothing() {
    assertThat(rollout(2, 2, 2, 2).explainedVariance()).isZero();
  }

  @Test
  void misleadingValuesExplainLessThanNothing() {
    // Errors 2, 4, 6, 12 vary by 14, four times as much as the targets.
    assertThat(rollout(-1, -2, -3, -6).explainedVariance()).isCloseTo(-3, within(1e-9));
  }

  @Test
  void explainedVarianceIsUndefinedWhereTargetsDoNotVary() {
    Rollout rollout = rollout(1, 2, 3, 4);
    Arrays.fill(rollout.valueTargets, 7);
    assertThat(rollout.explainedVariance()).isNaN();
  }

  @Test
  void presentRowsAreInOrder() {
    assertThat(rollout(0, 0, 0, 0).validRows()).containsExactly(0, 1, 3, 4);
  }
}
