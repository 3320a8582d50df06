package io.github.gdxagents.core.swarm;

/**
 * Hears what happens in a {@link Swarm}, for particles and sound. It cannot change the game, so
 * that one with particles goes exactly as one without.
 *
 * <p>Called during {@link Swarm#advance}. Positions are in m, from the arena's middle.
 */
public interface SwarmListener {

  /** A wave has begun, the first of which is number 1. */
  default void waveBegan(int wave) {}

  /** A drone has come in at the wall. */
  default void droneAppeared(int slot) {}

  /** A shot has hit a drone, which is no more. */
  default void droneHit(float x, float y) {}

  /** A drone is no more because it was too close to a ship that was lost, or met its shield. */
  default void droneBlasted(float x, float y) {}

  /** A drone has touched the ship, and it is lost. */
  default void shipLost(float x, float y) {}
}
