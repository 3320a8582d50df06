package io.github.gdxagents.training.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.training.explain.DecisionTree.Leaf;
import io.github.gdxagents.training.explain.DecisionTree.Node;
import io.github.gdxagents.training.explain.DecisionTree.Split;
import org.junit.jupiter.api.Test;

/** Trees beside splits that were found by hand. */
class TreeGrowthTest {

  private static final int A = 0;
  private static final int B = 1;

  private static final ActionSpec CHOICE =
      AgentSpec.builder().observe("x", 1, "").discrete("key", "a", "b").build().action();
  private static final ActionSpec AXIS =
      AgentSpec.builder().observe("x", 1, "").continuous("gas", "N", -10, 10).build().action();

  /** States of one number: 1, 2, 3, and so on. */
  private static LabeledStates line(float[] labels, double... weights) {
    LabeledStates states = new LabeledStates(1, 1);
    for (int state = 0; state < labels.length; state++) {
      states.add(new float[] {state + 1}, new float[] {labels[state]}, weights[state]);
    }
    return states;
  }

  private static Node leaf(int... preferences) {
    return new Leaf(new int[][] {preferences}, new float[0]);
  }

  private static Node value(float value) {
    return new Leaf(new int[0][], new float[] {value});
  }

  @Test
  void weightsDecideWhichSplitIsBest() {
    float[] labels = {A, B, A, B};

    // Gini's index times weight is 2 before, 4 / 3 after a split behind the first or the third:
    // the first of equals.
    assertThat(new TreeGrowth(CHOICE, line(labels, 1, 1, 1, 1)).growTo(2))
        .isEqualTo(new Split(0, 1, leaf(A, B), leaf(B, A)));
    // 3 before; 0 + 12 / 7 behind the first, 1 + 5 / 3 behind the second, 4 / 3 + 0 behind the
    // third.
    assertThat(new TreeGrowth(CHOICE, line(labels, 1, 1, 1, 5)).growTo(2))
        .isEqualTo(new Split(0, 3, leaf(A, B), leaf(B, A)));
  }

  @Test
  void impurityIsGinisIndexTimesWeight() {
    LabeledStates states = line(new float[] {A, B, A, B}, 1, 1, 1, 5);
    LabelSums sums = new LabelSums(CHOICE);
    for (int state = 0; state < 4; state++) {
      sums.add(states, state);
    }

    assertThat(sums.impurity()).isCloseTo(3, within(1e-12));
    sums.subtract(states, 0);
    assertThat(sums.impurity()).isCloseTo(12 / 7.0, within(1e-12));
    assertThat(sums.weight()).isEqualTo(7);
  }

  @Test
  void axesAreSplitByTheirVarianceAndTheLeafThatGainsMostIsNext() {
    LabeledStates states = line(new float[] {-1, -0.8f, 0.5f, 1}, 1, 1, 1, 1);
    TreeGrowth growth = new TreeGrowth(AXIS, states);

    // Behind the second: squares of 0.02 and 0.125 are left of 2.8675. Then 0.125 goes first.
    assertThat(growth.growTo(2)).isEqualTo(new Split(0, 2, value(-9), value(7.5f)));
    assertThat(growth.growTo(3))
        .isEqualTo(new Split(0, 2, value(-9), new Split(0, 3, value(5), value(10))));
    assertThat(growth.growTo(31).leaves()).isEqualTo(4);
  }

  @Test
  void aMeanIsWeighted() {
    LabeledStates states = new LabeledStates(1, 1);
    states.add(new float[] {7}, new float[] {-1}, 3);
    states.add(new float[] {7}, new float[] {1}, 1);

    assertThat(new TreeGrowth(AXIS, states).growTo(31)).isEqualTo(value(-5));
  }

  @Test
  void theNumberThatTellsMoreIsAskedFirst() {
    LabeledStates states = new LabeledStates(2, 1);
    for (int state = 0; state < 8; state++) {
      // The second number tells all but one; the first one tells nothing, but for that one.
      float label = state == 0 ? B : state < 4 ? A : B;
      states.add(new float[] {state == 0 ? 9 : 1, state}, new float[] {label}, 1);
    }

    assertThat(new TreeGrowth(CHOICE, states).growTo(3))
        .isEqualTo(new Split(1, 3, new Split(0, 5, leaf(A, B), leaf(B, A)), leaf(B, A)));
  }

  @Test
  void leavesThatChooseTheSameAreOne() {
    LabeledStates states = new LabeledStates(1, 1);
    for (int i = 0; i < 10; i++) {
      states.add(new float[] {1}, new float[] {A}, 1);
      states.add(new float[] {2}, new float[] {i < 6 ? A : B}, 1);
    }

    assertThat(new TreeGrowth(CHOICE, states).growTo(31)).isEqualTo(leaf(A, B));
  }

  @Test
  void noLimitIsPassedThoughLeavesPartThatWereOne() {
    LabeledStates states = new LabeledStates(1, 1);
    for (int state = 0; state < 64; state++) {
      states.add(new float[] {state}, new float[] {state * 37 % 64 % 2}, 1 + state % 5);
    }
    TreeGrowth growth = new TreeGrowth(CHOICE, states);

    for (int leaves = 2; leaves < 20; leaves++) {
      assertThat(growth.growTo(leaves).leaves()).isBetween(leaves - 1, leaves);
    }
  }

  @Test
  void negativeNumbersAreSortedAsSuch() {
    LabeledStates states = new LabeledStates(1, 1);
    float[] numbers = {-3, 2, -1, 0, -0f, 1};
    for (float number : numbers) {
      states.add(new float[] {number}, new float[] {number < -0.5f ? A : B}, 1);
    }

    assertThat(new TreeGrowth(CHOICE, states).growTo(31))
        .isEqualTo(new Split(0, -0.5f, leaf(A, B), leaf(B, A)));
  }

  @Test
  void whereNothingCanGoWrongThereIsOneLeaf() {
    LabeledStates states = line(new float[] {A, B}, 0, Double.POSITIVE_INFINITY);

    assertThat(states.count()).isZero();
    assertThat(new TreeGrowth(CHOICE, states).growTo(31)).isEqualTo(leaf(A, B));
  }

  @Test
  void thresholdsAreShortAndPartTheNumbersOnBothSides() {
    assertThat(RoundNumber.between(-1, 3)).isZero();
    assertThat(RoundNumber.between(0, 1)).isEqualTo(0.5f);
    assertThat(RoundNumber.between(0.123f, 0.129f)).isEqualTo(0.126f);
    assertThat(RoundNumber.between(-0.024f, -0.012f)).isEqualTo(-0.02f);
    float low = 1234.5f;
    float high = Math.nextUp(low);
    assertThat(RoundNumber.between(low, high)).isEqualTo(low);
    assertThat(RoundNumber.between(Float.MIN_VALUE, 2 * Float.MIN_VALUE))
        .isEqualTo(Float.MIN_VALUE);
  }
}
