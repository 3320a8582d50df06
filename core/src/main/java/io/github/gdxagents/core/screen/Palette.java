package io.github.gdxagents.core.screen;

/** The colors that the games share, as {@code 0xRRGGBBAA}. */
final class Palette {

  static final int INK = 0xeaf2ffff;
  static final int MUTED = 0x9fb0d4ff;
  static final int FAINT = 0x5f6f9aff;
  static final int PANEL = 0x0a1026b8;
  static final int PANEL_EDGE = 0x8fa8e038;
  static final int SHADE = 0x050817d8;

  static final int GOOD = 0x5ee6a8ff;
  static final int CAUTION = 0xffc65cff;
  static final int BAD = 0xff6b6bff;

  static final int POLICY = 0x62c8ffff;
  static final int HUMAN = 0xffc65cff;
  static final int CHANCE = 0xc79bffff;

  private Palette() {}

  /** The same color with its alpha multiplied, 0 to 1. */
  static int fade(int color, float alpha) {
    int faded = Math.round((color & 0xff) * Math.max(0, Math.min(1, alpha)));
    return (color & 0xffffff00) | faded;
  }

  /** A color between two, at 0 the first and at 1 the second. */
  static int mix(int first, int second, float t) {
    int mixed = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int from = (first >>> shift) & 0xff;
      int to = (second >>> shift) & 0xff;
      mixed |= Math.round(from + t * (to - from)) << shift;
    }
    return mixed;
  }
}
