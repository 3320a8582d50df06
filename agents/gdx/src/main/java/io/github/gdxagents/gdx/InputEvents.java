package io.github.gdxagents.gdx;

import com.badlogic.gdx.InputProcessor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The events of a frame, in their order: libGDX's {@code InputEventQueue} without times, and
 * without the loss of drags between two frames.
 */
final class InputEvents {

  private static final int KEY_DOWN = 0;
  private static final int KEY_UP = 1;
  private static final int KEY_TYPED = 2;
  private static final int TOUCH_DOWN = 3;
  private static final int TOUCH_UP = 4;
  private static final int TOUCH_DRAGGED = 5;
  private static final int MOUSE_MOVED = 6;
  private static final int SCROLLED = 7;

  /** What each event takes: its type, and up to four arguments. */
  private static final int WIDTH = 5;

  private int[] events = new int[16 * WIDTH];
  private int size;

  void keyDown(int key) {
    add(KEY_DOWN, key, 0, 0, 0);
  }

  void keyUp(int key) {
    add(KEY_UP, key, 0, 0, 0);
  }

  void keyTyped(char character) {
    add(KEY_TYPED, character, 0, 0, 0);
  }

  void touchDown(int x, int y, int pointer, int button) {
    add(TOUCH_DOWN, x, y, pointer, button);
  }

  void touchUp(int x, int y, int pointer, int button) {
    add(TOUCH_UP, x, y, pointer, button);
  }

  void touchDragged(int x, int y, int pointer) {
    add(TOUCH_DRAGGED, x, y, pointer, 0);
  }

  void mouseMoved(int x, int y) {
    add(MOUSE_MOVED, x, y, 0, 0);
  }

  void scrolled(float amountX, float amountY) {
    add(SCROLLED, Float.floatToRawIntBits(amountX), Float.floatToRawIntBits(amountY), 0, 0);
  }

  private void add(int type, int a, int b, int c, int d) {
    if (size == events.length) {
      events = Arrays.copyOf(events, 2 * size);
    }
    events[size++] = type;
    events[size++] = a;
    events[size++] = b;
    events[size++] = c;
    events[size++] = d;
  }

  void clear() {
    size = 0;
  }

  /** Empties the queue into a processor; those that come in the meantime are delivered, too. */
  void deliver(@Nullable InputProcessor processor) {
    for (int i = 0; processor != null && i < size; i += WIDTH) {
      deliver(i, processor);
    }
    size = 0;
  }

  private void deliver(int i, InputProcessor to) {
    int a = events[i + 1];
    int b = events[i + 2];
    int c = events[i + 3];
    int d = events[i + 4];
    switch (events[i]) {
      case KEY_DOWN:
        to.keyDown(a);
        break;
      case KEY_UP:
        to.keyUp(a);
        break;
      case KEY_TYPED:
        to.keyTyped((char) a);
        break;
      case TOUCH_DOWN:
        to.touchDown(a, b, c, d);
        break;
      case TOUCH_UP:
        to.touchUp(a, b, c, d);
        break;
      case TOUCH_DRAGGED:
        to.touchDragged(a, b, c);
        break;
      case MOUSE_MOVED:
        to.mouseMoved(a, b);
        break;
      default:
        to.scrolled(Float.intBitsToFloat(a), Float.intBitsToFloat(b));
    }
  }
}
