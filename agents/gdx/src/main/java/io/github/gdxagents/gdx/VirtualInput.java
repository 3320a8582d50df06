package io.github.gdxagents.gdx;

import com.badlogic.gdx.Input;
import com.badlogic.gdx.InputProcessor;
import com.badlogic.gdx.utils.TimeUtils;
import java.util.Arrays;

/**
 * An input that bots press, on top of a device that people press: a key is pressed if either holds
 * it. Games poll it and get its events as they do with any other.
 *
 * <p>As in libGDX's own backends, a change is seen by polling at once, its event reaches the game's
 * {@link InputProcessor} at the begin of the next frame, and {@code isKeyJustPressed}, {@code
 * justTouched} and {@code isButtonJustPressed} are true in that one frame. Coordinates are pixels
 * from the window's upper left corner.
 *
 * <p>Allocates nothing once the longest frame's events have been seen. Not thread-safe.
 */
public final class VirtualInput extends DeviceInput {

  private static final int KEYS = Keys.MAX_KEYCODE + 1;
  private static final int POINTERS = 20;
  private static final int BUTTONS = 5;

  private final boolean[] held = new boolean[KEYS];
  private final boolean[] keyJustPressed = new boolean[KEYS];
  private final boolean[] tapped = new boolean[KEYS];
  private boolean anyKeyJustPressed;

  private final int[] x = new int[POINTERS];
  private final int[] y = new int[POINTERS];
  private final int[] deltaX = new int[POINTERS];
  private final int[] deltaY = new int[POINTERS];

  /** The buttons that each pointer holds, a bit each; a finger is the left button. */
  private final int[] buttons = new int[POINTERS];

  private int buttonsJustPressed;
  private boolean moved;
  private float tiltX;
  private float tiltY;
  private float tiltZ;
  private boolean tilted;

  private final InputEvents events = new InputEvents();
  private long eventNanos;

  /**
   * @param device what people press, asked for everything that no bot does
   */
  public VirtualInput(Input device) {
    super(device);
  }

  // What bots do.

  /**
   * Holds a key, or lets it go.
   *
   * @param key of {@link Input.Keys}
   */
  public void hold(int key, boolean hold) {
    if (held[key] == hold) {
      return;
    }
    held[key] = hold;
    if (hold) {
      keyJustPressed[key] = true;
      anyKeyJustPressed = true;
      events.keyDown(key);
    } else {
      events.keyUp(key);
    }
  }

  /** Presses a key for one frame. */
  public void tap(int key) {
    hold(key, true);
    tapped[key] = true;
  }

  /** Types a character into a text field. */
  public void type(char character) {
    events.keyTyped(character);
  }

  /** Touches the screen, or drags the finger that does: the mouse with its left button. */
  public void touch(int screenX, int screenY) {
    touch(0, screenX, screenY);
  }

  /**
   * Touches the screen with one of several fingers, or drags it.
   *
   * @param pointer from 0 to 19
   */
  public void touch(int pointer, int screenX, int screenY) {
    moveTo(pointer, screenX, screenY);
    press(pointer, Buttons.LEFT, true);
  }

  /** Lifts the finger that touches the screen, if one does. */
  public void lift() {
    lift(0);
  }

  /** Lifts one of several fingers, if it touches the screen. */
  public void lift(int pointer) {
    press(pointer, Buttons.LEFT, false);
  }

  /** Moves the mouse, and what it drags. */
  public void moveTo(int screenX, int screenY) {
    moveTo(0, screenX, screenY);
  }

  /**
   * Holds a button of the mouse, or lets it go.
   *
   * @param button of {@link Input.Buttons}
   */
  public void holdButton(int button, boolean hold) {
    press(0, button, hold);
  }

  /** Turns the mouse's wheel. */
  public void scroll(float amountX, float amountY) {
    events.scrolled(amountX, amountY);
  }

  /** Tilts the device: what its accelerometer measures from now on, in m/s². */
  public void tilt(float accelerationX, float accelerationY, float accelerationZ) {
    tiltX = accelerationX;
    tiltY = accelerationY;
    tiltZ = accelerationZ;
    tilted = true;
  }

  /** Lets everything go that a bot holds. */
  public void releaseAll() {
    for (int key = 0; key < KEYS; key++) {
      hold(key, false);
    }
    for (int pointer = 0; pointer < POINTERS; pointer++) {
      for (int button = 0; button < BUTTONS; button++) {
        press(pointer, button, false);
      }
    }
    tilted = false;
  }

  private void moveTo(int pointer, int screenX, int screenY) {
    moved = true;
    if (x[pointer] == screenX && y[pointer] == screenY) {
      return;
    }
    deltaX[pointer] += screenX - x[pointer];
    deltaY[pointer] += screenY - y[pointer];
    x[pointer] = screenX;
    y[pointer] = screenY;
    if (buttons[pointer] != 0) {
      events.touchDragged(screenX, screenY, pointer);
    } else if (pointer == 0) {
      events.mouseMoved(screenX, screenY);
    }
  }

