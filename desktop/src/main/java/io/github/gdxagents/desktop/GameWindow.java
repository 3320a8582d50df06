package io.github.gdxagents.desktop;

import com.badlogic.gdx.ApplicationListener;
import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3Graphics;
import com.badlogic.gdx.files.FileHandle;
import com.badlogic.gdx.graphics.Pixmap;
import com.badlogic.gdx.graphics.PixmapIO;
import io.github.gdxagents.core.screen.GamesApp;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.lwjgl.glfw.GLFW;

/**
 * The games in a window, with what only the desktop adds: a picture after some ticks, and a report
 * on the first frame.
 */
final class GameWindow implements ApplicationListener {

  /** Frames of this length make one tick each. */
  private static final float TICK_SECONDS = 1 / 50f;

  private static final int ICON_SIZE = 64; // pixels

  private final GamesApp games;
  private final @Nullable File screenshot;
  private final int screenshotFrame;
  private final boolean debug;
  private int frame;

  GameWindow(GamesApp games, Arguments arguments) {
    this.games = games;
    this.screenshot = arguments.screenshot();
    this.screenshotFrame = arguments.afterTicks();
    this.debug = arguments.debug();
  }

  @Override
  public void create() {
    games.create();
    setIcon();
    if (screenshot != null) {
      games.drawWithoutNoise();
    }
  }

  /** Where windows have icons of their own: not on macOS, nor with Wayland. */
  private void setIcon() {
    int platform = GLFW.glfwGetPlatform();
    if (platform == GLFW.GLFW_PLATFORM_X11 || platform == GLFW.GLFW_PLATFORM_WIN32) {
      Pixmap icon = games.drawIcon(ICON_SIZE);
      ((Lwjgl3Graphics) Gdx.graphics).getWindow().setIcon(icon);
      icon.dispose();
    }
  }

  @Override
  public void render() {
    if (screenshot != null) {
      games.frame(
          TICK_SECONDS); // however long frames really take, so that the same picture comes out
    } else {
      games.render();
    }
    if (!games.loaded()) {
      return;
    }
    frame++;
    if (debug && frame == 1) {
      report();
    }
    if (screenshot != null && frame == screenshotFrame) {
      save(screenshot);
      Gdx.app.exit();
    }
  }

  private static void report() {
    Gdx.gl.glFinish();
    long millis = ManagementFactory.getRuntimeMXBean().getUptime();
    System.out.println("First frame " + millis + " ms after the JVM started");
    System.out.println("Graphics: " + Gdx.graphics.getGLVersion().getDebugVersionString());
  }

  private static void save(File file) {
    Pixmap picture =
        Pixmap.createFromFrameBuffer(
            0, 0, Gdx.graphics.getBackBufferWidth(), Gdx.graphics.getBackBufferHeight());
    PixmapIO.writePNG(
        new FileHandle(file.getAbsoluteFile()), picture, Deflater.BEST_COMPRESSION, true);
    picture.dispose();
  }

  @Override
  public void resize(int width, int height) {
    games.resize(width, height);
  }

  @Override
  public void pause() {
    games.pause();
  }

  @Override
  public void resume() {
    games.resume();
  }

  @Override
  public void dispose() {
    games.dispose();
  }
}
