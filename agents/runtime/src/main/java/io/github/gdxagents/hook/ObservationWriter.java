package io.github.gdxagents.hook;

import java.util.Arrays;

/**
 * Receives one observation, number by number, in the order of the spec's components.
 *
 * <p>Too few or too many numbers, NaN and infinity are errors that name the component, the agent
 * and the tick: a wrong observation is a bug in the game, and training on it would only hide it. A
 * number outside of its component's bounds is let through, and the first one is remembered.
 */
public final class ObservationWriter {

  /** What counts as rounding, relative to a bound or to 1. */
  private static final float BOUNDS_TOLERANCE = 1e-5f;

  private final ObservationSpec spec;
  private final ObservationSpec.Component[] components;

  private float[] target = new float[0];
  private int agent;
  private long tick;
  private Episode episode = Episode.of(0);

  /** The number of the component that is being written. */
  private int component;

  /** Where in the target it begins, where the next number goes, and where there is no more room. */
  private int start;

  private int next;
  private int end;
  private boolean inSet;
  private float low;
  private float high;

  private String boundsViolation = "";

  public ObservationWriter(ObservationSpec spec) {
    this.spec = spec;
    this.components = spec.components().toArray(new ObservationSpec.Component[0]);
  }

  /**
   * Starts an observation.
   *
   * @param agent the agent's place in {@link Simulation#agents()}, for messages
   * @param episode the episode, for messages
   * @param tick the ticks since the reset, for messages
   * @param target modified: receives {@link ObservationSpec#size()} numbers. It must hold this
   *     agent's last observation, for stacked components to move on, and zeros at the begin of a
   *     life. The caller owns it.
   */
  public void begin(int agent, Episode episode, long tick, float[] target) {
    this.agent = agent;
    this.episode = episode;
    this.tick = tick;
    this.target = target;
    start = 0;
    enter(0);
  }

  /** Goes on to a component, and makes room for its present vector if it is stacked. */
  private void enter(int number) {
    component = number;
    next = start;
    end = start;
    inSet = false;
    if (number == components.length) {
      return;
    }
    ObservationSpec.Component into = components[number];
    int size = into.shape().size();
    end = start + size;
    inSet = into.shape().kind() == ObservationShape.Kind.SET;
    next = start + (inSet ? 1 : 0);
    low = into.low();
    high = into.high();
    if (into.stacked() > 1) {
      System.arraycopy(target, start, target, start + size, into.size() - size);
    }
  }

  private void leave() {
    start += components[component].size();
    enter(component + 1);
  }

  /** Adds one number. */
  public ObservationWriter add(float value) {
    if (next == end) {
      throw new IllegalStateException(noRoomFor(value));
    }
    if (!(Math.abs(value) <= Float.MAX_VALUE)) {
      throw new IllegalStateException(
          "Observation component "
              + spec.describeIndex(next)
              + " is "
              + value
              + where()
              + "; write finite numbers only");
    }
    if (value < low || value > high) {
      noteBounds(value);
    }
    target[next++] = value;
    leaveIfFull();
    return this;
  }

  private void leaveIfFull() {
    if (next == end && !inSet) {
      leave();
    }
  }

  private String noRoomFor(float value) {
    return inSet
        ? "Too many entities in "
            + components[component].name()
            + where()
            + ": it holds at most "
            + components[component].shape().height()
            + "; leave some out, and call endSet()"
        : "Observation too long"
            + where()
            + ": the spec's "
            + spec.size()
            + " numbers end with "
            + spec.describeIndex(spec.size() - 1)
            + ", but the hook wrote one more, "
            + value;
  }

  private void noteBounds(float value) {
    float bound = value < low ? low : high;
    boolean rounding = Math.abs(value - bound) <= BOUNDS_TOLERANCE * Math.max(1, Math.abs(bound));
    if (!rounding && boundsViolation.isEmpty()) {
      boundsViolation =
          "Observation component "
              + spec.describeIndex(next)
              + " is "
              + value
              + ", outside of its declared bounds "
              + low
              + ".."
              + high
              + where();
    }
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
    if (values.length > 0 && values.length <= end - next && allInBounds(values)) {
      System.arraycopy(values, 0, target, next, values.length);
      next += values.length;
      leaveIfFull();
      return this;
    }
    for (float value : values) {
      add(value);
    }
    return this;
  }

  /** Whether all numbers are finite and within the component's bounds. */
  private boolean allInBounds(float[] values) {
    float least = Math.max(low, -Float.MAX_VALUE);
    float greatest = Math.min(high, Float.MAX_VALUE);
    for (float value : values) {
      if (!(value >= least && value <= greatest)) { // or not a number
        return false;
      }
    }
    return true;
  }

  /** Adds a number, held within its component's bounds. NaN is an error all the same. */
  public ObservationWriter addClipped(float value) {
    return add(value < low ? low : value > high ? high : value);
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

  /**
   * Adds an angle as two numbers that have no jump at a full turn: its sine, then its cosine.
   *
   * @param radians of any size
   */
  public ObservationWriter addAngle(float radians) {
    return add((float) StrictMath.sin(radians)).add((float) StrictMath.cos(radians));
  }

  /**
   * Adds where something is as somebody sees it: how far ahead, then how far to the left.
   *
   * @param targetX where it is
   * @param targetY where it is
   * @param x where the observer is
   * @param y where the observer is
   * @param headingRadians which way the observer looks, anticlockwise from the x axis
   */
  public ObservationWriter addRelative(
      float targetX, float targetY, float x, float y, float headingRadians) {
    double cos = StrictMath.cos(headingRadians);
    double sin = StrictMath.sin(headingRadians);
    double dx = (double) targetX - x;
    double dy = (double) targetY - y;
    return add((float) (cos * dx + sin * dy)).add((float) (cos * dy - sin * dx));
  }

  /**
   * Ends a set, whose entities have been added number by number. Every set must be ended, also one
   * that is full or empty.
   *
   * @throws IllegalStateException if the present component is no set, or its last entity is
   *     incomplete
   */
  public ObservationWriter endSet() {
    if (!inSet) {
      throw new IllegalStateException(
          "endSet() was called where no set is being written"
              + where()
              + ", but "
              + (component < components.length ? components[component] : "nothing any more"));
    }
    int numbersEach = components[component].shape().width();
    int written = next - start - 1;
    if (written % numbersEach != 0) {
      throw new IllegalStateException(
          "The last entity of "
              + components[component].name()
              + " has "
              + written % numbersEach
              + " numbers"
              + where()
              + ", but each has "
              + numbersEach);
    }
    int entities = written / numbersEach;
    target[start] = entities;
    Arrays.fill(target, next, end, 0);
    leave();
    return this;
  }

  /** Ends the observation, which must be complete. */
  public void end() {
    if (component == components.length) {
      return;
    }
    throw new IllegalStateException(
        "Observation too short"
            + where()
            + ": "
            + (inSet
                ? "the set " + components[component].name() + " was not ended by endSet()"
                : "the first number missing is " + spec.describeIndex(next)));
  }

  /**
   * The first number that left its component's bounds, as a sentence; empty so far. Bounds are
   * promises that a game makes of its own accord: leaving them is no error, but it misleads whoever
   * relies on them.
   */
  public String boundsViolation() {
    return boundsViolation;
  }

  private String where() {
    return " (agent " + agent + ", tick " + tick + ", " + episode + ")";
  }
}
