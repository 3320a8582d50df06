package io.github.gdxagents.hook;

import java.util.Arrays;
import java.util.List;

/**
 * Receives the numbers that an agent reports after each tick of its life, in the order of {@link
 * Agent#statistics()}, and makes one number for the life of each.
 */
public final class StatisticsWriter {

  private final List<Statistic> statistics;
  private final double[] sums;
  private final double[] latest;
  private long reports;
  private int written;
  private int agent;
  private long tick;

  public StatisticsWriter(List<Statistic> statistics) {
    this.statistics = statistics;
    this.sums = new double[statistics.size()];
    this.latest = new double[statistics.size()];
  }

  /** Starts a life: forgets what was reported before. */
  public void clear() {
    Arrays.fill(sums, 0);
    Arrays.fill(latest, 0);
    reports = 0;
  }

  /**
   * Starts the report of one tick.
   *
   * @param agent the agent's place in {@link Simulation#agents()}, for messages
   * @param tick the ticks since the reset, for messages
   */
  public void begin(int agent, long tick) {
    this.agent = agent;
    this.tick = tick;
    written = 0;
  }

  /**
   * Reports the next statistic.
   *
   * @throws IllegalStateException if there is none left, or the value is not finite
   */
  public StatisticsWriter add(float value) {
    if (written >= sums.length) {
      throw new IllegalStateException(
          "Too many statistics" + where() + ": the agent declares " + statistics);
    }
    if (!(Math.abs(value) <= Float.MAX_VALUE)) {
      throw new IllegalStateException(
          "Statistic '"
              + statistics.get(written).name()
              + "' is "
              + value
              + where()
              + "; report finite numbers only");
    }
    sums[written] += value;
    latest[written] = value;
    written++;
    return this;
  }

  /** Ends the report, which must be complete. */
  public void end() {
    if (written != sums.length) {
      throw new IllegalStateException(
          "Too few statistics"
              + where()
              + ": the first one missing is '"
              + statistics.get(written).name()
              + "'");
    }
    reports++;
  }

  /** What a statistic comes to for the life so far; NaN before its first report. */
  public double value(int index) {
    if (reports == 0) {
      return Double.NaN;
    }
    switch (statistics.get(index).aggregation()) {
      case SUM:
        return sums[index];
      case MEAN:
        return sums[index] / reports;
      case LAST:
        return latest[index];
    }
    throw new AssertionError(statistics.get(index));
  }

  /** What all statistics come to for the life so far, in their order. */
  public double[] values() {
    double[] values = new double[sums.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(i);
    }
    return values;
  }

  private String where() {
    return " (agent " + agent + ", tick " + tick + ")";
  }
}
