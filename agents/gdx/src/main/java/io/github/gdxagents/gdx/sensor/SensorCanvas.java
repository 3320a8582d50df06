package io.github.gdxagents.gdx.sensor;

/**
 * Takes what sensors show, in the coordinates of the game's world. {@link SensorDrawing} draws it.
 * Categories are those of the sensor, or {@link Sensor#NOTHING}; each should have a color.
 */
public interface SensorCanvas {

  /** A line of sight. */
  void line(float fromX, float fromY, float toX, float toY, int category);

  /** The place of something that is seen. */
  void point(float x, float y, int category);

  /**
   * A square in which something is, or nothing.
   *
   * @param centerX of the square
   * @param centerY of the square
   * @param side its length
   * @param headingRadians by how much it is turned, anticlockwise
   */
  void cell(float centerX, float centerY, float side, float headingRadians, int category);
}
