package io.github.gdxagents.headless;

import com.badlogic.gdx.graphics.GL20;
import com.badlogic.gdx.graphics.GL32;
import java.nio.Buffer;
import java.nio.IntBuffer;

/**
 * OpenGL that draws nothing: shaders compile, framebuffers are complete, and everything that is
 * made has a handle of its own. What is not here does nothing; see {@link Stubs}.
 */
abstract class SilentGl implements GL32 {

  private static final int LARGEST_TEXTURE = 16_384;
  private static final int TEXTURE_UNITS = 32;

  private int handles;

  private int newHandle() {
    return ++handles;
  }

  private void newHandles(int count, IntBuffer into) {
    for (int i = 0; i < count; i++) {
      into.put(into.position() + i, newHandle());
    }
  }

  private void newHandles(int count, int[] into, int offset) {
    for (int i = 0; i < count; i++) {
      into[offset + i] = newHandle();
    }
  }

  @Override
  public int glGenTexture() {
    return newHandle();
  }

  @Override
  public void glGenTextures(int count, IntBuffer textures) {
    newHandles(count, textures);
  }

  @Override
  public int glGenBuffer() {
    return newHandle();
  }

  @Override
  public void glGenBuffers(int count, IntBuffer buffers) {
    newHandles(count, buffers);
  }

  @Override
  public int glGenFramebuffer() {
    return newHandle();
  }

  @Override
  public void glGenFramebuffers(int count, IntBuffer framebuffers) {
    newHandles(count, framebuffers);
  }

  @Override
  public int glGenRenderbuffer() {
    return newHandle();
  }

  @Override
  public void glGenRenderbuffers(int count, IntBuffer renderbuffers) {
    newHandles(count, renderbuffers);
  }

  @Override
  public void glGenVertexArrays(int count, IntBuffer arrays) {
    newHandles(count, arrays);
  }

  @Override
  public void glGenVertexArrays(int count, int[] arrays, int offset) {
    newHandles(count, arrays, offset);
  }

  @Override
  public void glGenQueries(int count, IntBuffer queries) {
    newHandles(count, queries);
  }

  @Override
  public void glGenQueries(int count, int[] queries, int offset) {
    newHandles(count, queries, offset);
  }

  @Override
  public void glGenSamplers(int count, IntBuffer samplers) {
    newHandles(count, samplers);
  }

  @Override
  public void glGenSamplers(int count, int[] samplers, int offset) {
    newHandles(count, samplers, offset);
  }

  @Override
  public int glCreateProgram() {
    return newHandle();
  }

  @Override
  public int glCreateShader(int type) {
    return newHandle();
  }

  @Override
  public int glCheckFramebufferStatus(int target) {
    return GL20.GL_FRAMEBUFFER_COMPLETE;
  }

  @Override
  public void glGetShaderiv(int shader, int name, IntBuffer result) {
    put(result, name == GL20.GL_COMPILE_STATUS ? 1 : 0);
  }

  @Override
  public void glGetProgramiv(int program, int name, IntBuffer result) {
    put(result, name == GL20.GL_LINK_STATUS || name == GL20.GL_VALIDATE_STATUS ? 1 : 0);
  }

  @Override
  public void glGetIntegerv(int name, IntBuffer result) {
    put(
        result,
        switch (name) {
          case GL20.GL_MAX_TEXTURE_SIZE,
              GL20.GL_MAX_CUBE_MAP_TEXTURE_SIZE,
              GL20.GL_MAX_RENDERBUFFER_SIZE ->
              LARGEST_TEXTURE;
          case GL20.GL_MAX_TEXTURE_UNITS,
              GL20.GL_MAX_TEXTURE_IMAGE_UNITS,
              GL20.GL_MAX_COMBINED_TEXTURE_IMAGE_UNITS,
              GL20.GL_MAX_VERTEX_TEXTURE_IMAGE_UNITS ->
              TEXTURE_UNITS;
          default -> 0;
        });
  }

  private static void put(IntBuffer result, int value) {
    result.put(result.position(), value);
  }

  /** What a game draws is read back black and transparent. */
  @Override
  public void glReadPixels(
      int x, int y, int width, int height, int format, int type, Buffer pixels) {}
}
