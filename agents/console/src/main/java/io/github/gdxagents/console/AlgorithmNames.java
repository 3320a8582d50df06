package io.github.gdxagents.console;

import io.github.gdxagents.training.learn.AlgorithmSettings;
import java.util.Iterator;
import java.util.List;

/** What users type for each method. */
final class AlgorithmNames implements Iterable<String> {

  static String require(String name) {
    if (!all().contains(name)) {
      throw UserError.unknown("algorithm", name, all());
    }
    return name;
  }

  private static List<String> all() {
    return List.copyOf(AlgorithmSettings.defaults().keySet());
  }

  @Override
  public Iterator<String> iterator() {
    return all().iterator();
  }
}
