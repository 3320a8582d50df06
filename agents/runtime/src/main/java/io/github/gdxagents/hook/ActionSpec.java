package io.github.gdxagents.hook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * What an agent can do: any mix of discrete branches, each one choice out of several, and bounded
 * continuous axes.
 *
 * <p>All branches are decided at once and independently, as are all axes. A lander that fires one
 * of four engines has one branch with four choices; a car that steers and accelerates has two axes;
 * a soldier that moves and shoots may have two branches and two axes.
 *
 * <p>Branches, the choices of each branch, and axes are each numbered from 0 in the order in which
 * they are declared; {@link Action} and {@link ActionMask} go by these numbers. Branches and axes
 * are numbered apart: a spec with both has a branch 0 and an axis 0.
 */
public final class ActionSpec {

  private final List<Branch> branches;
  private final List<Axis> axes;
  private final int[] choiceOffsets;

  public ActionSpec(List<Branch> branches, List<Axis> axes) {
    if (branches.isEmpty() && axes.isEmpty()) {
      throw new IllegalArgumentException(
          "An action spec needs at least one branch or axis, but has none");
    }
    Set<String> branchNames = new HashSet<>();
    for (Branch branch : branches) {
      Names.requireNew("branch", branch.name(), branchNames);
    }
    Set<String> axisNames = new HashSet<>();
    for (Axis axis : axes) {
      Names.requireNew("axis", axis.name(), axisNames);
    }
    this.branches = Collections.unmodifiableList(new ArrayList<>(branches));
    this.axes = Collections.unmodifiableList(new ArrayList<>(axes));
    this.choiceOffsets = new int[branches.size() + 1];
    for (int b = 0; b < branches.size(); b++) {
      choiceOffsets[b + 1] = Math.addExact(choiceOffsets[b], branches.get(b).choices().size());
    }
  }

  public List<Branch> branches() {
    return branches;
  }

  public List<Axis> axes() {
    return axes;
  }

  public int branchCount() {
    return branches.size();
  }

  public int axisCount() {
    return axes.size();
  }

  /**
   * The number of the branch that was declared with an enum.
   *
   * @throws IllegalArgumentException if there is no such branch, or more than one
   */
  public int branchOf(Class<? extends Enum<?>> type) {
    int found = -1;
    for (int b = 0; b < branches.size(); b++) {
      if (branches.get(b).isOf(type)) {
        if (found >= 0) {
          throw new IllegalArgumentException(
              "More than one branch is declared with " + type.getName() + "; give its number too");
        }
        found = b;
      }
    }
    if (found < 0) {
      throw new IllegalArgumentException(
          "No branch is declared with " + type.getName() + ", only " + branches);
    }
    return found;
  }

  /** The number of choices of one branch. */
  public int choiceCount(int branch) {
    return choiceOffsets[branch + 1] - choiceOffsets[branch];
  }

  /** The number of choices of all branches together: the length of a mask. */
  public int totalChoices() {
    return choiceOffsets[branches.size()];
  }

  /** Where a branch's choices begin when those of all branches are laid end to end. */
  public int choiceOffset(int branch) {
    return choiceOffsets[branch];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ActionSpec
        && branches.equals(((ActionSpec) other).branches)
        && axes.equals(((ActionSpec) other).axes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(branches, axes);
  }

  @Override
  public String toString() {
    return branches + " " + axes;
  }

  /** One discrete decision: exactly one of its choices is taken. */
  public static final class Branch {

    private final String name;
    private final List<String> choices;

    /** For each choice its enum constant; empty where the choices are no enum's. */
    private final Object[] constants;

    /**
     * @param name what is decided, unique among the branches
     * @param choices the names of what can be chosen, at least one
     */
    public Branch(String name, List<String> choices) {
      this(name, choices, new Object[0]);
    }

    private Branch(String name, List<String> choices, Object[] constants) {
      this.name = Names.require("branch", name);
      if (choices.isEmpty()) {
        throw new IllegalArgumentException("Branch '" + name + "' needs at least one choice");
      }
      String what = "choice of branch '" + name + "'";
      Set<String> seen = new HashSet<>();
      for (String choice : choices) {
        Names.requireNew(what, Names.require(what, choice), seen);
      }
      this.choices = Collections.unmodifiableList(new ArrayList<>(choices));
      this.constants = constants;
    }

    /**
     * A branch whose choices are an enum's constants, in their order. They are named after them:
     * {@code TURN_LEFT} is {@code "turn left"}.
     */
    public static <E extends Enum<E>> Branch of(String name, Class<E> type) {
      E[] constants = type.getEnumConstants();
      List<String> choices = new ArrayList<>(constants.length);
      for (E constant : constants) {
        choices.add(constant.name().toLowerCase(Locale.ROOT).replace('_', ' '));
      }
      return new Branch(name, choices, constants);
    }

    public String name() {
      return name;
    }

    /** Whether the choices are this enum's constants. */
    boolean isOf(Class<?> type) {
      return constants.getClass().getComponentType() == type;
    }

    /** The constant that stands for a choice of a branch that was made from an enum. */
    Object constant(int choice) {
      if (constants.length == 0) {
        throw new IllegalArgumentException("Branch " + this + " was not declared with an enum");
      }
      return constants[choice];
    }

    /** The choice that an enum constant stands for, in a branch that was made from its enum. */
    int choiceOf(Object constant) {
      return Arrays.asList(constants).indexOf(constant);
    }

    public List<String> choices() {
      return choices;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Branch
          && name.equals(((Branch) other).name)
          && choices.equals(((Branch) other).choices);
    }

    @Override
    public int hashCode() {
      return Objects.hash(name, choices);
    }

    @Override
    public String toString() {
      return name + choices;
    }
  }

  /** One continuous control between two finite bounds. */
  public static final class Axis {

    private final String name;
    private final String unit;
    private final float low;
    private final float high;

    /**
     * @param name what is controlled, unique among the axes
     * @param unit its unit, such as {@code "N"}; empty for plain numbers
     * @param low the least value, finite
     * @param high the greatest value, finite
     */
    public Axis(String name, String unit, float low, float high) {
      this.name = Names.require("axis", name);
      this.unit = Names.requirePrintable("unit of axis '" + name + "'", unit);
      if (!(low < high) || Float.isInfinite(low) || Float.isInfinite(high)) {
        throw new IllegalArgumentException(
            "Axis '"
                + name
                + "' needs finite bounds with low < high, but got low "
                + low
                + " and high "
                + high);
      }
      this.low = low;
      this.high = high;
    }

    public String name() {
      return name;
    }

    public String unit() {
      return unit;
    }

    public float low() {
      return low;
    }

    public float high() {
      return high;
    }

    @Override
    public boolean equals(Object other) {
      if (!(other instanceof Axis)) {
        return false;
      }
      Axis that = (Axis) other;
      return name.equals(that.name)
          && unit.equals(that.unit)
          && Float.compare(low, that.low) == 0
          && Float.compare(high, that.high) == 0;
    }

    @Override
    public int hashCode() {
      return Objects.hash(name, unit, low, high);
    }

    @Override
    public String toString() {
      return name + (unit.isEmpty() ? "" : " " + unit) + " in " + low + ".." + high;
    }
  }
}
