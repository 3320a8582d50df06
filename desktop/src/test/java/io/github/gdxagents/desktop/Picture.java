package io.github.gdxagents.desktop;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.graphics.Pixmap;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntPredicate;
import javax.imageio.ImageIO;

/**
 * What a window shows.
 *
 * @param width in pixels
 * @param height in pixels
 * @param colors {@code 0xRRGGBB} of each pixel, {@code [height x width]}, the upper row first
 */
record Picture(int width, int height, int[] colors) {

  /** Reads the window that is being drawn. */
  static Picture ofWindow() {
    int width = Gdx.graphics.getBackBufferWidth();
    int height = Gdx.graphics.getBackBufferHeight();
    Pixmap pixmap = Pixmap.createFromFrameBuffer(0, 0, width, height);
    int[] colors = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        colors[y * width + x] = pixmap.getPixel(x, height - 1 - y) >>> 8;
      }
    }
    pixmap.dispose();
    return new Picture(width, height, colors);
  }

  static Picture read(File png) throws IOException {
    BufferedImage image = Objects.requireNonNull(ImageIO.read(png));
    int[] colors =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    for (int i = 0; i < colors.length; i++) {
      colors[i] &= 0xffffff;
    }
    return new Picture(image.getWidth(), image.getHeight(), colors);
  }

  /** Cuts out a part, given by shares of width and height from the upper left corner. */
  Picture part(double left, double top, double right, double bottom) {
    int x0 = (int) (left * width);
    int y0 = (int) (top * height);
    int w = (int) (right * width) - x0;
    int h = (int) (bottom * height) - y0;
    int[] cut = new int[w * h];
    for (int y = 0; y < h; y++) {
      System.arraycopy(colors, (y0 + y) * width + x0, cut, y * w, w);
    }
    return new Picture(w, h, cut);
  }

  /** The share of the pixels, 0 to 1, whose color is as asked for. */
  double share(IntPredicate wanted) {
    return Arrays.stream(colors).filter(wanted).count() / (double) colors.length;
  }

  long distinctColors() {
    return Arrays.stream(colors).distinct().count();
  }

  /** The mean of red (0), green (1) or blue (2), 0 to 255. */
  double mean(int channel) {
    return Arrays.stream(colors)
        .map(color -> (color >> (16 - 8 * channel)) & 0xff)
        .average()
        .orElseThrow();
  }

  /** Whether a color is within some steps of another one in each channel. */
  static IntPredicate near(int wanted, int steps) {
    return color ->
        Math.abs(((color >> 16) & 0xff) - ((wanted >> 16) & 0xff)) <= steps
            && Math.abs(((color >> 8) & 0xff) - ((wanted >> 8) & 0xff)) <= steps
            && Math.abs((color & 0xff) - (wanted & 0xff)) <= steps;
  }
}
