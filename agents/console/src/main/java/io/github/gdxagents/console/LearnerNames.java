package io.github.gdxagents.console;

import io.github.gdxagents.training.network.Learner;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** What users type for each {@link Learner}. */
final class LearnerNames implements Iterable<String> {

  static String of(Learner learner) {
    return learner.name().toLowerCase(Locale.ROOT);
  }

  static Learner learner(String name) {
    for (Learner learner : Learner.values()) {
      if (of(learner).equals(name)) {
        return learner;
      }
    }
    throw UserError.unknown("learner", name, all());
  }

  private static List<String> all() {
    return Arrays.stream(Learner.values()).map(LearnerNames::of).toList();
  }

  @Override
  public Iterator<String> iterator() {
    return all().iterator();
  }
}
