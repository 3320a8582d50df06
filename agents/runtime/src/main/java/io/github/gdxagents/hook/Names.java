package io.github.gdxagents.hook;

import java.util.Locale;
import java.util.Set;

/** Checks on the names and other texts that specs and policies carry. */
public final class Names {

  private Names() {}

  /**
   * Returns the text, or throws if it holds what could deceive who reads it on a console or in a
   * log: control characters, line separators, or characters that reverse the direction of writing.
   *
   * @param what names the text, for the message
   * @throws IllegalArgumentException naming the first such character and its place
   */
  public static String requirePrintable(String what, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)
          || (c >= '\u2028' && c <= '\u202E') // separators, embeddings and overrides
          || (c >= '\u2066' && c <= '\u2069')) { // isolates
        throw new IllegalArgumentException(
            "The "
                + what
                + " holds the control character U+"
                + Integer.toHexString(0x10000 | c).substring(1).toUpperCase(Locale.ROOT)
                + " at index "
                + i
                + "; remove it");
      }
    }
    return text;
  }

  /** Returns the name, or throws if it is blank or not printable. */
  static String require(String what, String name) {
    requirePrintable("name of " + what, name);
    if (name.trim().isEmpty()) {
      throw new IllegalArgumentException("Each " + what + " needs a name, but one is blank");
    }
    return name;
  }

  /**
   * Throws if a name has been seen before.
   *
   * @param seen modified: receives the name
   */
  static void requireNew(String what, String name, Set<String> seen) {
    if (!seen.add(name)) {
      throw new IllegalArgumentException(
          "More than one " + what + " is named '" + name + "'; give each its own name");
    }
  }
}
