package io.github.gdxagents.core.screen;

import com.badlogic.gdx.utils.Disposable;

/**
 * Where triangles end up: a window, or memory.
 *
 * <p>One vertex: the place in the texture of distances says how near a glyph's stroke is there;
 * what is nearer than the threshold is covered, with an edge of the given sharpness. What is no
 * glyph has a threshold below 0, and is covered all over.
 *
 * <pre>
 * x  y  color (packed, multiplied by its alpha)  u  v  threshold  sharpness
 * </pre>
 *
 * <p>Pixels count from the lower left corner.
 */
interface TriangleTarget extends Disposable {

  int FLOATS_PER_VERTEX = 7;

  /** Sets the size of what is drawn on, in pixels. */
  void size(int width, int height);

  /**
   * Draws triangles over what is there.
   *
   * @param vertices {@code [vertexCount x 7]}
   * @param indices three vertices for each triangle
   */
  void draw(float[] vertices, int vertexCount, short[] indices, int indexCount);
}
