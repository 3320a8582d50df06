package io.github.gdxagents.core.screen;

/** Where the mouse points, or a finger, in a window of some size. */
final class Pointer {

  private float x;
  private float y;
  private float width = 1;
  private float height = 1;
  private boolean leads;

  /** Takes note of the window's size, in pixels. */
  void windowIs(int width, int height) {
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
  }

  /** It points elsewhere, in pixels from the upper left corner, and leads from now on. */
  void move(int x, int y) {
    this.x = x;
    this.y = y;
    leads = true;
  }

  /** Leaves the lead to the keys, until it moves. */
  void rest() {
    leads = false;
  }

  /** Whether it was moved after the last key that plays was pressed. */
  boolean leads() {
    return leads;
  }

  /** In pixels from the window's left edge. */
  float x() {
    return x;
  }

  /** In pixels from the window's lower edge. */
  float y() {
    return height - y;
  }

  /** Of the window, in pixels. */
  float width() {
    return width;
  }

  /** Of the window, in pixels. */
  float height() {
    return height;
  }
}
