package io.github.gdxagents.console.record;

import io.github.gdxagents.hook.Simulation;
import java.awt.image.BufferedImage;

/**
 * A simulation together with what draws it without a window: what {@code evaluate --record} films.
 *
 * <p>A game in Java2D draws by {@link BufferedImage#createGraphics}; one with a picture in memory
 * copies it by {@link BufferedImage#setRGB(int, int, int, int, int[], int, int)}.
 */
public interface Drawing {

  /** The simulation, always the same one: whoever opened the drawing plays it, and closes it. */
  Simulation simulation();

  /**
   * Draws the simulation as it stands: after its reset, or after its latest tick.
   *
   * @param frame with what was drawn before; modified
   * @param deltaSeconds game time since the frame before, for what moves by itself; 0 for the first
   *     frame of an episode
   */
  void draw(BufferedImage frame, float deltaSeconds);
}
