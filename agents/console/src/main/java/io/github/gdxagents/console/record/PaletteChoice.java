package io.github.gdxagents.console.record;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the colors that serve pictures best: the space of colors is cut in two, again and again,
 * where the colors of one part are furthest from their mean, and each part becomes its mean. After
 * Wan, Wong and Prusinkiewicz, "An algorithm for multidimensional data clustering" (1988).
 */
final class PaletteChoice {

  private static final int BITS = 6; // of each channel: colors that share them are one
  private static final int CELLS = 1 << (3 * BITS);

  private final long[] counts = new long[CELLS];
  private final long[][] sums = new long[3][CELLS]; // of red, green, blue

  /** A part of the space: the cells with a color in it, their mean, and how they are spread. */
  private final class Part {

    private final int[] cells;
    private final double[] mean = new double[3];
    private int widest;
    private double spread;

    Part(int[] cells) {
      this.cells = cells;
      long count = 0;
      for (int cell : cells) {
        count += counts[cell];
      }
      for (int channel = 0; channel < 3; channel++) {
        double sum = 0;
        double squares = 0;
        for (int cell : cells) {
          double value = value(channel, cell);
          sum += counts[cell] * value;
          squares += counts[cell] * value * value;
        }
        mean[channel] = sum / count;
        double off = squares - sum * sum / count;
        if (off > spread) {
          spread = off;
          widest = channel;
        }
      }
    }

    private List<Part> halves() {
      int[] low = select(true);
      int[] high = select(false);
      return low.length == 0 || high.length == 0
          ? List.of(this)
          : List.of(new Part(low), new Part(high));
    }

    private int[] select(boolean low) {
      return Arrays.stream(cells)
          .filter(cell -> value(widest, cell) <= mean[widest] == low)
          .toArray();
    }

    private int color() {
      return (int) Math.round(mean[0]) << 16
          | (int) Math.round(mean[1]) << 8
          | (int) Math.round(mean[2]);
    }
  }

  private double value(int channel, int cell) {
    return (double) sums[channel][cell] / counts[cell];
  }

  /** Counts the colors of a picture. */
  void count(BufferedImage picture) {
    int width = picture.getWidth();
    int[] row = new int[width];
    for (int y = 0; y < picture.getHeight(); y++) {
      picture.getRGB(0, y, width, 1, row, 0, width);
      for (int color : row) {
        int cell = cell(color);
        counts[cell]++;
        sums[0][cell] += (color >> 16) & 0xff;
        sums[1][cell] += (color >> 8) & 0xff;
        sums[2][cell] += color & 0xff;
      }
    }
  }

  private static int cell(int color) {
    int drop = 8 - BITS;
    int red = ((color >> 16) & 0xff) >> drop;
    int green = ((color >> 8) & 0xff) >> drop;
    int blue = (color & 0xff) >> drop;
    return (red << BITS | green) << BITS | blue;
  }

  /**
   * Chooses from what was counted, at least one picture.
   *
   * @return {@code 0xRRGGBB}, at most as many as asked for
   */
  int[] choose(int most) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(IntStream.range(0, CELLS).filter(cell -> counts[cell] > 0).toArray()));
    while (parts.size() < most) {
      Part widest = parts.get(0);
      for (Part part : parts) {
        widest = part.spread > widest.spread ? part : widest;
      }
      List<Part> halves = widest.halves();
      if (halves.size() == 1) {
        break;
      }
      parts.remove(widest);
      parts.addAll(halves);
    }
    return parts.stream().mapToInt(Part::color).toArray();
  }
}
