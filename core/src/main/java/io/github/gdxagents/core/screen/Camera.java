package io.github.gdxagents.core.screen;

/** What part of a world fills the canvas; it follows what it is told to frame, smoothly. */
final class Camera {

  private static final float FOLLOWING =
      2.6f; // 1/s: how quickly it closes in on what it shall frame

  private float centerX; // m
  private float bottom; // m
  private float height; // m
  private boolean settled;

  /** Jumps to the next frame instead of gliding there. */
  void reset() {
    settled = false;
  }

  /**
   * Frames a part of the world.
   *
   * @param wantedX the middle, in m
   * @param wantedBottom the lower edge, in m
   * @param wantedHeight from lower to upper edge, in m
   */
  void frame(float wantedX, float wantedBottom, float wantedHeight, float seconds) {
    float share = settled ? 1 - (float) Math.exp(-FOLLOWING * seconds) : 1;
    settled = true;
    centerX += share * (wantedX - centerX);
    bottom += share * (wantedBottom - bottom);
    height += share * (wantedHeight - height);
  }

  /** Lets the canvas take meters, displaced by a shake in m. */
  void apply(Canvas canvas, float shakeX, float shakeY) {
    float scale = canvas.height() / height;
    canvas.view(
        scale, canvas.width() / 2f - scale * (centerX + shakeX), -scale * (bottom + shakeY));
  }

  float centerX() {
    return centerX;
  }

  float bottom() {
    return bottom;
  }

  float height() {
    return height;
  }
}
