package io.github.gdxagents.gdx.overlay;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.graphics.GL20;
import com.badlogic.gdx.utils.BufferUtils;
import java.nio.IntBuffer;

/** What of OpenGL's state is the game's and would be in the way: viewport, scissors, depths. */
final class SavedGlState {

  /** As libGDX asks, which has room for the longest answer there is. */
  private final IntBuffer viewport = BufferUtils.newIntBuffer(16);

  private boolean depthTest;
  private boolean scissorTest;

  void save() {
    Gdx.gl.glGetIntegerv(GL20.GL_VIEWPORT, viewport);
    depthTest = Gdx.gl.glIsEnabled(GL20.GL_DEPTH_TEST);
    scissorTest = Gdx.gl.glIsEnabled(GL20.GL_SCISSOR_TEST);
  }

  void restore() {
    Gdx.gl.glViewport(viewport.get(0), viewport.get(1), viewport.get(2), viewport.get(3));
    if (depthTest) {
      Gdx.gl.glEnable(GL20.GL_DEPTH_TEST);
    }
    if (scissorTest) {
      Gdx.gl.glEnable(GL20.GL_SCISSOR_TEST);
    }
  }
}
