package io.github.gdxagents.desktop;

import com.badlogic.gdx.ApplicationAdapter;
import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3Application;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3ApplicationConfiguration;
import com.badlogic.gdx.graphics.glutils.HdpiMode;
import io.github.gdxagents.core.screen.GamesApp;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Assumptions;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.linux.X11;

/** Runs the games in a real window, frame by frame as a test says. */
final class TestWindow extends ApplicationAdapter {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;

  private final GamesApp games;
  private final int frames;
  private final IntConsumer script;
  private int frame;

  private TestWindow(GamesApp games, int frames, IntConsumer script) {
    this.games = games;
    this.frames = frames;
    this.script = script;
  }

  /** Skips the test where no window can be opened. */
  static void requireDisplay() {
    boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    Assumptions.assumeTrue(
        !linux || XConnection.OPEN || System.getenv("WAYLAND_DISPLAY") != null,
        "There is no display, so the window tests are skipped; run them under xvfb-run");
  }

  /**
   * A connection to the X server that stays open while the tests run: Xvfb starts anew whenever its
   * last client leaves, and refuses the next one meanwhile.
   */
  private static final class XConnection {
    private static final boolean OPEN =
        System.getenv("DISPLAY") != null
            && X11.XOpenDisplay((CharSequence) null) != MemoryUtil.NULL;
  }

  /**
   * Shows a window for a number of frames.
   *
   * @param script called with the number of each frame, from 0; draws it with {@link
   *     GamesApp#frame}
   */
  static void show(GamesApp games, int frames, IntConsumer script) {
    requireDisplay();
    Lwjgl3ApplicationConfiguration configuration = new Lwjgl3ApplicationConfiguration();
    configuration.setWindowedMode(WIDTH, HEIGHT);
    configuration.setHdpiMode(HdpiMode.Pixels);
    configuration.disableAudio(true);
    configuration.useVsync(false);
    configuration.setForegroundFPS(0);
    new Lwjgl3Application(new TestWindow(games, frames, script), configuration);
  }

  static void press(int key) {
    Gdx.input.getInputProcessor().keyDown(key);
    Gdx.input.getInputProcessor().keyUp(key);
  }

  /** Points somewhere, in pixels from the upper left corner. */
  static void point(int x, int y) {
    Gdx.input.getInputProcessor().mouseMoved(x, y);
  }

  static void type(String characters) {
    for (int i = 0; i < characters.length(); i++) {
      Gdx.input.getInputProcessor().keyTyped(characters.charAt(i));
    }
  }

  @Override
  public void create() {
    games.create();
    games.frame(0); // says that it is loading
  }

  @Override
  public void resize(int width, int height) {
    games.resize(width, height);
  }

  @Override
  public void render() {
    script.accept(frame++);
    if (frame == frames) {
      Gdx.app.exit();
    }
  }

  @Override
  public void dispose() {
    games.dispose();
  }
}
