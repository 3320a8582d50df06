package io.github.gdxagents.core.screen;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * Draws one simulation. It reads the simulation's accessors and changes nothing in it; whatever it
 * makes up itself, such as particles, has a random stream of its own.
 */
interface Scene {

  float[] NO_POSE = {};

  /** How much of a ghost is seen. */
  float GHOST_OPACITY = 0.3f;

  /** The simulation that is drawn. */
  Simulation simulation();

  /** Who plays the second agent, in games for two; null in all others. */
  default @Nullable ActionSource opponent() {
    return null;
  }

  /** How strong the opponent can be, from 1 to this; 0 where there is no choice. */
  default int levels() {
    return 0;
  }

  /** How strong it is, from 1. */
  default int level() {
    return 0;
  }

  /**
   * Chooses another {@link #opponent}.
   *
   * @param level from 1 to {@link #levels}
   */
  default void setLevel(int level) {}

  /** The variant in a few words, such as {@code "engines on or off"}. */
  String variant();

  /** How many decimals the score is shown with. */
  int scoreDecimals();

  /** Takes note of a new episode, after the simulation's reset. */
  void begin();

  /** Takes note of a tick, after it. */
  void ticked();

  /**
   * What the player looks like after the latest tick, in numbers that {@link #showGhost}
   * understands; always as many, reused. None where there are no ghosts.
   */
  default float[] pose() {
    return NO_POSE;
  }

  /**
   * Draws with the next frame, faintly, a player of another attempt at this episode.
   *
   * @param pose as {@link #pose} gave it, or between two of them; null for nobody
   */
  default void showGhost(float @Nullable [] pose) {}

  /** How the episode ended; asked only once it is over. */
  Outcome outcome();

  /**
   * Draws the world over the whole canvas.
   *
   * @param interpolation how far between the tick before the latest one (0) and the latest one (1)
   *     to draw
   * @param deltaSeconds game time since the last frame, for what moves between ticks; 0 while
   *     paused
   */
  void draw(Canvas canvas, float interpolation, float deltaSeconds);

  /** Draws the game's instruments into the overlay, its lower left corner at the origin. */
  void drawInstruments(Canvas canvas, Overlay overlay);

  /** Shows or hides what the player measures, in games where that can be drawn. */
  default void toggleSenses() {}
}
