package io.github.gdxagents.hook;

import java.util.Collections;
import java.util.List;

/**
 * One controlled body in a {@link Simulation}: what it sees, what it does, and how well it did.
 *
 * <p>At each decision the caller asks for {@link #observe}, then {@link #maskActions}, and hands
 * over the action with {@link #act}; the simulation then advances by {@link
 * AgentSpec#ticksPerDecision()} ticks under that action. After every tick the caller reads {@link
 * #reward()}, {@link #state()} and, where there are statistics, {@link #report}. Once a life has
 * ended, the agent is left alone until it is running again, but for one last observation after a
 * truncation, and for late rewards where it {@linkplain #awaitsReward() awaits} them.
 *
 * <p>None of these methods should allocate: they are called tens of thousands of times a second.
 */
public interface Agent {

  /** What this agent observes and does, and at which pace. The same at each call. */
  AgentSpec spec();

  /**
   * Writes the current observation: exactly the components of {@link AgentSpec#observation()}, in
   * their order. Changes nothing, and may be asked for at any time during a life and at its end.
   */
  void observe(ObservationWriter observation);

  /** Forbids the discrete choices that make no sense now; all are allowed when this is called. */
  default void maskActions(ActionMask mask) {}

  /**
   * Takes the action that holds until the next decision. The object is reused: read from it, do not
   * keep it.
   *
   * @param action one choice for each discrete branch, one value within its bounds for each
   *     continuous axis; branches, choices and axes are numbered from 0 in the order in which the
   *     spec declares them
   */
  void act(Action action);

  /** The reward that the last tick earned. Callers sum it over the ticks of a decision. */
  float reward();

  /** Where this agent stands after the last tick, or after the reset. */
  AgentState state();

  /**
   * Whether the agent wants a decision now; asked after each tick of a life at which one is due by
   * its pace. Unless overridden, always. In a game of turns, whether it is this agent's turn: it is
   * then asked when the turn comes, and its rewards are summed from turn to turn.
   */
  default boolean awaitsDecision() {
    return true;
  }

  /**
   * Whether, after the end of a life, a reward for it may still come, such as the team's victory.
   * While it may, {@link #reward()} is read after each further tick, and counts for the life's last
   * decision. Unless overridden, never. The end of the episode and the next life close the account.
   */
  default boolean awaitsReward() {
    return false;
  }

  /** What {@link #report} reports, in this order; the same at each call. None unless overridden. */
  default List<Statistic> statistics() {
    return Collections.emptyList();
  }

  /**
   * Reports this agent's {@link #statistics()} for the last tick. Called after each tick of a life,
   * its last one included; a number of the whole world is reported by one of its agents.
   */
  default void report(StatisticsWriter statistics) {}
}
