package io.github.gdxagents.core.screen;

import io.github.gdxagents.hook.AgentSpec;
import org.jspecify.annotations.Nullable;

/** Finds the policy that shall play a game. */
@FunctionalInterface
public interface PolicySeats extends AutoCloseable {

  /**
   * Seats a policy anew.
   *
   * @param spec of the game's agent
   */
  PolicySeat seat(Game game, AgentSpec spec);

  /**
   * Seats the policy that has come for a game since the last call; null where none has. Asked
   * before every frame, so it must not take time.
   */
  default @Nullable PolicySeat newer(Game game) {
    return null;
  }

  /** Ends looking for newer policies. */
  @Override
  default void close() {}
}
