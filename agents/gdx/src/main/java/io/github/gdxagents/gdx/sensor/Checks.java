package io.github.gdxagents.gdx.sensor;

import java.util.Arrays;
import java.util.HashSet;

/** What sensors refuse. */
final class Checks {

  private Checks() {}

  static boolean finite(float value) {
    return Math.abs(value) <= Float.MAX_VALUE; // false for NaN
  }

  /** Throws unless the coordinates of something to be seen are finite. */
  static void place(String sensor, float x, float y) {
    if (!finite(x) || !finite(y)) {
      throw new IllegalArgumentException(
          "The sensor '"
              + sensor
              + "' was shown something at x "
              + x
              + ", y "
              + y
              + "; show it finite coordinates only");
    }
  }

  /** Returns the count, or throws if it is below 1. */
  static int atLeastOne(String sensor, String what, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "The sensor '" + sensor + "' needs at least 1 of " + what + ", not " + count);
    }
    return count;
  }

  /** Returns the length, or throws unless it is above 0 and finite. */
  static float positive(String sensor, String what, float length) {
    if (!(length > 0) || !finite(length)) {
      throw new IllegalArgumentException(
          "The sensor '" + sensor + "' needs a finite " + what + " above 0, not " + length);
    }
    return length;
  }

  /** Returns a copy of the labels, or throws unless there are some and each is another. */
  static String[] labels(String sensor, String... labels) {
    atLeastOne(sensor, "categories", labels.length);
    if (new HashSet<>(Arrays.asList(labels)).size() < labels.length) {
      throw new IllegalArgumentException(
          "The sensor '"
              + sensor
              + "' needs another label for each category, but has "
              + Arrays.toString(labels));
    }
    return labels.clone();
  }

  /** Throws unless the category is one of those that have the labels. */
  static void category(String sensor, int category, String[] labels) {
    if (category < 0 || category >= labels.length) {
      throw new IllegalArgumentException(
          "The sensor '"
              + sensor
              + "' was told of category "
              + category
              + ", but its categories are 0 to "
              + (labels.length - 1)
              + ", "
              + Arrays.toString(labels)
              + ", or Sensor.NOTHING");
    }
  }
}
