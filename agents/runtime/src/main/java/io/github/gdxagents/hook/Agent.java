package io.github.gdxagents.hook;

/**
 * One controlled body in a {@link Simulation}: what it sees, what it does, and how well it did.
 *
 * <p>At each decision the caller asks for {@link #observe}, then {@link #maskActions}, and hands
 * over the action with {@link #act}; the simulation then advances by {@link
 * AgentSpec#ticksPerDecision()} ticks under that action. After every tick the caller reads {@link
 * #reward()} and {@link #state()}. Once the state is no longer {@link EpisodeState#RUNNING}, the
 * agent is left alone until the simulation is reset, but for one last observation after a
 * truncation.
 *
 * <p>None of these methods should allocate: they are called tens of thousands of times a second.
 */
public interface Agent {

  /**
   * Writes the current observation: exactly the components of {@link AgentSpec#observation()}, in
   * their order. Changes nothing, and may be asked for at any time after a reset, also between
   * decisions and after the end.
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
  EpisodeState state();
}
