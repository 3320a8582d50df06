package io.github.gdxagents.testkit.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What is expected of a scenario. How often comes last, and plays it. */
public final class Expectation {

  private final Scenario scenario;
  private final String what;
  private final When when;
  private final Predicate<Situation> predicate;

  enum When {
    EVENTUALLY,
    ALWAYS,
    AT_THE_END
  }

  Expectation(Scenario scenario, String what, When when, Predicate<Situation> predicate) {
    this.scenario = scenario;
    this.what = what;
    this.when = when;
    this.predicate = predicate;
  }

  /** Whether nothing that comes later can change the outcome; to be asked after every tick. */
  boolean isDecidedBy(Situation now) {
    return switch (when) {
      case EVENTUALLY -> predicate.test(now);
      case ALWAYS -> !predicate.test(now);
      case AT_THE_END -> false;
    };
  }

  /**
   * The outcome.
   *
   * @param end how things stand when the scenario is over
   * @param decided whether something else has ended it
   */
  boolean holds(Situation end, boolean decided) {
    return switch (when) {
      case EVENTUALLY -> decided;
      case ALWAYS -> !decided;
      case AT_THE_END -> predicate.test(end);
    };
  }

  /** Plays the scenario, and expects it with every seed. */
  public void each() {
    inAtLeast(scenario.seeds());
  }

  /**
   * Plays the scenario.
   *
   * @param times with how many of its seeds it is expected
   * @throws AssertionError if it is so with fewer, telling of each seed what came out
   */
  public void inAtLeast(int times) {
    if (times < 1 || times > scenario.seeds()) {
      throw new IllegalArgumentException(
          "Scenario '%s' is played %s times; it cannot be as expected in at least %s of them"
              .formatted(scenario.name(), scenario.seeds(), times));
    }
    List<Run> runs = new ArrayList<>();
    for (int number = 0; number < scenario.seeds(); number++) {
      runs.add(scenario.play(number, this));
    }
    Result result =
        new Result(scenario.name(), scenario.conditions(), when(), times, List.copyOf(runs));
    scenario.scenarios().report().add(result);
    if (!result.isAsExpected()) {
      throw new AssertionError(result.message());
    }
  }

  private String when() {
    return switch (when) {
      case EVENTUALLY -> what;
      case ALWAYS -> "always " + what;
      case AT_THE_END -> what + " at the end";
    };
  }
}
