package io.github.gdxagents.hook;

import java.util.Collections;
import java.util.List;

/**
 * A seedable world with one or more agents, stepped by fixed ticks: the part of a game that can be
 * trained.
 *
 * <p>Hundreds of simulations live in one JVM on several threads, so an implementation has no
 * mutable static state and touches no global of the game's framework. Each instance is used by one
 * thread at a time. Everything random in it derives from the seed of the {@link Episode} given to
 * {@link #reset}: the same episode and the same actions give the same course of events, bit by bit,
 * whatever was played before.
 */
public interface Simulation extends AutoCloseable {

  /**
   * The places for agents, at least one. Their number and what each of them observes and does are
   * the same at each call; the objects may be made anew at each reset, and stay the same until the
   * next one. A place may be empty for a while: {@link AgentState#ABSENT}.
   */
  List<? extends Agent> agents();

  /** The numbers that this simulation reads from each episode; none unless overridden. */
  default List<Parameter> parameters() {
    return Collections.emptyList();
  }

  /** Starts a new episode, from a state that is a function of the episode alone. */
  void reset(Episode episode);

  /**
   * Advances the world by one tick of {@link AgentSpec#fixedStepSeconds()} under each agent's
   * latest action. Called only while the episode is not over, and after each running agent that
   * awaits a decision has got one.
   */
  void advance();

  /**
   * Whether the episode is over; asked after the reset and after each tick. Unless overridden, it
   * is over when no agent is running. A game with waves or respawns overrides this where its
   * episode goes on without a running agent, or ends with some; the latter are then {@link
   * AgentState#TRUNCATED}.
   *
   * @param runningAgents how many agents are running
   */
  default boolean isOver(int runningAgents) {
    return runningAgents == 0;
  }

  /**
   * Frees what the simulation holds outside the Java heap, such as a physics world. Called once;
   * the simulation is not used afterwards.
   */
  @Override
  default void close() {}
}
