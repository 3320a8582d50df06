package io.github.gdxagents.console.record;

import java.util.Arrays;

/**
 * A few colors in place of all: each pixel gets the nearest one, after a pattern of small offsets
 * has hidden the bands of gradients. The pattern stays where it is, so that what does not move does
 * not change.
 */
final class Palette {

  private static final int PATTERN = 8; // pixels after which the pattern repeats
  private static final float OFFSETS = 5; // from the least to the greatest, of 255

  private final int[] colors;

  /** What was found for each color, 32 MB; -1 where nothing was looked for yet. */
  private final short[] found = new short[1 << 24];

  private final int[] offsets = new int[PATTERN * PATTERN];

  /**
   * @param colors {@code 0xRRGGBB}
   */
  Palette(int[] colors) {
    this.colors = colors.clone();
    Arrays.fill(found, (short) -1);
    for (int y = 0; y < PATTERN; y++) {
      for (int x = 0; x < PATTERN; x++) {
        float share = (bayer(x, y) + 0.5f) / (PATTERN * PATTERN) - 0.5f;
        offsets[y * PATTERN + x] = Math.round(OFFSETS * share);
      }
    }
  }

  /** The place of a pixel in Bayer's order, 0 to 63: neighbors are far apart. */
  private static int bayer(int x, int y) {
    int order = 0;
    for (int bit = 0; bit < 3; bit++) {
      int xBit = (x >> bit) & 1;
      int yBit = (y >> bit) & 1;
      order = order << 2 | (xBit ^ yBit) << 1 | yBit;
    }
    return order;
  }

  int size() {
    return colors.length;
  }

  /** A color, {@code 0xRRGGBB}. */
  int color(int index) {
    return colors[index];
  }

  /** The index of the color for a pixel of color {@code 0xRRGGBB}. */
  int index(int color, int x, int y) {
    int offset = offsets[(y % PATTERN) * PATTERN + x % PATTERN];
    int red = clamp(((color >> 16) & 0xff) + offset);
    int green = clamp(((color >> 8) & 0xff) + offset);
    int blue = clamp((color & 0xff) + offset);
    int key = red << 16 | green << 8 | blue;
    if (found[key] < 0) {
      found[key] = nearest(red, green, blue);
    }
    return found[key];
  }

  private static int clamp(int channel) {
    return Math.max(0, Math.min(255, channel));
  }

  private short nearest(int red, int green, int blue) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < colors.length; i++) {
      int dr = ((colors[i] >> 16) & 0xff) - red;
      int dg = ((colors[i] >> 8) & 0xff) - green;
      int db = (colors[i] & 0xff) - blue;
      int square = 2 * dr * dr + 4 * dg * dg + 3 * db * db; // as eyes weigh them, about
      if (square < least) {
        least = square;
        best = i;
      }
    }
    return (short) best;
  }
}
