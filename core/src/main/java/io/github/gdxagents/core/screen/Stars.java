package io.github.gdxagents.core.screen;

import io.github.gdxagents.hook.RandomStream;

/** A night's stars, which twinkle. */
final class Stars {

  private final float[] x; // shares of the canvas
  private final float[] y;
  private final float[] size; // px on a canvas 720 px high
  private final float[] phase; // rad

  Stars(int count, RandomStream random) {
    x = new float[count];
    y = new float[count];
    size = new float[count];
    phase = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = random.nextFloat();
      y[i] = 0.22f + 0.8f * random.nextFloat();
      float bright = random.nextFloat();
      size[i] = 0.7f + 1.9f * bright * bright * bright;
      phase[i] = random.nextFloat(0, 6.28f);
    }
  }

  /**
   * Draws them, in pixels.
   *
   * @param driftX how far the sky has moved to the left
   * @param driftY how far it has moved down
   */
  void draw(Canvas canvas, float driftX, float driftY, float seconds) {
    float w = canvas.width();
    float h = canvas.height();
    float unit = h / 720;
    canvas.glowing(true);
    for (int i = 0; i < size.length; i++) {
      float twinkle = 0.75f + 0.25f * (float) Math.sin(1.7f * seconds + phase[i]);
      float across = size[i] * unit;
      canvas.paint(
          Palette.fade(i % 7 == 0 ? 0xffe2c2ff : 0xdfe9ffff, twinkle * (0.35f + 0.25f * size[i])));
      float starX = wrap(x[i] * w - driftX, w);
      float starY = y[i] * h - driftY;
      canvas.spot(starX, starY, 1.5f * across + 0.8f);
      if (size[i] > 2) {
        canvas.paint(Palette.fade(0xbcd2ffff, 0.13f * twinkle));
        canvas.spot(starX, starY, 7 * across);
      }
    }
    canvas.glowing(false);
  }

  private static float wrap(float x, float period) {
    return x - period * (float) Math.floor(x / period);
  }
}
