package io.github.gdxagents.hook;

import java.util.HashSet;
import java.util.List;
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

  /** Throws if a name occurs twice. */
  static void requireDistinct(String what, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            "Two " + what + " are named '" + name + "'; give each its own name");
      }
    }
  }
}
