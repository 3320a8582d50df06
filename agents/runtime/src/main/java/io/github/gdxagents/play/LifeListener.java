package io.github.gdxagents.play;

/** Hears of each life of a simulation's agents that is over. */
@FunctionalInterface
public interface LifeListener {

  /**
   * A life is over and its account closed: called once for each, before anything of the agent's
   * next life.
   *
   * @param life whose return, length, decisions, statistics and end are those of this life
   */
  void lifeOver(AgentDriver life);
}
