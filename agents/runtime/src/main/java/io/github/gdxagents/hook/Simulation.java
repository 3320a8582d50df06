package io.github.gdxagents.hook;

import java.util.List;

/**
 * A seedable world with one or more agents, stepped by fixed ticks: the part of a game that can be
 * trained.
 *
 * <p>Hundreds of simulations live in one JVM on several threads, so an implementation has no
 * mutable static state and touches no global of the game's framework. Each instance is used by one
 * thread at a time. Everything random in it derives from the seed given to {@link #reset}: the same
 * seed and the same actions give the same episode, bit by bit, whatever was played before.
 */
public interface Simulation extends AutoCloseable {

  /**
   * What every agent of this simulation observes and does, and at which pace. The same at each
   * call.
   */
  AgentSpec spec();

  /** The agents, at least one; the same objects in the same order at each call. */
  List<? extends Agent> agents();

  /**
   * Starts a new episode, in which all agents are running, from a state that is a function of the
   * seed alone.
   */
  void reset(long seed);

  /**
   * Advances the world by one tick of {@link AgentSpec#fixedStepSeconds()} under each agent's
   * latest action. Called only while at least one agent is running, and after each running agent
   * has got its first action since the reset.
   */
  void advance();

  /**
   * Frees what the simulation holds outside the Java heap, such as a physics world. Called once;
   * the simulation is not used afterwards.
   */
  @Override
  default void close() {}
}
