package io.github.gdxagents.core.lander;

/**
 * Hears what happens in a {@link Lander}, for particles and sound. It cannot change the flight.
 *
 * <p>Positions are in metres in the world's frame. Called during {@link Lander#advance}.
 */
public interface LanderListener {

  /**
   * An engine fired during this tick.
   *
   * @param main whether it was the main engine
   * @param x where the exhaust leaves
   * @param y where the exhaust leaves
   * @param exhaustX the impulse carried away by the exhaust, in N·s: opposite to the push on the lander
   * @param exhaustY the same, upwards
   * @param throttle 0.5 to 1
   */
  default void engineFired(boolean main, float x, float y, float exhaustX, float exhaustY, float throttle) {}

  /** The hull hit the ground or the lander left the screen. */
  default void crashed() {}

  /** The lander came to rest on its legs. */
  default void landed() {}
}
