package io.github.gdxagents.training.explain;

import io.github.gdxagents.hook.ActionSpec;
import java.util.Arrays;

/** Weighted sums over the labels of some states: how much these differ, and what most have. */
final class LabelSums {

  private final ActionSpec spec;

  private double weight;

  /** The weight of the states with each choice, {@code [choices of all branches]}. */
  private final double[] choices;

  /** Sums of weight x value, and of weight x value x value, {@code [axes]}. */
  private final double[] values;

  private final double[] squares;

  LabelSums(ActionSpec spec) {
    this.spec = spec;
    this.choices = new double[spec.totalChoices()];
    this.values = new double[spec.axisCount()];
    this.squares = new double[spec.axisCount()];
  }

  void clear() {
    weight = 0;
    Arrays.fill(choices, 0);
    Arrays.fill(values, 0);
    Arrays.fill(squares, 0);
  }

  void copyFrom(LabelSums other) {
    weight = other.weight;
    System.arraycopy(other.choices, 0, choices, 0, choices.length);
    System.arraycopy(other.values, 0, values, 0, values.length);
    System.arraycopy(other.squares, 0, squares, 0, squares.length);
  }

  void add(LabeledStates states, int state) {
    add(states, state, states.weight(state));
  }

  void subtract(LabeledStates states, int state) {
    add(states, state, -states.weight(state));
  }

  private void add(LabeledStates states, int state, double added) {
    weight += added;
    int branches = spec.branchCount();
    for (int branch = 0; branch < branches; branch++) {
      choices[spec.choiceOffset(branch) + (int) states.label(state, branch)] += added;
    }
    for (int axis = 0; axis < values.length; axis++) {
      double value = states.label(state, branches + axis);
      values[axis] += added * value;
      squares[axis] += added * value * value;
    }
  }

  double weight() {
    return weight;
  }

  /**
   * The weight times the impurity, which is a sum over the action's parts: of a branch, Gini's
   * index 1 - sum over choices of share^2; of an axis, the variance. Both are between 0 and 1.
   */
  double impurity() {
    if (!(weight > 0)) {
      return 0;
    }
    double sum = 0;
    for (int branch = 0; branch < spec.branchCount(); branch++) {
      double ofSquares = 0;
      for (int c = spec.choiceOffset(branch); c < spec.choiceOffset(branch + 1); c++) {
        ofSquares += choices[c] * choices[c];
      }
      sum += weight - ofSquares / weight;
    }
    for (int axis = 0; axis < values.length; axis++) {
      sum += squares[axis] - values[axis] * values[axis] / weight;
    }
    return sum;
  }

  /**
   * Of each branch the choices by their weight, the first of equals first; of each axis the mean.
   */
  DecisionTree.Leaf leaf() {
    int[][] preferences = new int[spec.branchCount()][];
    for (int branch = 0; branch < preferences.length; branch++) {
      preferences[branch] = byWeight(branch);
    }
    float[] axes = new float[values.length];
    for (int axis = 0; axis < axes.length; axis++) {
      ActionSpec.Axis bounds = spec.axes().get(axis);
      double mean = weight > 0 ? values[axis] / weight : 0;
      double value = bounds.low() + 0.5 * (mean + 1) * ((double) bounds.high() - bounds.low());
      axes[axis] = (float) Math.max(bounds.low(), Math.min(bounds.high(), value));
    }
    return new DecisionTree.Leaf(preferences, axes);
  }

  private int[] byWeight(int branch) {
    int first = spec.choiceOffset(branch);
    int[] sorted = new int[spec.choiceCount(branch)];
    for (int choice = 0; choice < sorted.length; choice++) {
      int place = choice;
      while (place > 0 && choices[first + choice] > choices[first + sorted[place - 1]]) {
        sorted[place] = sorted[place - 1];
        place--;
      }
      sorted[place] = choice;
    }
    return sorted;
  }
}
