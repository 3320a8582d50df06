package io.github.gdxagents.hook;

import java.util.Set;

/** Checks on the names inside specs. */
final class Names {

  private Names() {}

  /** Returns the name, or throws if it is blank. */
  static String require(String what, String name) {
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
