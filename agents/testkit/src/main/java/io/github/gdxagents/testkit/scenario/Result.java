package io.github.gdxagents.testkit.scenario;

import java.util.List;

/**
 * What came of a scenario.
 *
 * @param conditions under which it was played, in parentheses; empty for the usual ones
 * @param expected what should be so
 * @param atLeast with how many seeds
 */
record Result(String scenario, String conditions, String expected, int atLeast, List<Run> runs) {

  int times() {
    return (int) runs.stream().filter(Run::holds).count();
  }

  boolean isAsExpected() {
    return times() >= atLeast;
  }

  /** What to tell where it is not as expected. */
  String message() {
    StringBuilder text = new StringBuilder();
    text.append(
        "'%s'%s: %s in %s of %s, expected in at least %s%n"
            .formatted(scenario, conditions, expected, times(), runs.size(), atLeast));
    for (Run run : runs) {
      text.append("  seed %s: %s%n".formatted(run.seed(), run.text()));
    }
    return text.toString();
  }
}
