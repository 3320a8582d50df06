package io.github.gdxagents.training.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.RandomRollouts;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ActionCountsTest {

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .observe("x", 1, "")
          .discrete("move", "left", "stay", "right")
          .continuous("gas", "N", 0, 60)
          .build();

  /** Rows of a choice and a value in units of half the axis' range, where a bin is 1/15 wide. */
  private static ActionCounts counts(float[]... rows) {
    Rollout rollout = new Rollout(SPEC, 1, rows.length + 1);
    for (int row = 0; row < rows.length; row++) {
      rollout.valid[row] = true;
      System.arraycopy(rows[row], 0, rollout.actions, 2 * row, 2);
    }
    rollout.actions[2 * rows.length] = 1; // an absent row, which does not count
    return ActionCounts.of(SPEC.action(), rollout);
  }

  @Test
  void choicesAreCountedByBranch() {
    ActionCounts.BranchCounts move =
        counts(new float[] {2, 0}, new float[] {0, 0}, new float[] {2, 0}).branches().get(0);

    assertThat(move.branch().name()).isEqualTo("move");
    assertThat(move.counts()).containsExactly(1, 0, 2);
  }

  @Test
  void valuesAreCountedInBinsFromBoundToBound() {
    ActionCounts.AxisCounts gas =
        counts(new float[] {0, -0.99f}, new float[] {0, -0.9f}, new float[] {0, 0.01f})
            .axes()
            .get(0);

    assertThat(gas.bins()).hasSize(30);
    assertThat(gas.bins()[0]).isEqualTo(1);
    assertThat(gas.bins()[1]).isEqualTo(1);
    assertThat(gas.bins()[15]).isEqualTo(1);
    assertThat(Arrays.stream(gas.bins()).sum()).isEqualTo(3);
    assertThat(gas.min()).isCloseTo(0.3, within(1e-5));
    assertThat(gas.max()).isCloseTo(30.3, within(1e-5));
    assertThat(gas.sum()).isCloseTo(0.3 + 3 + 30.3, within(1e-5));
    assertThat(gas.sumOfSquares()).isCloseTo(0.09 + 9 + 918.09, within(1e-3));
  }

  @Test
  void whatIsDrawnBeyondABoundCountsAsTheBound() {
    ActionCounts.AxisCounts gas =
        counts(new float[] {0, -7}, new float[] {0, 1}, new float[] {0, 7}).axes().get(0);

    assertThat(gas.bins()[0]).isEqualTo(1);
    assertThat(gas.bins()[29]).isEqualTo(2);
    assertThat(gas.min()).isZero();
    assertThat(gas.max()).isEqualTo(60);
  }

  @Test
  void withoutDecisionsThereAreNoValues() {
    ActionCounts.AxisCounts gas = counts().axes().get(0);

    assertThat(gas.bins()).containsOnly(0);
    assertThat(gas.min()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(gas.max()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void theGameGotWhatWasCounted() {
    ActionSpec spec = ActionKind.MASKED_HYBRID.spec(3).action();
    Rollout rollout = RandomRollouts.of(ActionKind.MASKED_HYBRID, 3, 4, 100, 1);
    long[][] choices = {new long[3], new long[2]};
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    Action action = new Action(spec);
    for (int row = 0; row < rollout.rows(); row++) {
      new ActionDistribution(spec).decode(rollout.actions, row * rollout.actionSize, action);
      choices[0][action.choice(0)]++;
      choices[1][action.choice(1)]++;
      sum += action.axis(0);
      least = Math.min(least, action.axis(0));
    }

    ActionCounts counts = ActionCounts.of(spec, rollout);

    assertThat(counts.branches().get(0).counts()).isEqualTo(choices[0]);
    assertThat(counts.branches().get(1).counts()).isEqualTo(choices[1]);
    assertThat(counts.axes().get(0).sum()).isCloseTo(sum, within(1e-3));
    assertThat(counts.axes().get(0).min()).isCloseTo(least, within(1e-6));
    assertThat(Arrays.stream(counts.axes().get(0).bins()).sum()).isEqualTo(400);
  }
}
