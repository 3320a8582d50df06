package io.github.gdxagents.gdx.sensor;

/** Says what is at a place of the world. */
public interface CellClassifier {

  /**
   * The category of what is there, as an index of the grid's labels, or {@link Sensor#NOTHING}.
   *
   * @param x of the center of a cell
   * @param y of the center of a cell
   */
  int category(float x, float y);
}
