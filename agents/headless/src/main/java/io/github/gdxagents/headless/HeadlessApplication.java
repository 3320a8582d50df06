package io.github.gdxagents.headless;

import com.badlogic.gdx.Application;
import com.badlogic.gdx.ApplicationListener;
import com.badlogic.gdx.ApplicationLogger;
import com.badlogic.gdx.Audio;
import com.badlogic.gdx.Files;
import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Graphics;
import com.badlogic.gdx.Input;
import com.badlogic.gdx.InputProcessor;
import com.badlogic.gdx.LifecycleListener;
import com.badlogic.gdx.Net;
import com.badlogic.gdx.Preferences;
import com.badlogic.gdx.graphics.Cubemap;
import com.badlogic.gdx.graphics.Mesh;
import com.badlogic.gdx.graphics.Texture;
import com.badlogic.gdx.graphics.glutils.GLFrameBuffer;
import com.badlogic.gdx.graphics.glutils.ShaderProgram;
import com.badlogic.gdx.utils.Clipboard;
import io.github.gdxagents.gdx.GameHost;
import io.github.gdxagents.gdx.GameSimulation;
import io.github.gdxagents.gdx.VirtualInput;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * libGDX's application without a window, and whose loop is the caller's: each {@link #frame} is one
 * call of the game's {@code render()}. To the game it is a desktop, as there it plays in the end.
 */
public abstract class HeadlessApplication implements Application, GameHost {

  private final HeadlessGraphics graphics = Stubs.complete(HeadlessGraphics.class);
  private final Audio audio = Stubs.complete(HeadlessAudio.class);
  private final Net net = Stubs.complete(HeadlessNet.class);
  private final VirtualInput input = new VirtualInput(Stubs.complete(NoDevice.class));
  private final Clipboard clipboard = new MemoryClipboard();
  private final Map<String, Preferences> preferences = new LinkedHashMap<>();
  private final List<LifecycleListener> lifecycleListeners = new ArrayList<>();
  private final List<Runnable> posted = new ArrayList<>();
  private final List<Runnable> running = new ArrayList<>();

  private HeadlessFiles files = new HeadlessFiles(new File(""), new File(""));
  private ApplicationLogger logger = new ErrorLogger();
  private int logLevel = LOG_INFO;
  private int width;
  private int height;
  private @Nullable ApplicationListener game;
  private boolean exited;

  HeadlessApplication() {}

  /**
   * Makes an application, and makes it that of {@link Gdx}.
   *
   * @param width of the window, in pixels
   * @param height of the window, in pixels
   * @param assets where internal files are; those that are not there are on the class path
   * @param saved where what the game writes goes; made when needed
   */
  static HeadlessApplication install(int width, int height, File assets, File saved) {
    HeadlessApplication application = Stubs.complete(HeadlessApplication.class);
    application.width = width;
    application.height = height;
    application.files = new HeadlessFiles(assets.getAbsoluteFile(), saved);
    application.graphics.begin(width, height);
    Gdx.app = application;
    Gdx.graphics = application.graphics;
    Gdx.audio = application.audio;
    Gdx.input = application.input;
    Gdx.files = application.files;
    Gdx.net = application.net;
    Gdx.gl = application.graphics.getGL20();
    Gdx.gl20 = application.graphics.getGL20();
    Gdx.gl30 = application.graphics.getGL30();
    Gdx.gl31 = application.graphics.getGL31();
    Gdx.gl32 = application.graphics.getGL32();
    return application;
  }

  // The loop, in the order of libGDX's desktop backend.

  @Override
  public VirtualInput input() {
    return input;
  }

  @Override
  public void create(GameSimulation games) {
    close();
    exited = false;
    graphics.begin(width, height);
    ApplicationListener next = games.newGame();
    next.create();
    game = next;
    next.resize(width, height);
  }

  @Override
  public void frame(float seconds) {
    if (game == null || exited) {
      return;
    }
    runPosted();
    input.beginFrame();
    graphics.beginFrame(seconds);
    game.render();
    input.endFrame();
  }

  private void runPosted() {
    synchronized (posted) {
      running.addAll(posted);
      posted.clear();
    }
    for (Runnable runnable : running) {
      runnable.run();
    }
    running.clear();
  }

  @Override
  public boolean exited() {
    return exited;
  }

  /** Ends the game as closing its window does, and forgets what it has left behind. */
  @Override
  public void close() {
    ApplicationListener ended = game;
    game = null;
    for (LifecycleListener listener : List.copyOf(lifecycleListeners)) {
      listener.pause();
      listener.dispose();
    }
    lifecycleListeners.clear();
    if (ended != null) {
      ended.pause();
      ended.dispose();
    }
    synchronized (posted) {
      posted.clear();
    }
    running.clear();
    input.reset();
    input.setInputProcessor(null);
    Texture.clearAllTextures(this);
    Cubemap.clearAllCubemaps(this);
    Mesh.clearAllMeshes(this);
    ShaderProgram.clearAllShaderPrograms(this);
    GLFrameBuffer.clearAllFrameBuffers(this);
  }

  /** Forgets preferences and files that the game has written. */
  public void forgetSaved() {
    for (Preferences each : preferences.values()) {
      each.clear();
    }
    files.deleteSaved();
  }

  // What the game asks.

  @Override
  public @Nullable ApplicationListener getApplicationListener() {
    return game;
  }

  @Override
  public Graphics getGraphics() {
    return graphics;
  }

  @Override
  public Audio getAudio() {
    return audio;
  }

  @Override
  public Input getInput() {
    return input;
  }

  @Override
  public Files getFiles() {
    return files;
  }

  @Override
  public Net getNet() {
    return net;
  }

  @Override
  public ApplicationType getType() {
    return ApplicationType.Desktop;
  }

  @Override
  public Preferences getPreferences(String name) {
    return preferences.computeIfAbsent(name, key -> new MemoryPreferences());
  }

  @Override
  public Clipboard getClipboard() {
    return clipboard;
  }

  @Override
  public void postRunnable(Runnable runnable) {
    synchronized (posted) {
      posted.add(runnable);
    }
  }

  @Override
  public void exit() {
    exited = true;
  }

  @Override
  public void addLifecycleListener(LifecycleListener listener) {
    lifecycleListeners.add(listener);
  }

  @Override
  public void removeLifecycleListener(LifecycleListener listener) {
    lifecycleListeners.remove(listener);
  }

  @Override
  public long getJavaHeap() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Override
  public long getNativeHeap() {
    return getJavaHeap();
  }

  @Override
  public void setLogLevel(int level) {
    logLevel = level;
  }

  @Override
  public int getLogLevel() {
    return logLevel;
  }

  @Override
  public void setApplicationLogger(ApplicationLogger newLogger) {
    logger = newLogger;
  }

  @Override
  public ApplicationLogger getApplicationLogger() {
    return logger;
  }

  @Override
  public void log(String tag, String message) {
    if (logLevel >= LOG_INFO) {
      logger.log(tag, message);
    }
  }

  @Override
  public void log(String tag, String message, Throwable failure) {
    if (logLevel >= LOG_INFO) {
      logger.log(tag, message, failure);
    }
  }

  @Override
  public void error(String tag, String message) {
    if (logLevel >= LOG_ERROR) {
      logger.error(tag, message);
    }
  }

  @Override
  public void error(String tag, String message, Throwable failure) {
    if (logLevel >= LOG_ERROR) {
      logger.error(tag, message, failure);
    }
  }

  @Override
  public void debug(String tag, String message) {
    if (logLevel >= LOG_DEBUG) {
      logger.debug(tag, message);
    }
  }

  @Override
  public void debug(String tag, String message, Throwable failure) {
    if (logLevel >= LOG_DEBUG) {
      logger.debug(tag, message, failure);
    }
  }

  /** No keyboard, no mouse, no screen to touch: what is pressed is pressed by bots. */
  abstract static class NoDevice implements Input {

    private @Nullable InputProcessor processor;

    @Override
    public void setInputProcessor(@Nullable InputProcessor newProcessor) {
      processor = newProcessor;
    }

    @Override
    public @Nullable InputProcessor getInputProcessor() {
      return processor;
    }

    @Override
    public boolean isPeripheralAvailable(Peripheral peripheral) {
      return peripheral == Peripheral.HardwareKeyboard;
    }

    @Override
    public Orientation getNativeOrientation() {
      return Orientation.Landscape;
    }
  }

  /** No network: requests fail at once. */
  abstract static class HeadlessNet implements Net {

    @Override
    public void sendHttpRequest(HttpRequest request, @Nullable HttpResponseListener listener) {
      if (listener != null) {
        listener.failed(new java.io.IOException("There is no network without a window"));
      }
    }
  }

  /** Hundreds of games would drown whoever trains them: only what went wrong is printed. */
  private static final class ErrorLogger implements ApplicationLogger {

    @Override
    public void log(String tag, String message) {}

    @Override
    public void log(String tag, String message, Throwable failure) {}

    @Override
    public void debug(String tag, String message) {}

    @Override
    public void debug(String tag, String message, Throwable failure) {}

    @Override
    public void error(String tag, String message) {
      System.err.println("[" + tag + "] " + message);
    }

    @Override
    public void error(String tag, String message, Throwable failure) {
      error(tag, message + ": " + failure);
    }
  }

  private static final class MemoryClipboard implements Clipboard {

    private String contents = "";

    @Override
    public boolean hasContents() {
      return !contents.isEmpty();
    }

    @Override
    public String getContents() {
      return contents;
    }

    @Override
    public void setContents(@Nullable String newContents) {
      contents = newContents == null ? "" : newContents;
    }
  }
}
