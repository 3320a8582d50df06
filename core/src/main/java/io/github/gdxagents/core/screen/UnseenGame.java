package io.github.gdxagents.core.screen;

import io.github.gdxagents.hook.Simulation;

/**
 * A game drawn without a window, a display or OpenGL: the scene of the window, triangle by
 * triangle, in plain Java. Its instruments are left out.
 */
public final class UnseenGame {

  private final Scene scene;
  private final Simulation simulation;
  private final PixelTriangles triangles;
  private final Canvas canvas;

  /** Opens a new world of a game, without wind. */
  public UnseenGame(Game game) {
    scene = game.open(false);
    simulation = new WatchedSimulation(scene);
    GlyphAtlas glyphs = new GlyphAtlas();
    triangles = new PixelTriangles(glyphs);
    canvas = new Canvas(glyphs, triangles);
  }

  /** What is drawn; the caller plays it, and closes it. */
  public Simulation simulation() {
    return simulation;
  }

  /**
   * Draws the simulation as it stands after its latest tick.
   *
   * @param width in pixels
   * @param height in pixels
   * @param deltaSeconds game time since it was drawn last
   * @return {@code 0xRRGGBB} of each pixel, {@code [height x width]}, the upper row first; the next
   *     call overwrites it
   */
  public int[] draw(int width, int height, float deltaSeconds) {
    canvas.begin(width, height);
    triangles.clear();
    scene.draw(canvas, 1, deltaSeconds);
    canvas.end();
    return triangles.pixels();
  }
}
