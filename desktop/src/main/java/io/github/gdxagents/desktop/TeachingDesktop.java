package io.github.gdxagents.desktop;

import com.badlogic.gdx.backends.lwjgl3.Lwjgl3Application;
import io.github.gdxagents.core.screen.GamesApp;
import io.github.gdxagents.core.screen.TeachingApp;

/** Opens the teaching screen in a window. */
public final class TeachingDesktop {

  private TeachingDesktop() {}

  /**
   * Opens the window, and returns when it is closed.
   *
   * @throws com.badlogic.gdx.utils.GdxRuntimeException if there is no display, or no OpenGL 2
   */
  public static void open(TeachingApp app) {
    new Lwjgl3Application(
        app, DesktopLauncher.configuration(GamesApp.DEFAULT_WIDTH, GamesApp.DEFAULT_HEIGHT, false));
  }
}
