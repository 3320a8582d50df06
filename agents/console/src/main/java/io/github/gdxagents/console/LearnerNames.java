package io.github.gdxagents.console;

import io.github.gdxagents.training.network.Learner;
import java.util.Iterator;

/** What users may type for a learner: those that are on the class path. */
final class LearnerNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return Learner.present().stream().map(Learner::name).iterator();
  }
}
