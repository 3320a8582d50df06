package io.github.gdxagents.headless;

import com.badlogic.gdx.ApplicationListener;
import com.badlogic.gdx.Audio;
import com.badlogic.gdx.Files;
import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Graphics;
import com.badlogic.gdx.Input;
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
public abstract class HeadlessApplication extends LoggingApplication implements GameHost {

  private final HeadlessGraphics graphics = Stubs.complete(HeadlessGraphics.class);
  private final Audio audio = Stubs.complete(HeadlessAudio.class);
  private final Net net = Stubs.complete(NoNetwork.class);
  private final VirtualInput input = new VirtualInput(Stubs.complete(NoDevice.class));
  private final Clipboard clipboard = new MemoryClipboard();
  private final Map<String, Preferences> preferences = new LinkedHashMap<>();
  private final List<LifecycleListener> lifecycleListeners = new ArrayList<>();
  private final List<Runnable> posted = new ArrayList<>();
  private final List<Runnable> running = new ArrayList<>();

  private HeadlessFiles files = new HeadlessFiles(new File(""), new File(""));
  private int width;
  private int height;
  private @Nullable ApplicationListener game;
  private boolean exited;

  HeadlessApplication() {}

  /**
   * Makes an application.
   *
   * @param width of the window, in pixels
   * @param height of the window, in pixels
   * @param assets where internal files are; those that are not there are on the class path
   * @param saved where what the game writes goes; made when needed
   */
  static HeadlessApplication make(int width, int height, File assets, File saved) {
    HeadlessApplication application = Stubs.complete(HeadlessApplication.class);
    application.width = width;
    application.height = height;
    application.files = new HeadlessFiles(assets.getAbsoluteFile(), saved);
    application.graphics.begin(width, height);
    return application;
  }

  /** Makes this the application of {@link Gdx}. */
  void install() {
    Gdx.app = this;
    Gdx.graphics = graphics;
    Gdx.audio = audio;
    Gdx.input = input;
    Gdx.files = files;
    Gdx.net = net;
    Gdx.gl = graphics.getGL20();
    Gdx.gl20 = graphics.getGL20();
    Gdx.gl30 = graphics.getGL30();
    Gdx.gl31 = graphics.getGL31();
    Gdx.gl32 = graphics.getGL32();
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
    if (graphics.resized()) {
      game.resize(graphics.getWidth(), graphics.getHeight());
    }
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
}
