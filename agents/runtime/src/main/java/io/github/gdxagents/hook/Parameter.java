package io.github.gdxagents.hook;

import java.util.Objects;

/**
 * A number that a {@link Simulation} reads from each {@link Episode}, such as gravity or the number
 * of enemies. Training may draw it anew for every episode, so that a policy copes with all values.
 */
public final class Parameter {

  private final String name;
  private final String unit;
  private final float low;
  private final float high;
  private final float defaultValue;

  /**
   * @param name what the number is, unique within the simulation
   * @param unit its unit, such as {@code "m/s²"}; empty for plain numbers
   * @param low the least value that the simulation can take, finite
   * @param high the greatest value that the simulation can take, finite
   * @param defaultValue the value where nobody asks for another
   */
  public Parameter(String name, String unit, float low, float high, float defaultValue) {
    this.name = Names.require("parameter", name);
    this.unit = Names.requirePrintable("unit of parameter '" + name + "'", unit);
    if (!(low <= defaultValue && defaultValue <= high)
        || Float.isInfinite(low)
        || Float.isInfinite(high)) {
      throw new IllegalArgumentException(
          "Parameter '"
              + name
              + "' needs finite bounds with its default between them, but got low "
              + low
              + ", high "
              + high
              + " and default "
              + defaultValue);
    }
    this.low = low;
    this.high = high;
    this.defaultValue = defaultValue;
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

  public float defaultValue() {
    return defaultValue;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Parameter)) {
      return false;
    }
    Parameter that = (Parameter) other;
    return name.equals(that.name)
        && unit.equals(that.unit)
        && Float.compare(low, that.low) == 0
        && Float.compare(high, that.high) == 0
        && Float.compare(defaultValue, that.defaultValue) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, unit, low, high, defaultValue);
  }

  @Override
  public String toString() {
    return name
        + (unit.isEmpty() ? "" : " " + unit)
        + " in "
        + low
        + ".."
        + high
        + ", by default "
        + defaultValue;
  }
}
