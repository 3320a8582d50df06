package io.github.gdxagents.console.export;

import java.util.Locale;

/** Texts and numbers as Java source code, in ASCII whatever they hold. */
final class JavaText {

  /** In a literal; several of them make a line of some 100 characters. */
  private static final int CHARACTERS_PER_LINE = 90;

  /** Half of what a constant may hold, so that a class of 16 million weights has 6,000 of them. */
  private static final int LINES_PER_CONSTANT = 360;

  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private JavaText() {}

  /**
   * A stranger's text for a documentation comment. What could end the comment, begin a tag, an
   * element or an escape becomes a reference to its character; what is not ASCII, an escape.
   */
  static String comment(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else if ("*\\@<>&{}".indexOf(c) >= 0) {
        escaped.append("&#").append((int) c).append(';');
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /**
   * Floats, bit by bit, as string constants separated by commas: six bits to a character, the least
   * significant first. No constant exceeds what a class file can hold, 65,535 bytes.
   */
  static String constants(float[] values) {
    StringBuilder text = new StringBuilder();
    String indent = "    ";
    int count = 0;
    long bits = 0;
    int held = 0;
    for (int i = 0; i < values.length; i++) {
      bits |= (Float.floatToRawIntBits(values[i]) & 0xFFFFFFFFL) << held;
      held += Float.SIZE;
      boolean last = i == values.length - 1;
      while (held >= 6 || (last && held > 0)) {
        text.append(count == 0 ? indent + '"' : separator(count));
        text.append(DIGITS.charAt((int) (bits & 63)));
        bits >>>= 6;
        held -= 6;
        count++;
      }
    }
    return text.append(count == 0 ? "" : "\"").toString();
  }

  /** What stands between a digit and the one before: nothing, but for the ends of lines. */
  private static String separator(int digitsBefore) {
    if (digitsBefore % CHARACTERS_PER_LINE != 0) {
      return "";
    }
    boolean ends = digitsBefore / CHARACTERS_PER_LINE % LINES_PER_CONSTANT == 0;
    return ends ? "\",\n    \"" : "\"\n        + \"";
  }
}
