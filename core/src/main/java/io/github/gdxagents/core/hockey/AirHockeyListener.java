package io.github.gdxagents.core.hockey;

/**
 * Hears what happens in an {@link AirHockey}, for particles and sound. It cannot change the game,
 * so that one with particles goes exactly as one without.
 *
 * <p>Called during {@link AirHockey#advance}. Positions are in dm, in the table's frame.
 */
public interface AirHockeyListener {

  /**
   * The puck has hit a rail or a mallet.
   *
   * @param rail whether it was a rail
   * @param x of the puck
   * @param y of the puck
   * @param speed with which they met, in dm/s
   */
  default void puckHit(boolean rail, float x, float y, float speed) {}

  /**
   * A player has scored.
   *
   * @param side of the player: 0 on the left, 1 on the right
   */
  default void scored(int side) {}

  /** The puck has stayed too long in one half, and goes to the other. */
  default void turnedOver() {}
}
