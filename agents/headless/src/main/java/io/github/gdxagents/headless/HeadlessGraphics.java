package io.github.gdxagents.headless;

import com.badlogic.gdx.AbstractGraphics;
import com.badlogic.gdx.Application;
import com.badlogic.gdx.graphics.GL20;
import com.badlogic.gdx.graphics.GL30;
import com.badlogic.gdx.graphics.GL31;
import com.badlogic.gdx.graphics.GL32;
import com.badlogic.gdx.graphics.glutils.GLVersion;

/** A window that nobody sees, with frames of whatever length is asked for. */
abstract class HeadlessGraphics extends AbstractGraphics {

  private static final float DOTS_PER_INCH = 96;
  private static final float INCHES_PER_CENTIMETER = 1 / 2.54f;
  private static final int REFRESH_RATE = 60;

  private final SilentGl gl = Stubs.complete(SilentGl.class);
  private final GLVersion version =
      new GLVersion(Application.ApplicationType.Desktop, "3.2.0", "gdx-agents", "headless");
  private int width;
  private int height;
  private float deltaSeconds;
  private long frameId;
  private boolean resized;

  void beginFrame(float seconds) {
    deltaSeconds = seconds;
    frameId++;
  }

  /** Before the first frame of a game. */
  void begin(int width, int height) {
    this.width = width;
    this.height = height;
    deltaSeconds = 0;
    frameId = -1;
    resized = false;
  }

  /** Whether the game has given its window another size since this was asked last. */
  boolean resized() {
    boolean was = resized;
    resized = false;
    return was;
  }

  @Override
  public boolean setWindowedMode(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    resized = true;
    return true;
  }

  @Override
  public int getWidth() {
    return width;
  }

  @Override
  public int getHeight() {
    return height;
  }

  @Override
  public int getBackBufferWidth() {
    return width;
  }

  @Override
  public int getBackBufferHeight() {
    return height;
  }

  @Override
  public float getDeltaTime() {
    return deltaSeconds;
  }

  @Override
  public long getFrameId() {
    return frameId;
  }

  @Override
  public int getFramesPerSecond() {
    return deltaSeconds > 0 ? Math.round(1 / deltaSeconds) : 0;
  }

  @Override
  public boolean isGL30Available() {
    return true;
  }

  @Override
  public boolean isGL31Available() {
    return true;
  }

  @Override
  public boolean isGL32Available() {
    return true;
  }

  @Override
  public GL20 getGL20() {
    return gl;
  }

  @Override
  public GL30 getGL30() {
    return gl;
  }

  @Override
  public GL31 getGL31() {
    return gl;
  }

  @Override
  public GL32 getGL32() {
    return gl;
  }

  @Override
  public GLVersion getGLVersion() {
    return version;
  }

  @Override
  public GraphicsType getType() {
    return GraphicsType.Mock;
  }

  @Override
  public float getPpiX() {
    return DOTS_PER_INCH;
  }

  @Override
  public float getPpiY() {
    return DOTS_PER_INCH;
  }

  @Override
  public float getPpcX() {
    return DOTS_PER_INCH * INCHES_PER_CENTIMETER;
  }

  @Override
  public float getPpcY() {
    return DOTS_PER_INCH * INCHES_PER_CENTIMETER;
  }

  @Override
  public Monitor getPrimaryMonitor() {
    return new OnlyMonitor();
  }

  @Override
  public Monitor getMonitor() {
    return new OnlyMonitor();
  }

  @Override
  public Monitor[] getMonitors() {
    return new Monitor[] {new OnlyMonitor()};
  }

  @Override
  public DisplayMode getDisplayMode() {
    return new OnlyMode(width, height);
  }

  @Override
  public DisplayMode getDisplayMode(Monitor monitor) {
    return getDisplayMode();
  }

  @Override
  public DisplayMode[] getDisplayModes() {
    return new DisplayMode[] {getDisplayMode()};
  }

  @Override
  public DisplayMode[] getDisplayModes(Monitor monitor) {
    return getDisplayModes();
  }

  @Override
  public BufferFormat getBufferFormat() {
    return new BufferFormat(8, 8, 8, 8, 24, 8, 0, false);
  }

  @Override
  public boolean isContinuousRendering() {
    return true;
  }

  private static final class OnlyMonitor extends Monitor {
    OnlyMonitor() {
      super(0, 0, "headless");
    }
  }

  private static final class OnlyMode extends DisplayMode {
    OnlyMode(int width, int height) {
      super(width, height, REFRESH_RATE, 32);
    }
  }
}
