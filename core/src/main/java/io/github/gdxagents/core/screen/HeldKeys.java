package io.github.gdxagents.core.screen;

import com.badlogic.gdx.Input.Keys;

/**
 * The keys that play: which of them are held, or were tapped too shortly for a decision to see; and
 * the pointer, which plays in their place once it moves.
 */
final class HeldKeys {

  private final boolean[] held = new boolean[Keys.MAX_KEYCODE + 1];
  private final boolean[] tapped = new boolean[Keys.MAX_KEYCODE + 1];
  private final Pointer pointer = new Pointer();

  Pointer pointer() {
    return pointer;
  }

  /** Returns whether the key plays; all others have no effect here. */
  boolean press(int keycode) {
    boolean plays = plays(keycode);
    if (plays) {
      held[keycode] = true;
      tapped[keycode] = true;
      pointer.rest();
    }
    return plays;
  }

  /** Returns whether the key plays. */
  boolean release(int keycode) {
    boolean plays = plays(keycode);
    if (plays) {
      held[keycode] = false;
    }
    return plays;
  }

  private static boolean plays(int keycode) {
    return switch (keycode) {
      case Keys.LEFT, Keys.UP, Keys.RIGHT, Keys.DOWN, Keys.A, Keys.W, Keys.D -> true;
      case Keys.Q, Keys.S, Keys.U, Keys.J, Keys.I, Keys.K -> true;
      default -> false;
    };
  }

  /** Whether a key is held or was tapped since it was last asked for. */
  boolean take(int keycode) {
    boolean pressed = held[keycode] || tapped[keycode];
    tapped[keycode] = false;
    return pressed;
  }

  /** The same for two keys that mean one thing. */
  boolean take(int keycode, int other) {
    boolean pressed = take(keycode);
    return take(other) || pressed;
  }

  /** Whether the key upwards is held or was tapped since it was last asked for. */
  boolean takeUpwards() {
    return take(Keys.UP, Keys.W);
  }

  /** The same for the keys sideways: -1 to the left, 1 to the right, 0 for neither or both. */
  int takeSideways() {
    boolean left = take(Keys.LEFT, Keys.A);
    boolean right = take(Keys.RIGHT, Keys.D);
    return (right ? 1 : 0) - (left ? 1 : 0);
  }
}
