package io.github.gdxagents.gdx.overlay;

/** Writes numbers into texts with about three digits, without allocating. */
final class NumberText {

  private static final double LEAST_FIXED = 5e-4;
  private static final double MOST_FIXED = 1e6;
  private static final int[] POWERS = {1, 10, 100, 1_000};

  private NumberText() {}

  /**
   * Appends a number: {@code 0.123}, {@code 1.23}, {@code 12.3}, {@code 12345}, {@code 1.2e7}.
   *
   * @param text modified
   * @return the text
   */
  static StringBuilder append(StringBuilder text, double number) {
    double size = Math.abs(number);
    if (Double.isNaN(number)) {
      return text.append("NaN");
    }
    if (size > Double.MAX_VALUE) {
      return text.append(number < 0 ? "-inf" : "inf");
    }
    if (size != 0 && (size < LEAST_FIXED || size >= MOST_FIXED)) {
      return appendScientific(text, number);
    }
    return appendFixed(
        text, number, size == 0 ? 0 : size < 1 ? 3 : size < 10 ? 2 : size < 1000 ? 1 : 0);
  }

  private static StringBuilder appendScientific(StringBuilder text, double number) {
    double mantissa = number;
    int exponent = 0;
    while (Math.abs(mantissa) >= 9.95) {
      mantissa /= 10;
      exponent++;
    }
    while (Math.abs(mantissa) < 0.995) {
      mantissa *= 10;
      exponent--;
    }
    return appendFixed(text, mantissa, 1).append('e').append(exponent);
  }

  /**
   * Appends a number with so many decimals.
   *
   * @param text modified
   * @param decimals from 0 to 3
   * @return the text
   */
  static StringBuilder appendFixed(StringBuilder text, double number, int decimals) {
    int power = POWERS[decimals];
    long scaled = Math.round(Math.abs(number) * power);
    if (number < 0 && scaled > 0) {
      text.append('-');
    }
    text.append(scaled / power);
    if (decimals > 0) {
      text.append('.');
      long rest = scaled % power;
      for (int digit = power / 10; digit > 0; digit /= 10) {
        text.append((char) ('0' + rest / digit % 10));
      }
    }
    return text;
  }
}