  private void press(int pointer, int button, boolean hold) {
    int bit = 1 << button;
    if ((buttons[pointer] & bit) != 0 == hold) {
      return;
    }
    buttons[pointer] ^= bit;
    if (hold) {
      buttonsJustPressed |= bit;
      events.touchDown(x[pointer], y[pointer], pointer, button);
    } else {
      events.touchUp(x[pointer], y[pointer], pointer, button);
    }
  }

  // Frames. For hosts, not for games.

  /** Forgets everything, without events: what a game that starts finds. */
  public void reset() {
    releaseAll();
    events.clear();
    endFrame();
    Arrays.fill(x, 0);
    Arrays.fill(y, 0);
    moved = false;
  }

  /** Hands the events since the last frame to the game's processor; before {@code render()}. */
  public void beginFrame() {
    eventNanos = TimeUtils.nanoTime();
    events.deliver(device.getInputProcessor());
  }

  /** Ends what lasts for one frame; after {@code render()}. */
  public void endFrame() {
    if (anyKeyJustPressed) {
      anyKeyJustPressed = false;
      Arrays.fill(keyJustPressed, false);
    }
    buttonsJustPressed = 0;
    Arrays.fill(deltaX, 0);
    Arrays.fill(deltaY, 0);
    for (int key = 0; key < KEYS; key++) {
      if (tapped[key]) {
        tapped[key] = false;
        hold(key, false);
      }
    }
  }

  // What games ask.

  @Override
  public boolean isKeyPressed(int key) {
    return pressed(held, key) || device.isKeyPressed(key);
  }

  @Override
  public boolean isKeyJustPressed(int key) {
    return pressed(keyJustPressed, key) || device.isKeyJustPressed(key);
  }

  private static boolean pressed(boolean[] keys, int key) {
    if (key >= 0 && key < keys.length) {
      return keys[key];
    }
    if (key != Keys.ANY_KEY) {
      return false;
    }
    for (boolean one : keys) {
      if (one) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isTouched() {
    for (int held : buttons) {
      if (held != 0) {
        return true;
      }
    }
    return device.isTouched();
  }

  @Override
  public boolean isTouched(int pointer) {
    return touches(pointer) || device.isTouched(pointer);
  }

  private boolean touches(int pointer) {
    return pointer >= 0 && pointer < POINTERS && buttons[pointer] != 0;
  }

  @Override
  public boolean justTouched() {
    return buttonsJustPressed != 0 || device.justTouched();
  }

  @Override
  public boolean isButtonPressed(int button) {
    boolean known = button >= 0 && button < BUTTONS;
    return (known && (buttons[0] & (1 << button)) != 0) || device.isButtonPressed(button);
  }

  @Override
  public boolean isButtonJustPressed(int button) {
    boolean known = button >= 0 && button < BUTTONS;
    return (known && (buttonsJustPressed & (1 << button)) != 0)
        || device.isButtonJustPressed(button);
  }

  /** Whether a bot moves this pointer, so that a person's mouse does not. */
  private boolean points(int pointer) {
    return touches(pointer) || (pointer == 0 && moved);
  }

  @Override
  public int getX() {
    return getX(0);
  }

  @Override
  public int getX(int pointer) {
    return points(pointer) ? x[pointer] : device.getX(pointer);
  }

  @Override
  public int getY() {
    return getY(0);
  }

  @Override
  public int getY(int pointer) {
    return points(pointer) ? y[pointer] : device.getY(pointer);
  }

  @Override
  public int getDeltaX() {
    return getDeltaX(0);
  }

  @Override
  public int getDeltaX(int pointer) {
    return points(pointer) ? deltaX[pointer] : device.getDeltaX(pointer);
  }

  @Override
  public int getDeltaY() {
    return getDeltaY(0);
  }

  @Override
  public int getDeltaY(int pointer) {
    return points(pointer) ? deltaY[pointer] : device.getDeltaY(pointer);
  }

  @Override
  public float getPressure() {
    return getPressure(0);
  }

  @Override
  public float getPressure(int pointer) {
    return touches(pointer) ? 1 : device.getPressure(pointer);
  }

  @Override
  public int getMaxPointers() {
    return POINTERS;
  }

  @Override
  public float getAccelerometerX() {
    return tilted ? tiltX : device.getAccelerometerX();
  }

  @Override
  public float getAccelerometerY() {
    return tilted ? tiltY : device.getAccelerometerY();
  }

  @Override
  public float getAccelerometerZ() {
    return tilted ? tiltZ : device.getAccelerometerZ();
  }

  @Override
  public boolean isPeripheralAvailable(Peripheral peripheral) {
    return (tilted && peripheral == Peripheral.Accelerometer)
        || device.isPeripheralAvailable(peripheral);
  }

  @Override
  public long getCurrentEventTime() {
    return Math.max(eventNanos, device.getCurrentEventTime());
  }
}
