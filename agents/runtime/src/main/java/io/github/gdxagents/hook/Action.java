package io.github.gdxagents.hook;

import java.util.Arrays;

/**
 * One action: a choice for each discrete branch and a value for each continuous axis of an {@link
 * ActionSpec}.
 *
 * <p>Mutable and reused, so that playing allocates nothing: an {@link ActionSource} writes it, an
 * {@link Agent} reads it. A new action takes the first choice of every branch and the middle of
 * every axis.
 */
public final class Action {

  private final ActionSpec spec;
  private final int[] choices;
  private final float[] axes;

  public Action(ActionSpec spec) {
    this.spec = spec;
    this.choices = new int[spec.branchCount()];
    this.axes = new float[spec.axisCount()];
    reset();
  }

  public ActionSpec spec() {
    return spec;
  }

  /** Returns to the first choice of every branch and the middle of every axis. */
  public void reset() {
    Arrays.fill(choices, 0);
    for (int a = 0; a < axes.length; a++) {
      ActionSpec.Axis axis = spec.axes().get(a);
      axes[a] = 0.5f * (axis.low() + axis.high());
    }
  }

  /** The choice taken in a branch, from 0. */
  public int choice(int branch) {
    return choices[branch];
  }

  /**
   * The choice taken in the branch that was declared with an enum.
   *
   * @throws IllegalArgumentException if there is no such branch, or more than one
   */
  public <E extends Enum<E>> E choice(Class<E> type) {
    return choice(spec.branchOf(type), type);
  }

  /**
   * The choice taken in a branch that was declared with an enum.
   *
   * @throws ClassCastException if the branch was declared otherwise
   */
  public <E extends Enum<E>> E choice(int branch, Class<E> type) {
    return type.cast(spec.branches().get(branch).constant(choices[branch]));
  }

  /** The value of an axis, in the axis' unit and within its bounds. */
  public float axis(int axis) {
    return axes[axis];
  }

  /**
   * Takes a choice in a branch.
   *
   * @throws IllegalArgumentException if the branch has no such choice
   */
  public void setChoice(int branch, int choice) {
    if (choice < 0 || choice >= spec.choiceCount(branch)) {
      throw new IllegalArgumentException(
          "Branch "
              + spec.branches().get(branch)
              + " has choices 0 to "
              + (spec.choiceCount(branch) - 1)
              + ", not "
              + choice);
    }
    choices[branch] = choice;
  }

  /**
   * Takes a choice in the branch that was declared with its enum.
   *
   * @throws IllegalArgumentException if there is no such branch, or more than one
   */
  public <E extends Enum<E>> void setChoice(E choice) {
    int branch = spec.branchOf(choice.getDeclaringClass());
    choices[branch] = spec.branches().get(branch).choiceOf(choice);
  }

  /**
   * Sets an axis to a value in its unit.
   *
   * @throws IllegalArgumentException if the value is outside the axis' bounds or not a number
   */
  public void setAxis(int axis, float value) {
    ActionSpec.Axis bounds = spec.axes().get(axis);
    if (!(value >= bounds.low() && value <= bounds.high())) {
      throw new IllegalArgumentException("Axis " + bounds + " cannot take the value " + value);
    }
    axes[axis] = value;
  }

  /**
   * Copies the action out: the number of each choice, then the value of each axis in its unit.
   *
   * @param target modified from index {@code offset} on
   * @return the index behind the last number
   */
  public int copyTo(float[] target, int offset) {
    int next = offset;
    for (int choice : choices) {
      target[next++] = choice;
    }
    System.arraycopy(axes, 0, target, next, axes.length);
    return next + axes.length;
  }

  /**
   * Copies an action in, in the form of {@link #copyTo}.
   *
   * @return the index behind the last number
   * @throws IllegalArgumentException if a branch has no such choice, or a value is outside of its
   *     axis' bounds
   */
  public int copyFrom(float[] source, int offset) {
    int next = offset;
    for (int branch = 0; branch < choices.length; branch++) {
      setChoice(branch, (int) source[next++]);
    }
    for (int axis = 0; axis < axes.length; axis++) {
      setAxis(axis, source[next++]);
    }
    return next;
  }

  @Override
  public String toString() {
    return "choices " + Arrays.toString(choices) + ", axes " + Arrays.toString(axes);
  }
}
