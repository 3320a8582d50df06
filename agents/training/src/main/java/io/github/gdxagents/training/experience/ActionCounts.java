package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.ActionSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Which actions were taken in a rollout, as the game got them, so that people see when a policy
 * settles on one.
 *
 * @param branches in the order of the spec
 * @param axes in the order of the spec
 */
public record ActionCounts(List<BranchCounts> branches, List<AxisCounts> axes) {

  /** How many bins an axis has, of the same width, from its low to its high bound. */
  public static final int BINS = 30;

  /**
   * How often each choice of a branch was taken.
   *
   * @param counts {@code [choices]}
   */
  public record BranchCounts(ActionSpec.Branch branch, long[] counts) {}

  /**
   * How the values of an axis were spread, in the axis' unit. A value on a bound, where all that
   * was drawn beyond it is, belongs to the outermost bin.
   *
   * @param bins how many values each bin holds, {@code [BINS]}
   * @param min the least value; positive infinity if there was none
   * @param max the greatest value; negative infinity if there was none
   * @param sum of all values
   * @param sumOfSquares of all values
   */
  public record AxisCounts(
      ActionSpec.Axis axis, long[] bins, double min, double max, double sum, double sumOfSquares) {}

  /** Counts the actions of a rollout's decisions. */
  public static ActionCounts of(ActionSpec spec, Rollout rollout) {
    List<BranchCounts> branches = new ArrayList<>();
    for (int branch = 0; branch < spec.branchCount(); branch++) {
      branches.add(new BranchCounts(spec.branches().get(branch), choices(spec, rollout, branch)));
    }
    List<AxisCounts> axes = new ArrayList<>();
    for (int axis = 0; axis < spec.axisCount(); axis++) {
      axes.add(axis(spec.axes().get(axis), rollout, spec.branchCount() + axis));
    }
    return new ActionCounts(List.copyOf(branches), List.copyOf(axes));
  }

  private static long[] choices(ActionSpec spec, Rollout rollout, int branch) {
    long[] counts = new long[spec.choiceCount(branch)];
    for (int row = 0; row < rollout.valid.length; row++) {
      if (rollout.valid[row]) {
        counts[(int) rollout.actions[row * rollout.actionSize + branch]]++;
      }
    }
    return counts;
  }

  /**
   * @param column of the axis in a row of actions, in units of half its range
   */
  private static AxisCounts axis(ActionSpec.Axis axis, Rollout rollout, int column) {
    long[] bins = new long[BINS];
    double low = axis.low();
    double range = (double) axis.high() - low;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double sumOfSquares = 0;
    for (int row = 0; row < rollout.valid.length; row++) {
      if (rollout.valid[row]) {
        double drawn = rollout.actions[row * rollout.actionSize + column];
        double share = 0.5 * (Math.max(-1, Math.min(1, drawn)) + 1);
        double value = low + share * range;
        bins[Math.min(BINS - 1, (int) (share * BINS))]++;
        min = Math.min(min, value);
        max = Math.max(max, value);
        sum += value;
        sumOfSquares += value * value;
      }
    }
    return new AxisCounts(axis, bins, min, max, sum, sumOfSquares);
  }
}
