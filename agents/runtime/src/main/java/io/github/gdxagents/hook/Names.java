package io.github.gdxagents.hook;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

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

  /** Throws if two elements carry the same name. */
  static <T> void requireDistinct(String what, List<T> elements, Function<T, String> nameOf) {
    Set<String> seen = new HashSet<>();
    for (T element : elements) {
      String name = nameOf.apply(element);
      if (!seen.add(name)) {
        throw new IllegalArgumentException("Two " + what + "s are named '" + name + "'; give each its own name");
      }
    }
  }
}
