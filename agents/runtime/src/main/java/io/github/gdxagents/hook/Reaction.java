package io.github.gdxagents.hook;

import java.util.Map;

/**
 * How quickly somebody reacts. A bot need not do what no person could: see everything at once, and
 * change its mind thirty times a second.
 *
 * <ul>
 *   <li>The delay: how many of its decisions ago it saw what it decides by. At 30 decisions a
 *       second, a delay of 6 is a fifth of a second. Until it has decided so often in a life, it
 *       sees the life's first observation.
 *   <li>The interval: it decides at every so many of the decisions that {@link
 *       AgentSpec#ticksPerDecision} gives it; what it did last goes on in between. The delay counts
 *       the decisions that are left.
 * </ul>
 *
 * <p>A policy has the reaction that it was trained with, {@link
 * io.github.gdxagents.policy.Policy#reaction}, or another one to play weaker than it can.
 * Immutable.
 */
public final class Reaction {

  /** To what is there, at every decision. */
  public static final Reaction IMMEDIATE = new Reaction(0, 1);

  public static final int MAX_DELAY = 1_000;
  public static final int MAX_INTERVAL = 1_000;

  /** What an agent may keep of what it saw: 16 MiB of numbers. */
  public static final int MAX_KEPT_NUMBERS = 1 << 22;

  /** The settings that say how a policy reacts, see {@link #ofSettings}. */
  public static final String DELAY_SETTING = "reaction-delay";

  public static final String INTERVAL_SETTING = "decision-interval";

  private final int delay;
  private final int interval;

  /**
   * @param delay in decisions, 0 to {@value #MAX_DELAY}
   * @param interval 1 to {@value #MAX_INTERVAL}; 1 for every decision
   * @throws IllegalArgumentException if one is out of its range
   */
  public Reaction(int delay, int interval) {
    requireWithin(DELAY_SETTING, delay, 0, MAX_DELAY);
    requireWithin(INTERVAL_SETTING, interval, 1, MAX_INTERVAL);
    this.delay = delay;
    this.interval = interval;
  }

  private static void requireWithin(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " must be from " + least + " to " + most + ", not " + value);
    }
  }

  /**
   * Reads what the settings of a training run say, text by key.
   *
   * @return {@link #IMMEDIATE} where they say nothing
   * @throws IllegalArgumentException if a text is not a whole number, or out of its range
   */
  public static Reaction ofSettings(Map<String, String> settings) {
    int delay = number(settings, DELAY_SETTING, 0);
    int interval = number(settings, INTERVAL_SETTING, 1);
    return delay == 0 && interval == 1 ? IMMEDIATE : new Reaction(delay, interval);
  }

  private static int number(Map<String, String> settings, String key, int otherwise) {
    String text = settings.get(key);
    try {
      return text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " must be a whole number, not '" + text + "'", e);
    }
  }

  /** How many of its decisions ago it saw what it decides by. */
  public int delay() {
    return delay;
  }

  /**
   * Checks that an agent can keep what it is to see late.
   *
   * @param observationSize numbers in an observation
   * @throws IllegalArgumentException if it cannot
   */
  public void requireFits(int observationSize) {
    long kept = (delay + 1L) * observationSize;
    if (delay > 0 && kept > MAX_KEPT_NUMBERS) {
      throw new IllegalArgumentException(
          DELAY_SETTING
              + "="
              + delay
              + " would keep "
              + kept
              + " numbers of what an agent saw, more than "
              + MAX_KEPT_NUMBERS
              + "; lower it, or show the agent less");
    }
  }

  /** It decides at every so many of the game's decisions. */
  public int interval() {
    return interval;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reaction
        && delay == ((Reaction) other).delay
        && interval == ((Reaction) other).interval;
  }

  @Override
  public int hashCode() {
    return 31 * delay + interval;
  }

  @Override
  public String toString() {
    return "delay " + delay + ", interval " + interval;
  }
}
