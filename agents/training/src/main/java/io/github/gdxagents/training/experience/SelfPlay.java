package io.github.gdxagents.training.experience;

import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.Numbers;

/**
 * Learning from matches against oneself. The agents of the kind that learns are sides of equal
 * size, in the order in which the simulation lists them: with two sides, the first half of them
 * plays against the second. In each simulation one side learns, always the same; the other sides
 * are played by one policy, which is drawn anew for each episode: the policy as it stands, or one
 * of its past selves. Who has only ever met the latest policy forgets how to beat earlier ones, and
 * goes round in circles.
 *
 * @param sides of a match; with 1 nobody plays against anybody, and all agents learn
 * @param pastSelves how many are kept to play against; then the oldest makes room
 * @param snapshotEvery decisions of all learners from one past self to the next
 * @param latestShare of episodes that are played against the policy as it stands
 * @param prefersStronger whether past selves are met the more often, the more the learner loses to
 *     them; else all alike. Prioritized fictitious self-play, Vinyals et al. (2019)
 */
public record SelfPlay(
    int sides, int pastSelves, long snapshotEvery, double latestShare, boolean prefersStronger) {

  /** All agents learn. */
  public static final SelfPlay NONE = new SelfPlay(1, 1, 1, 0, false);

  public static final int DEFAULT_PAST_SELVES = 20;
  public static final long DEFAULT_SNAPSHOT_EVERY = 20_000;
  public static final double DEFAULT_LATEST_SHARE = 0.5;

  /** Two sides, half of whose matches are against a past self. */
  public static final SelfPlay DEFAULT =
      new SelfPlay(2, DEFAULT_PAST_SELVES, DEFAULT_SNAPSHOT_EVERY, DEFAULT_LATEST_SHARE, false);

  /** What a checkpoint has room for, with networks of usual size. */
  private static final int MOST_PAST_SELVES = 1_000;

  /** More are no sides any more. */
  public static final int MOST_SIDES = 1_000;

  public SelfPlay {
    Numbers.requireWithin("sides", sides, 1, MOST_SIDES);
    Numbers.requireWithin("past-selves", pastSelves, 1, MOST_PAST_SELVES);
    if (snapshotEvery < 1) {
      throw new InvalidSettingException("snapshot-every must be at least 1, not " + snapshotEvery);
    }
    Numbers.requireWithin("latest-share", latestShare, 0, 1);
  }

  /** Whether there are matches. */
  public boolean isActive() {
    return sides > 1;
  }

  /**
   * How many agents of a simulation learn.
   *
   * @param agents of the kind that learns
   * @param simulations that play side by side
   * @throws InvalidSettingException if there is no side for each of them, or none that would learn
   *     some side's part
   */
  public int learnersOf(int agents, int simulations) {
    if (agents % sides != 0) {
      throw new InvalidSettingException(
          "Self-play needs sides of equal size, but the %s agents that learn are no %s sides; set sides to a number that divides them"
              .formatted(agents, sides));
    }
    if (simulations < sides) {
      throw new InvalidSettingException(
          "Self-play needs a simulation for each of the %s sides, or no policy learns the part of the last one; set simulations to %s at least, not %s"
              .formatted(sides, sides, simulations));
    }
    return agents / sides;
  }

  /**
   * Whether an agent is on the side that learns in a simulation.
   *
   * @param agent its number among those of the kind that learns
   * @param agents of that kind
   * @param simulation its number, or that of its group
   */
  boolean learns(int agent, int agents, long simulation) {
    return sideOf(agent, agents, sides) == simulation % sides;
  }

  /**
   * The side of an agent, from 0: sides are equal parts of the agents, in their order.
   *
   * @param agent its number among those of its kind
   * @param agents of that kind
   */
  public static int sideOf(int agent, int agents, int sides) {
    return (int) ((long) agent * sides / agents);
  }

  /** Tells it from others, in a few words. */
  public String text() {
    return "%s sides, %s past selves, one every %s decisions, %s of episodes against the latest%s"
        .formatted(
            sides,
            pastSelves,
            snapshotEvery,
            latestShare,
            prefersStronger ? ", stronger ones more often" : "");
  }
}
