package io.github.gdxagents.training.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers that are short to read. */
final class RoundNumber {

  /** With so many digits every float can be told from its neighbors. */
  private static final int MOST_DIGITS = 9;

  private RoundNumber() {}

  /**
   * A number from one to below another, with as few significant digits as there can be: the one
   * nearest to the middle of those.
   *
   * @param low finite
   * @param high finite and greater
   */
  static float between(float low, float high) {
    BigDecimal middle = new BigDecimal(0.5 * ((double) low + high));
    if (low < 0 && high > 0) {
      return 0;
    }
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      float round = middle.round(new MathContext(digits, RoundingMode.HALF_DOWN)).floatValue();
      if (low <= round && round < high) {
        return round;
      }
    }
    return low;
  }
}
