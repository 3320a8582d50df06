package io.github.gdxagents.training.explain;

import java.util.Arrays;

/**
 * Situations, what the policy does in each, and how much depends on it. A label is as a row of
 * {@link io.github.gdxagents.policy.ActionDistribution} has it: the number of each choice, then the
 * value of each axis, in halves of its range and between -1 and 1.
 */
final class LabeledStates {

  private static final int FIRST_CAPACITY = 1024;

  private final int observationSize;
  private final int labelSize;
  private float[] observations;
  private float[] labels;
  private double[] weights = new double[FIRST_CAPACITY];
  private int count;

  /**
   * @param labelSize branches + axes
   */
  LabeledStates(int observationSize, int labelSize) {
    this.observationSize = observationSize;
    this.labelSize = labelSize;
    this.observations = new float[FIRST_CAPACITY * observationSize];
    this.labels = new float[FIRST_CAPACITY * labelSize];
  }

  /**
   * Adds a state.
   *
   * @param weight what a wrong action costs here; a state where it costs nothing is left out, as is
   *     one whose cost is beyond all numbers
   */
  void add(float[] observation, float[] label, double weight) {
    if (!(weight > 0) || Double.isInfinite(weight)) {
      return;
    }
    if (count == weights.length) {
      int capacity = Math.multiplyExact(count, 2);
      observations = Arrays.copyOf(observations, Math.multiplyExact(capacity, observationSize));
      labels = Arrays.copyOf(labels, Math.multiplyExact(capacity, labelSize));
      weights = Arrays.copyOf(weights, capacity);
    }
    System.arraycopy(observation, 0, observations, count * observationSize, observationSize);
    System.arraycopy(label, 0, labels, count * labelSize, labelSize);
    weights[count++] = weight;
  }

  /** How many states there are. */
  int count() {
    return count;
  }

  int observationSize() {
    return observationSize;
  }

  float observed(int state, int index) {
    return observations[state * observationSize + index];
  }

  float label(int state, int part) {
    return labels[state * labelSize + part];
  }

  double weight(int state) {
    return weights[state];
  }
}
