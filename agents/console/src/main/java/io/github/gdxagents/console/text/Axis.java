package io.github.gdxagents.console.text;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis of a {@link Chart}.
 *
 * @param title what it shows; may be empty
 * @param low where it begins
 * @param high where it ends, greater than that
 * @param ticks what is marked in between
 */
public record Axis(String title, double low, double high, List<Tick> ticks) {

  /** What differs by less, of itself or at all, is drawn as equal: labels would be too long. */
  private static final double LEAST_RELATIVE_SPAN = 1e-3;

  private static final double LEAST_SPAN = 1e-9;

  private static final int[] FACTORS = {1, 2, 5};

  /** In steps; lets both ends be marked, however they are rounded. */
  private static final double TOLERANCE = 1e-9;

  /**
   * A mark on an axis.
   *
   * @param value where it is
   * @param label what is written beside it
   */
  public record Tick(double value, String label) {}

  /**
   * An axis of numbers, marked at round ones: multiples of 1, 2 or 5 times a power of ten
   * (Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990). Ends that are all but equal
   * are moved apart.
   *
   * @param mostIntervals between ticks, from end to end
   */
  public static Axis ofNumbers(String title, double low, double high, int mostIntervals) {
    double relative = LEAST_RELATIVE_SPAN * Math.max(Math.abs(low), Math.abs(high));
    double span = Math.max(high - low, Math.max(LEAST_SPAN, relative));
    double from = low - (span - (high - low)) / 2;
    int exponent = (int) Math.floor(Math.log10(span / mostIntervals));
    while (true) {
      for (int factor : FACTORS) {
        double step = factor * Math.pow(10, exponent);
        if (span <= step * mostIntervals) {
          return new Axis(
              title, from, from + span, ticks(from, from + span, step, Math.max(0, -exponent)));
        }
      }
      exponent++;
    }
  }

  private static List<Tick> ticks(double from, double to, double step, int decimals) {
    List<Tick> ticks = new ArrayList<>();
    long last = (long) Math.floor(to / step + TOLERANCE);
    for (long tick = (long) Math.ceil(from / step - TOLERANCE); tick <= last; tick++) {
      double value = tick * step;
      ticks.add(new Tick(value, NumberText.fixed(value, decimals)));
    }
    return ticks;
  }
}
