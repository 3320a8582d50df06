package io.github.gdxagents.play;

import io.github.gdxagents.hook.Reaction;
import java.util.Arrays;

/** What an agent saw at its latest decisions, for somebody who sees it later. */
final class DelayedObservations {

  private final int size;
  private final int rows;
  private final float[] latest;

  /** A ring, {@code [delay + 1 x observation size]}. */
  private final float[] seen;

  private int count;
  private int next;

  /**
   * @param size of an observation
   * @param delay in decisions
   */
  DelayedObservations(int size, int delay) {
    new Reaction(delay, 1).requireFits(size);
    this.size = size;
    rows = delay + 1;
    latest = new float[size];
    seen = new float[rows * size];
  }

  /** Where the present observation is to be written, over the one before. */
  float[] latest() {
    return latest;
  }

  /**
   * Keeps the present observation, and gives the one that is seen now: the oldest that is kept.
   *
   * @param target modified: receives {@code [observation size]}
   */
  void pass(float[] target) {
    System.arraycopy(latest, 0, seen, next * size, size);
    next = (next + 1) % rows;
    count = Math.min(count + 1, rows);
    int oldest = (next - count + rows) % rows;
    System.arraycopy(seen, oldest * size, target, 0, size);
  }

  /** Forgets a life. */
  void clear() {
    Arrays.fill(latest, 0);
    count = 0;
  }
}
