package io.github.gdxagents.core.lander;

/**
 * Hears what happens in a {@link Lander}, for particles and sound. It cannot change the flight, so
 * that a game with particles flies exactly as one without.
 *
 * <p>Called during {@link Lander#advance}. Positions are in meters, impulses in N·s, both in the
 * world's frame.
 */
public interface LanderListener {

  /**
   * An engine fired during this tick.
   *
   * @param main whether it was the main engine
   * @param x where the exhaust leaves
   * @param y where the exhaust leaves
   * @param exhaustX the impulse that the exhaust carries away, opposite to the push on the lander
   * @param exhaustY the same, upwards
   * @param throttle 0.5 to 1
   */
  default void engineFired(
      boolean main, float x, float y, float exhaustX, float exhaustY, float throttle) {}

  /** The hull touched the ground. */
  default void crashed() {}

  /** The lander left the screen on its left or right. */
  default void lost() {}

  /** The lander came to rest on its legs. */
  default void landed() {}
}
