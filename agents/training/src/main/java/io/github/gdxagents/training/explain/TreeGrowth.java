package io.github.gdxagents.training.explain;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.training.explain.DecisionTree.Leaf;
import io.github.gdxagents.training.explain.DecisionTree.Node;
import io.github.gdxagents.training.explain.DecisionTree.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Grows a classification and regression tree best-first: of all leaves that one is split next whose
 * best split lowers the weighted impurity of {@link LabelSums} most. Breiman, Friedman, Olshen and
 * Stone, "Classification and Regression Trees" (1984), chapters 2 and 8.
 *
 * <p>Each number of the observation is sorted once; each split of a leaf scans all of its states in
 * that order, and parts the order in place. Of equal splits the first number's counts, and of its
 * thresholds the least. Leaves beside each other that choose the same are one, and count as such.
 */
final class TreeGrowth {

  /** What a split gains at least, as a share of all states' weight: less is rounding. */
  private static final double LEAST_GAIN = 1e-10;

  /** How often the tree may be split for each leaf that it has once those that agree are one. */
  private static final int SPLITS_PER_LEAF = 8;

  private final ActionSpec spec;
  private final LabeledStates states;

  /** For each number of the observation the states by its value, {@code [numbers x states]}. */
  private final int[][] sorted;

  private final boolean[] isAtMost;
  private final int[] moved;
  private final LabelSums atMost;
  private final LabelSums above;
  private final Part root;

  TreeGrowth(ActionSpec spec, LabeledStates states) {
    this.spec = spec;
    this.states = states;
    this.sorted = new int[states.observationSize()][];
    this.isAtMost = new boolean[states.count()];
    this.moved = new int[states.count()];
    this.atMost = new LabelSums(spec);
    this.above = new LabelSums(spec);
    for (int index = 0; index < sorted.length; index++) {
      sorted[index] = sort(index);
    }
    this.root = new Part(0, states.count());
    findSplit(root);
  }

  /** Some states that belong together: {@code from} to before {@code to} in each order. */
  private final class Part {

    final int from;
    final int to;
    final LabelSums sums = new LabelSums(spec);

    // The best split, and the numbers on both sides of it; without one, the gain is 0.
    int index;
    float low;
    float high;
    double gain;

    /** Present once it has been split for the first time. */
    @Nullable Part atMost;

    @Nullable Part above;

    /** Whether it is split at present, and whether it must not be. */
    boolean isSplit;

    boolean closed;

    Part(int from, int to) {
      this.from = from;
      this.to = to;
      for (int i = from; i < to; i++) {
        sums.add(states, sorted[0][i]);
      }
    }

    Node node() {
      if (!isSplit || atMost == null || above == null) {
        return sums.leaf();
      }
      Node first = atMost.node();
      Node second = above.node();
      return first instanceof Leaf one && second instanceof Leaf other && chooseTheSame(one, other)
          ? sums.leaf()
          : new Split(index, RoundNumber.between(low, high), first, second);
    }

    void addLeaves(List<Part> leaves) {
      if (isSplit && atMost != null && above != null) {
        atMost.addLeaves(leaves);
        above.addLeaves(leaves);
      } else {
        leaves.add(this);
      }
    }
  }

  private boolean chooseTheSame(Leaf one, Leaf other) {
    for (int branch = 0; branch < spec.branchCount(); branch++) {
      if (one.choice(branch) != other.choice(branch)) {
        return false;
      }
    }
    for (int axis = 0; axis < spec.axisCount(); axis++) {
      if (one.axis(axis) != other.axis(axis)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Goes on growing.
   *
   * @param leaves the most, not less than at the last call
   */
  Node growTo(int leaves) {
    Node tree = root.node();
    for (int splits = splits(); splits < SPLITS_PER_LEAF * leaves; splits++) {
      Part best = tree.leaves() < leaves ? best() : null;
      if (best == null) {
        break;
      }
      split(best);
      Node grown = root.node();
      if (grown.leaves() <= leaves) {
        tree = grown;
      } else {
        best.isSplit = false;
        best.closed = true;
      }
    }
    parts().forEach(part -> part.closed = false);
    return tree;
  }

  private List<Part> parts() {
    List<Part> leaves = new ArrayList<>();
    root.addLeaves(leaves);
    return leaves;
  }

  private int splits() {
    return parts().size() - 1;
  }

  private @Nullable Part best() {
    Part best = null;
    double least = LEAST_GAIN * root.sums.weight();
    for (Part part : parts()) {
      if (!part.closed && part.gain > (best == null ? least : best.gain)) {
        best = part;
      }
    }
    return best;
  }

  private void split(Part part) {
    part.isSplit = true;
    if (part.atMost != null) {
      return;
    }
    int middle = part.from;
    for (int i = part.from; i < part.to; i++) {
      int state = sorted[part.index][i];
      isAtMost[state] = states.observed(state, part.index) <= part.low;
      middle += isAtMost[state] ? 1 : 0;
    }
    for (int[] order : sorted) {
      int kept = part.from;
      int others = 0;
      for (int i = part.from; i < part.to; i++) {
        if (isAtMost[order[i]]) {
          order[kept++] = order[i];
        } else {
          moved[others++] = order[i];
        }
      }
      System.arraycopy(moved, 0, order, kept, others);
    }
    part.atMost = new Part(part.from, middle);
    part.above = new Part(middle, part.to);
    findSplit(part.atMost);
    findSplit(part.above);
  }

  private void findSplit(Part part) {
    double impurity = part.sums.impurity();
    for (int index = 0; index < sorted.length; index++) {
      int[] order = sorted[index];
      atMost.clear();
      above.copyFrom(part.sums);
      for (int i = part.from; i < part.to - 1; i++) {
        atMost.add(states, order[i]);
        above.subtract(states, order[i]);
        float low = states.observed(order[i], index);
        float high = states.observed(order[i + 1], index);
        if (low < high) {
          double gain = impurity - atMost.impurity() - above.impurity();
          if (gain > part.gain) {
            part.gain = gain;
            part.index = index;
            part.low = low;
            part.high = high;
          }
        }
      }
    }
  }

  /** The states in ascending order of a number; of equals, the first first. */
  private int[] sort(int index) {
    long[] keys = new long[states.count()];
    for (int state = 0; state < keys.length; state++) {
      int bits = Float.floatToIntBits(states.observed(state, index));
      int ascending = bits ^ ((bits >> 31) & Integer.MAX_VALUE); // as floats are ordered
      keys[state] = ((long) ascending << 32) | state;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }
}
