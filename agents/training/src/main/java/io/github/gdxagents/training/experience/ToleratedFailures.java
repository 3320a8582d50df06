package io.github.gdxagents.training.experience;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The failures of a game that its training goes on after. Thread-safe. */
final class ToleratedFailures {

  private final int most;
  private final List<SimulationFailure> latest = new ArrayList<>();
  private int count;

  /**
   * @param most how many there may be in the whole run
   */
  ToleratedFailures(int most) {
    this.most = most;
  }

  /** Takes note of a failure, and says whether training goes on. */
  synchronized boolean tolerate(SimulationFailure failure) {
    if (count >= most) {
      return false;
    }
    count++;
    latest.add(failure);
    return true;
  }

  synchronized void beginRollout() {
    latest.clear();
  }

  /** Those of the latest rollout, in an order that does not depend on threads. */
  synchronized List<SimulationFailure> latest() {
    List<SimulationFailure> sorted = new ArrayList<>(latest);
    sorted.sort(Comparator.comparing(failure -> String.valueOf(failure.getMessage())));
    return sorted;
  }

  /** How many there were in the whole run. */
  synchronized int count() {
    return count;
  }

  synchronized void setCount(int count) {
    this.count = count;
  }
}
