package io.github.gdxagents.core.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.RandomStream;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PixelTrianglesTest {

  private static final int SIZE = 64;

  private final GlyphAtlas glyphs = new GlyphAtlas();
  private final PixelTriangles triangles = new PixelTriangles(glyphs);
  private final Canvas canvas = new Canvas(glyphs, triangles);

  private int[] draw(Consumer<Canvas> shapes) {
    canvas.begin(SIZE, SIZE);
    triangles.clear();
    shapes.accept(canvas);
    canvas.end();
    return triangles.pixels().clone();
  }

  @Test
  void trianglesThatAdjoinNeitherOverlapNorLeaveAGap() {
    RandomStream random = new RandomStream(4);
    for (int trial = 0; trial < 200; trial++) {
      float x = random.nextFloat(10, 50);
      float y = random.nextFloat(10, 50);

      int[] pixels =
          draw(
              canvas -> {
                canvas.paint(0xffffff80);
                canvas.quad(0, 0, SIZE, 0, x, y, x, y);
                canvas.quad(SIZE, 0, SIZE, SIZE, x, y, x, y);
                canvas.quad(SIZE, SIZE, 0, SIZE, x, y, x, y);
                canvas.quad(0, SIZE, 0, 0, x, y, x, y);
              });

      assertThat(pixels).containsOnly(pixels[0]);
      assertThat(pixels[0] & 0xff).isBetween(126, 130);
    }
  }

  @Test
  void theUpperRowIsTheFirstAndPixelsOutsideAreNotDrawn() {
    int[] pixels =
        draw(
            canvas -> {
              canvas.paint(0xff0000ff);
              canvas.quad(-1000, 60, 1000, 60, 1000, 5000, -1000, 5000);
            });

    assertThat(Arrays.copyOfRange(pixels, 0, 4 * SIZE)).containsOnly(0xff0000);
    assertThat(Arrays.copyOfRange(pixels, 4 * SIZE, pixels.length)).containsOnly(0);
  }

  @Test
  void aGradientVariesEvenlyAcrossItsTriangles() {
    int[] pixels =
        draw(
            canvas -> {
              canvas.paint(0x000000ff, 0, 0, 0xff8000ff, SIZE, 0);
              canvas.quad(0, 0, SIZE, 0, SIZE, SIZE, 0, SIZE);
            });

    for (int i = 0; i < pixels.length; i++) {
      float share = (i % SIZE + 0.5f) / SIZE;
      assertThat(pixels[i] >> 16).isBetween((int) (255 * share) - 1, (int) (255 * share) + 2);
      assertThat(pixels[i] >> 8 & 0xff).isBetween((int) (128 * share) - 1, (int) (128 * share) + 2);
    }
  }

  @Test
  void aCircleHasItsAreaAndASoftEdge() {
    int[] pixels =
        draw(
            canvas -> {
              canvas.paint(0xffffffff);
              canvas.circle(32, 32, 20);
            });

    double area = Arrays.stream(pixels).map(color -> color & 0xff).sum() / 255.0;
    assertThat(area).isBetween(Math.PI * 400 * 0.985, Math.PI * 400 * 1.015);
    assertThat(Arrays.stream(pixels).filter(color -> color != 0 && color != 0xffffff).count())
        .isBetween(80L, 320L);
  }

  @Test
  void whatGlowsAddsToWhatIsThere() {
    int[] pixels =
        draw(
            canvas -> {
              canvas.paint(0x404040ff);
              canvas.rectangle(-9, -9, 99, 99);
              canvas.glowing(true);
              canvas.paint(0x20ffffff);
              canvas.rectangle(-9, -9, 99, 99);
            });

    assertThat(pixels[40 * SIZE + 40]).isEqualTo(0x60ffff);
  }

  @Test
  void textIsDrawnWithTheStrokesOfItsLetters() {
    int[] pixels =
        draw(
            canvas -> {
              canvas.paint(0xffffffff);
              canvas.text("H", 32, 16, 32, Canvas.BOLD, Canvas.Align.CENTER);
            });

    int[] middle = Arrays.copyOfRange(pixels, 32 * SIZE, 33 * SIZE);
    int[] above = Arrays.copyOfRange(pixels, 24 * SIZE, 25 * SIZE);
    assertThat(runs(middle)).as("the bar joins the stems").isEqualTo(1);
    assertThat(runs(above)).as("two stems").isEqualTo(2);
    assertThat(pixels[5 * SIZE + 32]).as("above the letter").isZero();
  }

  /** How many bright stretches a row has. */
  private static int runs(int[] row) {
    int runs = 0;
    for (int i = 1; i < row.length; i++) {
      runs += (row[i] & 0xff) > 127 && (row[i - 1] & 0xff) <= 127 ? 1 : 0;
    }
    return runs;
  }
}
