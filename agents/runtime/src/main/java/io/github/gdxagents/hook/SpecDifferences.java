package io.github.gdxagents.hook;

import java.util.List;

/** Writes down how two specs differ, one sentence for each differing part, naming both sides. */
final class SpecDifferences {

  private final String mine;
  private final String theirs;
  private final List<String> found;

  SpecDifferences(String mine, String theirs, List<String> found) {
    this.mine = mine;
    this.theirs = theirs;
    this.found = found;
  }

  void compare(String what, Object ofMine, Object ofTheirs) {
    if (!ofMine.equals(ofTheirs)) {
      found.add(what + ": " + mine + " has " + ofMine + ", " + theirs + " has " + ofTheirs);
    }
  }

  void compareEach(String what, List<?> ofMine, List<?> ofTheirs) {
    for (int i = 0; i < Math.max(ofMine.size(), ofTheirs.size()); i++) {
      compare(what + " " + i, elementOrNone(ofMine, i), elementOrNone(ofTheirs, i));
    }
  }

  private static Object elementOrNone(List<?> elements, int index) {
    return index < elements.size() ? elements.get(index) : "none";
  }
}
