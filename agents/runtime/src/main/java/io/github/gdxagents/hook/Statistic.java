package io.github.gdxagents.hook;

import java.util.Objects;

/**
 * A number that a game reports beside its rewards, such as goals, fuel or height, so that people
 * see what a policy does and not only what it is paid for.
 */
public final class Statistic {

  /** How the reports of a life's ticks become one number. */
  public enum Aggregation {
    /** Their mean. */
    MEAN,
    /** Their sum. */
    SUM,
    /** The last of them. */
    LAST
  }

  private final String name;
  private final String unit;
  private final Aggregation aggregation;

  /**
   * @param name what the number is, unique among the agent's statistics
   * @param unit its unit, such as {@code "kg"}; empty for plain numbers
   * @param aggregation how the reports of a life's ticks become one number
   */
  public Statistic(String name, String unit, Aggregation aggregation) {
    this.name = Names.require("statistic", name);
    this.unit = Names.requirePrintable("unit of statistic '" + name + "'", unit);
    this.aggregation = Objects.requireNonNull(aggregation, "aggregation");
  }

  public String name() {
    return name;
  }

  public String unit() {
    return unit;
  }

  public Aggregation aggregation() {
    return aggregation;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Statistic)) {
      return false;
    }
    Statistic that = (Statistic) other;
    return name.equals(that.name) && unit.equals(that.unit) && aggregation == that.aggregation;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, unit, aggregation);
  }

  @Override
  public String toString() {
    return name + (unit.isEmpty() ? "" : " " + unit) + ", " + aggregation;
  }
}
