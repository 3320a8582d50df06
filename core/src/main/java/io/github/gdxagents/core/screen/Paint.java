package io.github.gdxagents.core.screen;

import com.badlogic.gdx.utils.NumberUtils;

/** What shapes are filled with: one color or a gradient, covering or glowing. */
final class Paint {

  private boolean glowing;
  private float opacity = 1;
  private int fromColor;
  private int toColor;
  private boolean gradient;
  private float gradientX;
  private float gradientY;
  private float gradientOffset;

  void set(int color) {
    fromColor = color;
    gradient = false;
  }

  void set(int fromColor, float fromX, float fromY, int toColor, float toX, float toY) {
    this.fromColor = fromColor;
    this.toColor = toColor;
    gradient = true;
    float dx = toX - fromX;
    float dy = toY - fromY;
    float square = dx * dx + dy * dy;
    gradientX = dx / square;
    gradientY = dy / square;
    gradientOffset = -(fromX * gradientX + fromY * gradientY);
  }

  void glowing(boolean glowing) {
    this.glowing = glowing;
  }

  void opacity(float opacity) {
    this.opacity = opacity;
  }

  /**
   * The color at a point, multiplied by its alpha, packed as OpenGL takes it. What glows has no
   * alpha left, so that blending adds it.
   */
  float at(float x, float y, float alpha) {
    float t =
        gradient ? Math.max(0, Math.min(1, x * gradientX + y * gradientY + gradientOffset)) : 0;
    float a = channel(0, t) * alpha * opacity / 255;
    int red = Math.round(channel(24, t) * a);
    int green = Math.round(channel(16, t) * a);
    int blue = Math.round(channel(8, t) * a);
    int covering = glowing ? 0 : Math.round(255 * a);
    return NumberUtils.intToFloatColor((covering << 24) | (blue << 16) | (green << 8) | red);
  }

  private float channel(int shift, float t) {
    int from = (fromColor >>> shift) & 0xff;
    return gradient ? from + t * (((toColor >>> shift) & 0xff) - from) : from;
  }
}
