package io.github.gdxagents.core.screen;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.graphics.GL20;
import com.badlogic.gdx.graphics.Mesh;
import com.badlogic.gdx.graphics.Pixmap;
import com.badlogic.gdx.graphics.Texture;
import com.badlogic.gdx.graphics.VertexAttribute;
import com.badlogic.gdx.graphics.VertexAttributes.Usage;
import com.badlogic.gdx.graphics.glutils.ShaderProgram;
import java.nio.ByteBuffer;

/** Hands triangles to OpenGL. */
final class GlTriangles implements TriangleTarget {

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
  private int width = 1;
  private int height = 1;
  private boolean noisy = true;

  GlTriangles(GlyphAtlas glyphs) {
    distances = upload(glyphs);
    mesh =
        new Mesh(
            false,
            TriangleBatch.MAX_VERTICES,
            TriangleBatch.MAX_INDICES,
            new VertexAttribute(Usage.Position, 2, ShaderProgram.POSITION_ATTRIBUTE),
            new VertexAttribute(Usage.ColorPacked, 4, ShaderProgram.COLOR_ATTRIBUTE),
            new VertexAttribute(Usage.Generic, 4, "a_glyph"));
    shader = new ShaderProgram(VERTEX_SHADER, FRAGMENT_SHADER);
    if (!shader.isCompiled()) {
      throw new IllegalStateException("The graphics driver refused the shader: " + shader.getLog());
    }
  }

  private static Texture upload(GlyphAtlas glyphs) {
    Pixmap pixmap =
        new Pixmap(
            GlyphAtlas.WIDTH, glyphs.distances.length / GlyphAtlas.WIDTH, Pixmap.Format.Alpha);
    ByteBuffer pixels = pixmap.getPixels();
    pixels.put(glyphs.distances);
    pixels.flip();
    Texture texture = new Texture(pixmap);
    texture.setFilter(Texture.TextureFilter.Linear, Texture.TextureFilter.Linear);
    pixmap.dispose();
    return texture;
  }

  @Override
  public void size(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Whether a noise too faint to see hides the bands of dark gradients; it does unless set. */
  void noisy(boolean noisy) {
    this.noisy = noisy;
  }

  @Override
  public void draw(float[] vertices, int vertexCount, short[] indices, int indexCount) {
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
  }

  @Override
  public void dispose() {
    mesh.dispose();
    shader.dispose();
    distances.dispose();
  }
}
