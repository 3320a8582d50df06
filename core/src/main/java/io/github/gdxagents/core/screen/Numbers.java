package io.github.gdxagents.core.screen;

/** Writes numbers into a text without allocating, unlike {@code String.format}. */
final class Numbers {

  private static final long[] POWERS_OF_TEN = {1, 10, 100, 1000};

  private Numbers() {}

  /**
   * Appends a number with a fixed number of decimals, rounded half away from zero, with a true
   * minus sign.
   *
   * @param decimals 0 to 3
   * @return the same text
   */
  static StringBuilder append(StringBuilder text, double value, int decimals) {
    long power = POWERS_OF_TEN[decimals];
    long scaled = Math.round(Math.abs(value) * power);
    if (value < 0 && scaled != 0) {
      text.append('\u2212');
    }
    text.append(scaled / power);
    if (decimals > 0) {
      text.append('.');
      long fraction = scaled % power;
      for (long digit = power / 10; digit > 0; digit /= 10) {
        text.append((char) ('0' + fraction / digit % 10));
      }
    }
    return text;
  }
}
