package io.github.gdxagents.hook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What an agent observes: named components in a fixed order, which laid end to end form one {@code
 * float[]}.
 *
 * <p>The spec is part of every policy file, so that a policy is never fed numbers that mean
 * something else than what it was trained on.
 */
public final class ObservationSpec {

  private final List<Component> components;
  private final int size;

  public ObservationSpec(List<Component> components) {
    if (components.isEmpty()) {
      throw new IllegalArgumentException(
          "An observation spec needs at least one component, but has none");
    }
    Set<String> names = new HashSet<>();
    for (Component component : components) {
      Names.requireNew("observation component", component.name(), names);
    }
    this.components = Collections.unmodifiableList(new ArrayList<>(components));
    long total = 0;
    for (Component component : components) {
      total += component.size();
    }
    if (total > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "An observation spec holds at most " + Integer.MAX_VALUE + " numbers, not " + total);
    }
    this.size = (int) total;
  }

  public List<Component> components() {
    return components;
  }

  /** The number of floats in one observation: the sum of the components' sizes. */
  public int size() {
    return size;
  }

  /**
   * Names the place of one float of the observation, for messages: {@code "velocity[1] (m/s)"}, and
   * {@code "velocity[1] 2 decisions ago (m/s)"} where it is stacked.
   */
  public String describeIndex(int index) {
    int first = 0;
    for (Component component : components) {
      if (index < first + component.size()) {
        int written = component.shape().size();
        int ago = (index - first) / written;
        return component.name()
            + (written == 1 ? "" : "[" + (index - first) % written + "]")
            + (ago == 0 ? "" : ago == 1 ? " a decision ago" : " " + ago + " decisions ago")
            + (component.unit().isEmpty() ? "" : " (" + component.unit() + ")");
      }
      first += component.size();
    }
    throw new IndexOutOfBoundsException("Observation index " + index + " of " + size);
  }

  /** Whether all components are vectors, stacked or not: what dense networks can take. */
  public boolean isFlat() {
    for (Component component : components) {
      if (component.shape().kind() != ObservationShape.Kind.VECTOR) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ObservationSpec
        && components.equals(((ObservationSpec) other).components);
  }

  @Override
  public int hashCode() {
    return components.hashCode();
  }

  @Override
  public String toString() {
    return components.toString();
  }

  /** One named group of numbers in an observation. */
  public static final class Component {

    private final String name;
    private final ObservationShape shape;
    private final int stacked;
    private final String unit;
    private final float low;
    private final float high;

    /**
     * A vector of numbers.
     *
     * @param name what the numbers are, unique within the spec
     * @param size how many numbers, at least 1
     * @param unit their unit, such as {@code "m/s"}; empty for plain numbers
     * @param low the least value each of them can take, or {@code -Infinity}. A promise that the
     *     contract test checks, not a limit to which values would be clipped.
     * @param high the greatest value each of them can take, or {@code +Infinity}
     */
    public Component(String name, int size, String unit, float low, float high) {
      this(name, vector(name, size), 1, unit, low, high);
    }

    private static ObservationShape vector(String name, int size) {
      if (size < 1) {
        throw new IllegalArgumentException(
            "Observation component '" + name + "' needs a size of at least 1, not " + size);
      }
      return ObservationShape.vector(size);
    }

    /**
     * @param name what the numbers are, unique within the spec
     * @param shape of what the agent writes at each decision
     * @param stacked how many decisions are kept, the present one included; 1 unless a vector. The
     *     library keeps those before: the observation holds the present vector, then the one of a
     *     decision ago, and so on, with zeros for what lies before the life's begin.
     * @param unit their unit, such as {@code "m/s"}; empty for plain numbers
     * @param low the least value each of them can take, or {@code -Infinity}
     * @param high the greatest value each of them can take, or {@code +Infinity}
     */
    public Component(
        String name, ObservationShape shape, int stacked, String unit, float low, float high) {
      this.name = Names.require("observation component", name);
      this.shape = Objects.requireNonNull(shape, "shape");
      this.unit = Names.requirePrintable("unit of observation component '" + name + "'", unit);
      if (stacked < 1 || (stacked > 1 && shape.kind() != ObservationShape.Kind.VECTOR)) {
        throw new IllegalArgumentException(
            "Observation component '"
                + name
                + "', a "
                + shape
                + ", cannot be stacked "
                + stacked
                + " times; vectors can, at least once");
      }
      if (!(low < high)) {
        throw new IllegalArgumentException(
            "Observation component '"
                + name
                + "' needs low < high, but got low "
                + low
                + " and high "
                + high);
      }
      this.stacked = stacked;
      this.low = low;
      this.high = high;
    }

    public String name() {
      return name;
    }

    /** The shape of what the agent writes at each decision. */
    public ObservationShape shape() {
      return shape;
    }

    /** How many decisions the observation holds of it, the present one included. */
    public int stacked() {
      return stacked;
    }

    /** How many floats of the observation it takes: its shape's, as often as it is stacked. */
    public int size() {
      return Math.multiplyExact(shape.size(), stacked);
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
      if (!(other instanceof Component)) {
        return false;
      }
      Component that = (Component) other;
      return name.equals(that.name)
          && shape.equals(that.shape)
          && stacked == that.stacked
          && unit.equals(that.unit)
          && Float.compare(low, that.low) == 0
          && Float.compare(high, that.high) == 0;
    }

    @Override
    public int hashCode() {
      return Objects.hash(name, shape, stacked, unit, low, high);
    }

    /** Leaves out what says nothing: a size of 1, no unit, no bounds. */
    @Override
    public String toString() {
      return name
          + describeShape()
          + (stacked == 1 ? "" : " stacked " + stacked)
          + (unit.isEmpty() ? "" : " " + unit)
          + range();
    }

    private String describeShape() {
      if (shape.kind() != ObservationShape.Kind.VECTOR) {
        return " (" + shape + ")";
      }
      return shape.size() == 1 ? "" : "[" + shape.size() + "]";
    }

    private String range() {
      if (low == Float.NEGATIVE_INFINITY) {
        return high == Float.POSITIVE_INFINITY ? "" : " at most " + high;
      }
      return high == Float.POSITIVE_INFINITY ? " at least " + low : " in " + low + ".." + high;
    }
  }
}
