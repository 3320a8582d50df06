package io.github.gdxagents.play;

import java.util.Arrays;

/**
 * How long the latest decisions took: observing, deciding and acting of all agents that were due
 * before the same tick. Keeps the latest 512, and allocates nothing once it is made.
 */
public final class DecisionTimes {

  private static final int KEPT = 512;
  private static final double MICROS_PER_NANO = 1e-3;

  private final long[] nanos = new long[KEPT];
  private final long[] sorted = new long[KEPT];
  private long added;
  private boolean isSorted = true;

  /** Adds the latest. */
  public void add(long decisionNanos) {
    nanos[(int) (added++ % KEPT)] = decisionNanos;
    isSorted = false;
  }

  /** How many there are, at most 512. */
  public int size() {
    return (int) Math.min(added, KEPT);
  }

  /** Half of them took no longer, in microseconds; NaN where there are none. */
  public double medianMicros() {
    return percentileMicros(50);
  }

  /**
   * So many percent of them took no longer, in microseconds: the nearest rank. NaN where there are
   * none.
   *
   * @param percent above 0, at most 100
   * @throws IllegalArgumentException if it is not
   */
  public double percentileMicros(double percent) {
    if (!(percent > 0 && percent <= 100)) {
      throw new IllegalArgumentException("percent must be above 0 and at most 100, not " + percent);
    }
    int size = size();
    if (size == 0) {
      return Double.NaN;
    }
    if (!isSorted) {
      System.arraycopy(nanos, 0, sorted, 0, size);
      Arrays.sort(sorted, 0, size);
      isSorted = true;
    }
    return sorted[(int) StrictMath.ceil(percent / 100 * size) - 1] * MICROS_PER_NANO;
  }
}
