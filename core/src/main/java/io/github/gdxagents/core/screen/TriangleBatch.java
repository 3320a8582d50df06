package io.github.gdxagents.core.screen;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.graphics.GL20;
import com.badlogic.gdx.graphics.Mesh;
import com.badlogic.gdx.graphics.Texture;
import com.badlogic.gdx.graphics.VertexAttribute;
import com.badlogic.gdx.graphics.VertexAttributes.Usage;
import com.badlogic.gdx.graphics.glutils.ShaderProgram;
import com.badlogic.gdx.utils.Disposable;

/** Collects colored triangles in pixels and hands them to OpenGL, as many at a time as fit. */
final class TriangleBatch implements Disposable {

  /**
   * One vertex: the place in the texture of distances says how near a glyph's stroke is there; what
   * is nearer than the threshold is covered, with an edge of the given sharpness.
   *
   * <pre>
   * x  y  color (packed, multiplied by its alpha)  u  v  threshold  sharpness
   * </pre>
   */
  private static final int FLOATS_PER_VERTEX = 7;

  private static final int MAX_VERTICES = 32_000;
  private static final int MAX_INDICES = 3 * MAX_VERTICES;

  private static final String VERTEX_SHADER =
      """
      attribute vec2 a_position;
      attribute vec4 a_color;
      attribute vec4 a_glyph;
      uniform vec2 u_twoPixels;
      varying vec4 v_color;
      varying vec4 v_glyph;
      void main() {
        v_color = a_color;
        v_color.a = v_color.a * (255.0 / 254.0);
        v_glyph = a_glyph;
        gl_Position = vec4(a_position * u_twoPixels - 1.0, 0.0, 1.0);
      }
      """;

  /**
   * The noise hides the bands that eight bits leave in dark gradients; after Jimenez, SIGGRAPH
   * 2014.
   */
  private static final String FRAGMENT_SHADER =
      """
      #ifdef GL_ES
      precision highp float;
      #endif
      uniform sampler2D u_distances;
      uniform float u_noise;
      varying vec4 v_color;
      varying vec4 v_glyph;
      void main() {
        float nearness = texture2D(u_distances, v_glyph.xy).a;
        vec4 color = v_color * clamp((nearness - v_glyph.z) * v_glyph.w + 0.5, 0.0, 1.0);
        float noise = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5;
        color.rgb += color.a * noise * u_noise;
        gl_FragColor = color;
      }
      """;

  private final Mesh mesh;
  private final ShaderProgram shader;
  private final Texture distances;
  private final float[] vertices = new float[MAX_VERTICES * FLOATS_PER_VERTEX];
  private final short[] indices = new short[MAX_INDICES];
  private int vertexCount;
  private int indexCount;
  private int width = 1;
  private int height = 1;
  private boolean noisy = true;

  /** Prepares a batch whose glyphs are in a texture of distances, which the caller disposes. */
  TriangleBatch(Texture distances) {
    this.distances = distances;
    mesh =
        new Mesh(
            false,
            MAX_VERTICES,
            MAX_INDICES,
            new VertexAttribute(Usage.Position, 2, ShaderProgram.POSITION_ATTRIBUTE),
            new VertexAttribute(Usage.ColorPacked, 4, ShaderProgram.COLOR_ATTRIBUTE),
            new VertexAttribute(Usage.Generic, 4, "a_glyph"));
    shader = new ShaderProgram(VERTEX_SHADER, FRAGMENT_SHADER);
    if (!shader.isCompiled()) {
      throw new IllegalStateException("The graphics driver refused the shader: " + shader.getLog());
    }
  }

  /** Sets the size of what is drawn on, in pixels. */
  void size(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Whether noise hides the bands of dark gradients; it does unless set. */
  void noisy(boolean noisy) {
    this.noisy = noisy;
  }

  /** Makes room for vertices and indices that belong together. Call it before the first of them. */
  void reserve(int moreVertices, int moreIndices) {
    if (vertexCount + moreVertices > MAX_VERTICES || indexCount + moreIndices > MAX_INDICES) {
      flush();
    }
  }

  /** Adds a vertex that is covered, and returns its number. */
  int vertex(float x, float y, float color) {
    return vertex(x, y, color, 0, 0, -1, 1);
  }

  /** Adds a vertex of a glyph, and returns its number. */
  int vertex(float x, float y, float color, float u, float v, float threshold, float sharpness) {
    int at = vertexCount * FLOATS_PER_VERTEX;
    vertices[at] = x;
    vertices[at + 1] = y;
    vertices[at + 2] = color;
    vertices[at + 3] = u;
    vertices[at + 4] = v;
    vertices[at + 5] = threshold;
    vertices[at + 6] = sharpness;
    return vertexCount++;
  }

  void triangle(int a, int b, int c) {
    indices[indexCount++] = (short) a;
    indices[indexCount++] = (short) b;
    indices[indexCount++] = (short) c;
  }

  /** Adds the two triangles of four vertices in a row, in their order around the quadrangle. */
  void quadrangle(int first) {
    triangle(first, first + 1, first + 2);
    triangle(first, first + 2, first + 3);
  }

  /** Draws what has been collected. */
  void flush() {
    if (indexCount == 0) {
      return;
    }
    mesh.setVertices(vertices, 0, vertexCount * FLOATS_PER_VERTEX);
    mesh.setIndices(indices, 0, indexCount);
    Gdx.gl.glEnable(GL20.GL_BLEND);
    Gdx.gl.glBlendFunc(GL20.GL_ONE, GL20.GL_ONE_MINUS_SRC_ALPHA);
    distances.bind(0);
    shader.bind();
    shader.setUniformi("u_distances", 0);
    shader.setUniformf("u_noise", noisy ? 1 / 255f : 0);
    shader.setUniformf("u_twoPixels", 2f / width, 2f / height);
    mesh.render(shader, GL20.GL_TRIANGLES, 0, indexCount);
    vertexCount = 0;
    indexCount = 0;
  }

  @Override
  public void dispose() {
    mesh.dispose();
    shader.dispose();
  }
}
