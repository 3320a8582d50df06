package io.github.gdxagents.training.network;

/**
 * A matrix to multiply others with, in the order in which products read it: some neighboring
 * columns of all rows, then the next ones. Made once for each gradient step, then read by all
 * threads.
 */
final class Panels {

  /** Columns are copied so many at a time: neighbors share a line of the cache. */
  private static final int BLOCK = 8;

  final int rows;
  final int columns;

  /** Columns of a panel. */
  final int width;

  /** {@code [columns / width][rows x width]}; what is beside the matrix is 0. */
  final float[] values;

  /**
   * A matrix of zeros.
   *
   * @param width the columns of a panel, a multiple of 8
   */
  Panels(int rows, int columns, int width) {
    this.rows = rows;
    this.columns = columns;
    this.width = width;
    this.values = new float[rows * Matrix.roundedUp(columns, width)];
  }

  /** Where a panel begins. */
  int start(int panel) {
    return panel * rows * width;
  }

  /** Takes over {@code [rows x columns]}, from index {@code from} on. */
  void setRows(float[] source, int from) {
    for (int column = 0; column < columns; column += BLOCK) {
      int target = start(column / width) + column % width;
      if (column + BLOCK <= columns) {
        setEight(source, from + column, target);
      } else {
        setFewer(source, from + column, columns, 1, target);
      }
    }
  }

  /** Takes over {@code [columns x rows]}, from index {@code from} on. */
  void setColumns(float[] source, int from) {
    for (int column = 0; column < columns; column += BLOCK) {
      int target = start(column / width) + column % width;
      if (column + BLOCK <= columns) {
        setEightTransposed(source, from + column * rows, target);
      } else {
        setFewer(source, from + column * rows, 1, rows, target);
      }
    }
  }

  private void setEight(float[] source, int from, int to) {
    int next = from;
    int target = to;
    for (int row = 0; row < rows; row++) {
      values[target] = source[next];
      values[target + 1] = source[next + 1];
      values[target + 2] = source[next + 2];
      values[target + 3] = source[next + 3];
      values[target + 4] = source[next + 4];
      values[target + 5] = source[next + 5];
      values[target + 6] = source[next + 6];
      values[target + 7] = source[next + 7];
      next += columns;
      target += width;
    }
  }

  private void setEightTransposed(float[] source, int column0, int to) {
    int column1 = column0 + rows;
    int column2 = column1 + rows;
    int column3 = column2 + rows;
    int column4 = column3 + rows;
    int column5 = column4 + rows;
    int column6 = column5 + rows;
    int column7 = column6 + rows;
    int target = to;
    for (int row = 0; row < rows; row++) {
      values[target] = source[column0 + row];
      values[target + 1] = source[column1 + row];
      values[target + 2] = source[column2 + row];
      values[target + 3] = source[column3 + row];
      values[target + 4] = source[column4 + row];
      values[target + 5] = source[column5 + row];
      values[target + 6] = source[column6 + row];
      values[target + 7] = source[column7 + row];
      target += width;
    }
  }

  /** The last columns, fewer than eight. */
  private void setFewer(float[] source, int from, int rowStep, int columnStep, int to) {
    for (int c = 0; c < columns % BLOCK; c++) {
      for (int row = 0; row < rows; row++) {
        values[to + row * width + c] = source[from + row * rowStep + c * columnStep];
      }
    }
  }

  /**
   * Copies a row out.
   *
   * @param target modified: receives {@code [columns]}
   */
  void getRow(int row, float[] target) {
    for (int column = 0; column < columns; column += width) {
      int source = start(column / width) + row * width;
      System.arraycopy(values, source, target, column, Math.min(width, columns - column));
    }
  }
}
