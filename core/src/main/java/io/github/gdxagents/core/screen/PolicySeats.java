package io.github.gdxagents.core.screen;

import io.github.gdxagents.hook.AgentSpec;

/** Finds the policy that shall play a game. */
@FunctionalInterface
public interface PolicySeats {

  /**
   * Seats a policy anew.
   *
   * @param spec of the game's agent
   */
  PolicySeat seat(Game game, AgentSpec spec);
}
