package io.github.gdxagents.console.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers as people read them. The same in every locale. Thousands are marked without {@link
 * String#format}, which asks for the locale's symbols each time.
 */
public final class NumberText {

  private static final int SIGNIFICANT_DIGITS = 4;

  private NumberText() {}

  /** With thousands marked: {@code 1,250,000}. */
  public static String count(long value) {
    return withThousandsMarked(Long.toString(value));
  }

  /** In little room: {@code 999}, {@code 12.5k}, {@code 1.25M}. */
  public static String brief(long value) {
    if (Math.abs(value) < 1_000) {
      return Long.toString(value);
    }
    boolean millions = Math.abs(value) >= 999_950;
    String text = millions ? fixed(value / 1e6, 2) : fixed(value / 1e3, 1);
    return text.replaceAll("\\.?0+$", "") + (millions ? "M" : "k");
  }

  /**
   * To four significant digits: {@code 251.3}, {@code 0.02917}, {@code 1.234e-07}; {@code -} for no
   * number.
   */
  public static String significant(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    double magnitude = Math.abs(value);
    if (magnitude != 0 && (magnitude < 1e-4 || magnitude >= 1e9)) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    return fixed(value, decimals(magnitude));
  }

  /** With a number of decimals: {@code 1,251.30}; {@code -} for no number. */
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "-" : Double.toString(value);
    }
    return withThousandsMarked(
        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString());
  }

  private static String withThousandsMarked(String number) {
    StringBuilder text = new StringBuilder(number);
    int first = number.startsWith("-") ? 1 : 0;
    int point = number.indexOf('.');
    for (int i = (point < 0 ? number.length() : point) - 3; i > first; i -= 3) {
      text.insert(i, ',');
    }
    return text.toString();
  }

  /** How many decimals show a number of this magnitude to four significant digits. */
  public static int decimals(double magnitude) {
    if (!(magnitude > 0) || Double.isInfinite(magnitude)) {
      return 0;
    }
    int digitsBeforePoint = (int) Math.floor(Math.log10(magnitude)) + 1;
    return Math.max(0, SIGNIFICANT_DIGITS - digitsBeforePoint);
  }

  /** A span of time: {@code 0:42}, {@code 12:05}, {@code 1:02:03}. */
  public static String duration(double seconds) {
    long whole = Math.round(seconds);
    long hours = whole / 3_600;
    return hours > 0
        ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, whole / 60 % 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }

  /** A share in whole percents: {@code 42 %}. */
  public static String percent(double share) {
    return Math.round(100 * share) + " %";
  }
}
