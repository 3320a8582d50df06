package io.github.gdxagents.hook;

/**
 * Receives one observation, number by number, in the order of the spec's components.
 *
 * <p>Too few or too many numbers, NaN and infinity are errors that name the component, the agent
 * and the tick: a wrong observation is a bug in the game, and training on it would only hide it.
 */
public final class ObservationWriter {

  private final ObservationSpec spec;
  private float[] target = new float[0];
  private int offset;
  private int written;
  private int agent;
  private long tick;

  public ObservationWriter(ObservationSpec spec) {
    this.spec = spec;
  }

  /**
   * Starts an observation.
   *
   * @param agent the agent's place in {@link Simulation#agents()}, for messages
   * @param tick the ticks since the reset, for messages
   * @param target modified: receives {@link ObservationSpec#size()} numbers from {@code offset} on.
   *     The caller owns it.
   */
  public void begin(int agent, long tick, float[] target, int offset) {
    this.agent = agent;
    this.tick = tick;
    this.target = target;
    this.offset = offset;
    this.written = 0;
  }

  /** Adds one number. */
  public ObservationWriter add(float value) {
    if (written >= spec.size()) {
      throw new IllegalStateException(
          "Observation too long"
              + where()
              + ": the spec's "
              + spec.size()
              + " numbers end with "
              + spec.describeIndex(spec.size() - 1)
              + ", but the hook wrote one more, "
              + value);
    }
    if (!(Math.abs(value) <= Float.MAX_VALUE)) {
      throw new IllegalStateException(
          "Observation component "
              + spec.describeIndex(written)
              + " is "
              + value
              + where()
              + "; write finite numbers only");
    }
    target[offset + written] = value;
    written++;
    return this;
  }

  /** Adds two numbers. */
  public ObservationWriter add(float first, float second) {
    return add(first).add(second);
  }

  /** Adds a flag as 1 or 0. */
  public ObservationWriter add(boolean flag) {
    return add(flag ? 1f : 0f);
  }

  /** Adds all numbers of an array. */
  public ObservationWriter add(float[] values) {
    for (float value : values) {
      add(value);
    }
    return this;
  }

  /** Adds a category out of {@code size} as one 1 among zeros. */
  public ObservationWriter addOneHot(int category, int size) {
    if (category < 0 || category >= size) {
      throw new IllegalArgumentException(
          "Category " + category + " is outside 0.." + (size - 1) + where());
    }
    for (int i = 0; i < size; i++) {
      add(i == category);
    }
    return this;
  }

  /** Ends the observation, which must be complete. */
  public void end() {
    if (written != spec.size()) {
      throw new IllegalStateException(
          "Observation too short"
              + where()
              + ": the hook wrote "
              + written
              + " of "
              + spec.size()
              + " numbers; the first one missing is "
              + spec.describeIndex(written));
    }
  }

  private String where() {
    return " (agent " + agent + ", tick " + tick + ")";
  }
}
