package io.github.gdxagents.headless;

import com.badlogic.gdx.Gdx;
import io.github.gdxagents.gdx.GdxNatives;
import io.github.gdxagents.hook.SimulationUnavailableException;
import java.io.File;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Starts libGDX without a window, for simulations and tests that load textures, fonts, sounds or
 * maps, or make a {@code SpriteBatch} or a {@code Stage}:
 *
 * <pre>{@code
 * Headless.start();
 * Texture texture = new Texture("basket.png"); // has the picture's size, and is drawn nowhere
 * }</pre>
 *
 * <p>{@code Gdx.app}, {@code graphics}, {@code gl}, {@code audio}, {@code files} and {@code input}
 * answer from then on, all of them on any thread. libGDX itself is not made for several threads: to
 * train a game that uses more of it than mathematics and Box2D, make its copies by {@link
 * io.github.gdxagents.isolation.IsolatedWorlds}, which start it for each.
 */
public final class Headless {

  private static final Starter STARTER = new Starter();

  private Headless() {}

  /** Starts it with a window of 640 by 480 pixels and assets in the working directory. */
  public static HeadlessApplication start() {
    return start(640, 480, new File(""));
  }

  /**
   * Starts it, unless it has been started already; safe to call from several threads. What a game
   * writes to local and external files goes to a folder of its own among the system's temporary
   * files, made when needed.
   *
   * @param width of the window that nobody sees, in pixels
   * @param height of the window that nobody sees, in pixels
   * @param assets where internal files are; those that are not there are on the class path
   * @return what runs a game there, the same at each call
   * @throws SimulationUnavailableException if libGDX's native library is not on the class path, or
   *     cannot be loaded
   */
  public static HeadlessApplication start(int width, int height, File assets) {
    return STARTER.start(width, height, assets);
  }

  private static final class Starter {

    private @Nullable HeadlessApplication started;

    synchronized HeadlessApplication start(int width, int height, File assets) {
      if (started == null) {
        GdxNatives.load();
        File saved =
            new File(System.getProperty("java.io.tmpdir"), "gdx-agents-" + UUID.randomUUID());
        started = HeadlessApplication.make(width, height, assets, saved);
      }
      if (Gdx.app != started) { // Also after a window, which has put itself in place.
        started.install();
      }
      return started;
    }
  }
}
