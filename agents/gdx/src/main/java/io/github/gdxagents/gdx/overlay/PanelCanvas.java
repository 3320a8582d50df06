package io.github.gdxagents.gdx.overlay;

import com.badlogic.gdx.graphics.Color;
import com.badlogic.gdx.graphics.Pixmap;
import com.badlogic.gdx.graphics.Texture;
import com.badlogic.gdx.graphics.g2d.Batch;
import com.badlogic.gdx.graphics.g2d.BitmapFont;
import com.badlogic.gdx.graphics.g2d.BitmapFontCache;
import com.badlogic.gdx.utils.Disposable;
import java.util.Arrays;

/**
 * Boxes and texts that are laid out once and drawn in many frames. Coordinates go from the upper
 * left corner to the right and down. Allocates nothing once the most has been laid out.
 */
final class PanelCanvas implements Disposable {

  private static final int BOX_NUMBERS = 4;

  private final BitmapFont font;
  private final boolean ownsFont;
  private final BitmapFontCache texts;
  private final Texture white;
  private final Color color = new Color();
  private float[] boxes = new float[64 * BOX_NUMBERS]; // x, y, width, height of each
  private int[] boxColors = new int[64];
  private int boxCount;

  /**
   * @param ownsFont whether to dispose of the font
   */
  PanelCanvas(BitmapFont font, boolean ownsFont) {
    this.font = font;
    this.ownsFont = ownsFont;
    texts = new BitmapFontCache(font);
    Pixmap pixel = new Pixmap(1, 1, Pixmap.Format.RGBA8888);
    pixel.setColor(Color.WHITE);
    pixel.fill();
    white = new Texture(pixel);
    pixel.dispose();
  }

  float lineHeight() {
    return font.getLineHeight();
  }

  void clear() {
    boxCount = 0;
    texts.clear();
  }

  /**
   * Adds a box below all texts, and above the boxes before.
   *
   * @return its number, for {@link #moveBox}
   */
  int box(float x, float y, float width, float height, int rgba) {
    if (boxCount == boxColors.length) {
      boxColors = Arrays.copyOf(boxColors, 2 * boxCount);
      boxes = Arrays.copyOf(boxes, 2 * boxes.length);
    }
    boxColors[boxCount] = rgba;
    moveBox(boxCount, x, y, width, height);
    return boxCount++;
  }

  /** Gives a box another place and size. */
  void moveBox(int box, float x, float y, float width, float height) {
    int first = box * BOX_NUMBERS;
    boxes[first] = x;
    boxes[first + 1] = y;
    boxes[first + 2] = width;
    boxes[first + 3] = height;
  }

  /**
   * A line of text, cut off where it is wider.
   *
   * @param y the upper edge of its line
   * @param align of {@link com.badlogic.gdx.utils.Align}
   */
  void text(CharSequence text, float x, float y, float width, int align, int rgba) {
    Color.rgba8888ToColor(color, rgba);
    texts.setColor(color);
    float top = y + (font.getLineHeight() - font.getCapHeight()) / 2;
    texts.addText(text, x, -top, 0, text.length(), width, align, false, "...");
  }

  /**
   * Draws everything.
   *
   * @param left where the upper left corner comes to
   * @param alpha how opaque everything is, from 0 to 1
   */
  void draw(Batch batch, float left, float top, float alpha) {
    float before = batch.getPackedColor();
    for (int b = 0; b < boxCount; b++) {
      Color.rgba8888ToColor(color, boxColors[b]);
      color.a *= alpha;
      batch.setColor(color);
      int first = b * BOX_NUMBERS;
      float height = boxes[first + 3];
      batch.draw(
          white, left + boxes[first], top - boxes[first + 1] - height, boxes[first + 2], height);
    }
    batch.setPackedColor(before);
    texts.setPosition(left, top);
    texts.draw(batch, alpha);
  }

  @Override
  public void dispose() {
    white.dispose();
    if (ownsFont) {
      font.dispose();
    }
  }
}
