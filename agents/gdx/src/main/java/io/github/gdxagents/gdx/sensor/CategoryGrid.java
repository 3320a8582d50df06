package io.github.gdxagents.gdx.sensor;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.ObservationWriter;
import java.util.Arrays;

/**
 * A grid of cells around an agent, with a plane for each category that says in which cells there is
 * something of it. The game marks what there is, or is asked cell by cell:
 *
 * <pre>{@code
 * map.center(x, y, heading);
 * for (Coin coin : coins) {
 *   map.mark(COIN, coin.x, coin.y);
 * }
 * map.write(out);
 * }</pre>
 *
 * <p>Columns follow one another ahead, rows to the left; at heading 0, columns along the x axis and
 * rows along the y axis. The agent is in the middle: of the middle cell where their numbers are
 * odd.
 *
 * <pre>
 *   NAME LABEL  [rows x columns]               for each category: 1 or 0
 *   NAME        [categories x rows x columns]  the same numbers as a grid, by {@link #declarePlanes}
 * </pre>
 */
public final class CategoryGrid implements Sensor {

  private final String name;
  private final int columns;
  private final int rows;
  private final float cellSize;
  private final String[] labels;
  private final float[][] planes; // [categories][rows x columns]
  private final AgentFrame frame;

  /**
   * @param name its components are named after it
   * @param columns how many cells from behind to ahead
   * @param rows how many cells from right to left
   * @param cellSize the side of a cell, in the world's units
   * @param labels of the categories, from 0 on
   * @throws IllegalArgumentException if there are no cells or no categories, or two categories have
   *     the same label
   */
  public CategoryGrid(String name, int columns, int rows, float cellSize, String... labels) {
    this.name = name;
    this.columns = Checks.atLeastOne(name, "columns", columns);
    this.rows = Checks.atLeastOne(name, "rows", rows);
    this.cellSize = Checks.positive(name, "cell size", cellSize);
    this.labels = Checks.labels(name, labels);
    planes = new float[labels.length][Math.multiplyExact(rows, columns)];
    frame = new AgentFrame(name);
  }

  /** Declares a vector for each category, which any network can take. */
  @Override
  public void declare(AgentSpec.Builder spec) {
    for (String label : labels) {
      spec.observe(name + " " + label, rows * columns, "", 0, 1);
    }
  }

  /**
   * Declares one grid {@code [categories x rows x columns]} in place of the vectors, which networks
   * see through convolutions.
   *
   * @param spec modified: receives the component
   */
  public void declarePlanes(AgentSpec.Builder spec) {
    spec.observeGrid(name, labels.length, rows, columns, 0, 1);
  }

  /** Moves the grid, which keeps to the world's axes, and clears it. */
  public CategoryGrid center(float x, float y) {
    return center(x, y, 0);
  }

  /**
   * Moves the grid, turns it, and clears it.
   *
   * @param headingRadians which way the agent looks, anticlockwise from the x axis
   * @throws IllegalArgumentException if a number is not finite
   */
  public CategoryGrid center(float x, float y, float headingRadians) {
    frame.set(x, y, headingRadians);
    for (float[] plane : planes) {
      Arrays.fill(plane, 0);
    }
    return this;
  }

  /**
   * Marks what is at a place, which may be outside of the grid. A cell may have several categories.
   *
   * @throws IllegalArgumentException if there is no such category, or the place is not finite
   */
  public void mark(int category, float x, float y) {
    Checks.category(name, category, labels);
    Checks.place(name, x, y);
    double dx = (double) x - frame.x();
    double dy = (double) y - frame.y();
    double column = StrictMath.floor(frame.ahead(dx, dy) / cellSize + columns / 2.0);
    double row = StrictMath.floor(frame.left(dx, dy) / cellSize + rows / 2.0);
    if (column >= 0 && column < columns && row >= 0 && row < rows) {
      planes[category][((int) row) * columns + (int) column] = 1;
    }
  }

  /**
   * Asks for each cell what is at its center, and marks that.
   *
   * @throws IllegalArgumentException if the classifier gives a category that there is not
   */
  public CategoryGrid fill(CellClassifier classifier) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int category = classifier.category(centerX(column, row), centerY(column, row));
        if (category != NOTHING) {
          Checks.category(name, category, labels);
          planes[category][row * columns + column] = 1;
        }
      }
    }
    return this;
  }

  @Override
  public void write(ObservationWriter out) {
    for (float[] plane : planes) {
      out.add(plane);
    }
  }

  @Override
  public void show(SensorCanvas canvas) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        showCell(canvas, column, row);
      }
    }
  }

  /** Several categories of a cell are squares within one another. */
  private void showCell(SensorCanvas canvas, int column, int row) {
    float x = centerX(column, row);
    float y = centerY(column, row);
    canvas.cell(x, y, cellSize, frame.headingRadians(), NOTHING);
    for (int category = 0; category < planes.length; category++) {
      if (isMarked(category, column, row)) {
        float side = cellSize * (planes.length - category) / (planes.length + 1);
        canvas.cell(x, y, side, frame.headingRadians(), category);
      }
    }
  }

  /** Whether a cell was marked with a category since the grid was moved last. */
  public boolean isMarked(int category, int column, int row) {
    return planes[category][row * columns + column] != 0;
  }

  private float centerX(int column, int row) {
    return frame.worldX(ahead(column), left(row));
  }

  private float centerY(int column, int row) {
    return frame.worldY(ahead(column), left(row));
  }

  private double ahead(int column) {
    return (column + 0.5 - columns / 2.0) * cellSize;
  }

  private double left(int row) {
    return (row + 0.5 - rows / 2.0) * cellSize;
  }
}
