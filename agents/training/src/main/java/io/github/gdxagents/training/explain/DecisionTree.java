package io.github.gdxagents.training.explain;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentSpec;
import java.util.Arrays;
import java.util.List;

/**
 * Decides by comparing one number of the observation after the other with thresholds. Immutable,
 * allocates nothing, and may play any number of agents on any number of threads.
 *
 * @param spec what its agents observe and do
 * @param root where each decision begins
 */
public record DecisionTree(AgentSpec spec, Node root) implements ActionSource {

  /** A question, or an answer. */
  public sealed interface Node permits Split, Leaf {

    /** How many leaves there are from here on. */
    int leaves();
  }

  /**
   * A question about one number of the observation.
   *
   * @param index which number, from 0
   * @param threshold in the game's own units
   * @param atMost where a decision goes on whose number is the threshold or less
   * @param above where all others go on
   */
  public record Split(int index, float threshold, Node atMost, Node above) implements Node {

    @Override
    public int leaves() {
      return atMost.leaves() + above.leaves();
    }
  }

  /** What is done. Immutable. */
  public static final class Leaf implements Node {

    private final int[][] preferences;
    private final float[] axes;

    /**
     * @param preferences for each branch all of its choices, the best one first, {@code [branches x
     *     choices]}
     * @param axes the value of each axis, in its unit and within its bounds
     */
    public Leaf(int[][] preferences, float[] axes) {
      this.preferences = new int[preferences.length][];
      for (int branch = 0; branch < preferences.length; branch++) {
        this.preferences[branch] = preferences[branch].clone();
      }
      this.axes = axes.clone();
    }

    /** The choice of a branch where all are allowed. */
    public int choice(int branch) {
      return preferences[branch][0];
    }

    /** The choices of a branch, the best one first. */
    public int[] preferences(int branch) {
      return preferences[branch].clone();
    }

    /** The value of an axis, in its unit. */
    public float axis(int axis) {
      return axes[axis];
    }

    @Override
    public int leaves() {
      return 1;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Leaf that
          && Arrays.deepEquals(preferences, that.preferences)
          && Arrays.equals(axes, that.axes);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.deepHashCode(preferences) + Arrays.hashCode(axes);
    }

    @Override
    public String toString() {
      return "choices " + Arrays.deepToString(preferences) + ", axes " + Arrays.toString(axes);
    }

    private int choice(int branch, ActionMask mask) {
      int[] best = preferences[branch];
      int rank = 0;
      while (!mask.isAllowed(branch, best[rank])) {
        rank++;
      }
      return best[rank];
    }
  }

  /** How many leaves it has. */
  public int leaves() {
    return root.leaves();
  }

  /** Where an observation leads to. */
  public Leaf leaf(float[] observation) {
    Node node = root;
    while (node instanceof Split split) {
      node = observation[split.index] <= split.threshold ? split.atMost : split.above;
    }
    return (Leaf) node;
  }

  /** Takes of each branch the leaf's best choice that is allowed. */
  @Override
  public void decide(float[] observation, ActionMask mask, Action action) {
    Leaf leaf = leaf(observation);
    for (int branch = 0; branch < leaf.preferences.length; branch++) {
      action.setChoice(branch, leaf.choice(branch, mask));
    }
    for (int axis = 0; axis < leaf.axes.length; axis++) {
      action.setAxis(axis, leaf.axes[axis]);
    }
  }

  @Override
  public void requireSpec(AgentSpec game) {
    List<String> differences = spec.differences("tree", game, "game");
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          "This tree is of another game, or another version of it; distill one for this game:\n  "
              + String.join("\n  ", differences));
    }
  }
}
