package io.github.gdxagents.gdx;

/**
 * What runs a game for its bots: as many frames as training wants, without a window. {@link
 * GameSimulation#attach} takes it.
 */
public interface GameHost {

  /** What bots press; it is {@code Gdx.input} to the game. */
  VirtualInput input();

  /**
   * Ends the game that runs, as closing its window does, and creates another one.
   *
   * @param games makes it
   */
  void create(GameSimulation games);

  /**
   * Makes one frame: pending runnables, events of the input, {@code render()}.
   *
   * @param seconds what {@code Gdx.graphics.getDeltaTime()} says in it
   */
  void frame(float seconds);

  /** Whether the game has asked to exit since it was created. */
  boolean exited();

  /** Ends the game that runs, if one does. */
  void close();
}
