package io.github.gdxagents.training.settings;

/** Number formatting and range checks for settings. */
public final class Numbers {

  private Numbers() {}

  /** Beyond this, a whole number is easier to read with an exponent. */
  private static final double GREATEST_PLAIN = 1e9;

  /** Text that reads back as the same number: {@code 2}, {@code 0.25}, {@code 3e-4}. */
  static String text(double value) {
    boolean plain = value == Math.rint(value) && Math.abs(value) <= GREATEST_PLAIN;
    return plain
        ? Long.toString((long) value)
        : Double.toString(value).replaceFirst("\\.0(?=E)", "").replace('E', 'e');
  }

  /**
   * Checks a setting.
   *
   * @throws InvalidSettingException naming the nearest valid value
   */
  public static void requireWithin(String key, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      double nearest = value > high ? high : low;
      String range =
          high == Double.MAX_VALUE || high == Integer.MAX_VALUE
              ? "at least " + text(low)
              : "between " + text(low) + " and " + text(high);
      throw new InvalidSettingException(
          key
              + " must be "
              + range
              + ", not "
              + text(value)
              + "; the nearest valid value is "
              + text(nearest));
    }
  }

  /** Checks both ends of a schedule. */
  public static void requireWithin(String key, Schedule schedule, double low, double high) {
    requireWithin(key, schedule.start(), low, high);
    requireWithin(key, schedule.end(), low, high);
  }
}
