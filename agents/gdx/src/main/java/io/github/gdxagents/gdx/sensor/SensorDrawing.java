package io.github.gdxagents.gdx.sensor;

import com.badlogic.gdx.graphics.Color;
import com.badlogic.gdx.graphics.glutils.ShapeRenderer;
import com.badlogic.gdx.graphics.glutils.ShapeRenderer.ShapeType;
import com.badlogic.gdx.math.Matrix4;

/**
 * Draws what sensors sensed last over the game, as lines: gray where there is nothing, and a color
 * for each category, which those who cannot tell red from green can tell apart.
 *
 * <pre>{@code
 * shapes.setProjectionMatrix(camera.combined);
 * sensorDrawing.draw(eyes, map, wolves);
 * }</pre>
 */
public final class SensorDrawing implements SensorCanvas {

  private static final Color NOTHING_COLOR = new Color(0x707070FF);

  /** Of the palette by Okabe and Ito (2008), those that stand out from black and from white. */
  private static final Color[] COLORS = {
    new Color(0xE69F00FF),
    new Color(0x56B4E9FF),
    new Color(0x009E73FF),
    new Color(0xCC79A7FF),
    new Color(0xD55E00FF),
    new Color(0x0072B2FF),
    new Color(0xF0E442FF),
  };

  /** The radius of a point, as a share of half the viewport's width. */
  private static final float POINT_SHARE = 0.01f;

  private static final int POINT_CORNERS = 12;

  private final ShapeRenderer shapes;

  /**
   * @param shapes draws; the caller sets its projection and disposes of it
   */
  public SensorDrawing(ShapeRenderer shapes) {
    this.shapes = shapes;
  }

  /**
   * Draws sensors, between {@code begin} and {@code end} of a batch of its own.
   *
   * @throws IllegalStateException if the renderer is drawing already
   */
  public void draw(Sensor... sensors) {
    shapes.begin(ShapeType.Line);
    for (Sensor sensor : sensors) {
      sensor.show(this);
    }
    shapes.end();
  }

  @Override
  public void line(float fromX, float fromY, float toX, float toY, int category) {
    color(category);
    shapes.line(fromX, fromY, toX, toY);
  }

  @Override
  public void point(float x, float y, int category) {
    color(category);
    shapes.circle(x, y, POINT_SHARE * halfViewportWidth(), POINT_CORNERS);
  }

  @Override
  public void cell(float centerX, float centerY, float side, float headingRadians, int category) {
    color(category);
    float cos = side / 2 * (float) StrictMath.cos(headingRadians);
    float sin = side / 2 * (float) StrictMath.sin(headingRadians);
    float alongX = cos - sin; // to the corner that is ahead and to the left
    float alongY = sin + cos;
    shapes.line(centerX + alongX, centerY + alongY, centerX - alongY, centerY + alongX);
    shapes.line(centerX - alongY, centerY + alongX, centerX - alongX, centerY - alongY);
    shapes.line(centerX - alongX, centerY - alongY, centerX + alongY, centerY - alongX);
    shapes.line(centerX + alongY, centerY - alongX, centerX + alongX, centerY + alongY);
  }

  private void color(int category) {
    shapes.setColor(category == Sensor.NOTHING ? NOTHING_COLOR : COLORS[category % COLORS.length]);
  }

  /** In the world's units, however the view is turned. */
  private float halfViewportWidth() {
    float[] projection = shapes.getProjectionMatrix().val;
    float x = projection[Matrix4.M00];
    float y = projection[Matrix4.M01];
    return 1 / (float) Math.sqrt(x * x + y * y);
  }
}
