package io.github.gdxagents.training.settings;

/** Number formatting and range checks for settings. */
final class Numbers {

  private Numbers() {}

  /** The shortest text that reads back as the same number, without a trailing {@code .0}. */
  static String text(double value) {
    String text = Double.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  static void requireWithin(String key, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      double nearest = value > high ? high : low;
      String range =
          high == Double.MAX_VALUE || high == Integer.MAX_VALUE
              ? "at least " + text(low)
              : "within " + text(low) + " and " + text(high);
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

  static void requireWithin(String key, Schedule schedule, double low, double high) {
    requireWithin(key, schedule.start(), low, high);
    requireWithin(key, schedule.end(), low, high);
  }
}
