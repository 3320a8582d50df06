package io.github.gdxagents.console.text;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of steps as people write them: {@code 500000}, {@code 1_000_000}, {@code 100k}, {@code
 * 2.5M}, {@code 1e6}.
 */
public final class StepCount {

  /** More than this is more likely a typo. */
  public static final long MOST = 1_000_000_000_000L;

  private static final Pattern FORM =
      Pattern.compile("(\\d+(?:_\\d+)*(?:\\.\\d+)?(?:[eE]\\d{1,2})?)([kKM]?)");

  private StepCount() {}

  /**
   * Reads a number of steps.
   *
   * @return 1 to {@link #MOST}
   * @throws IllegalArgumentException if it is none; the message says what is
   */
  public static long parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a number of steps; write 500000, 500k or 5e5");
    }
    BigDecimal number = new BigDecimal(form.group(1).replace("_", ""));
    BigDecimal steps = number.scaleByPowerOfTen(exponent(form.group(2)));
    if (steps.stripTrailingZeros().scale() > 0) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a whole number of steps; write 500000, 500k or 5e5");
    }
    return requireValid(steps.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact());
  }

  /**
   * Returns a number of steps.
   *
   * @throws IllegalArgumentException if it is less than 1 or more than {@link #MOST}
   */
  public static long requireValid(long steps) {
    if (steps < 1 || steps > MOST) {
      throw new IllegalArgumentException(
          "the number of steps must be between 1 and %d, not %d".formatted(MOST, steps));
    }
    return steps;
  }

  private static int exponent(String suffix) {
    return switch (suffix) {
      case "k", "K" -> 3;
      case "M" -> 6;
      default -> 0;
    };
  }
}
