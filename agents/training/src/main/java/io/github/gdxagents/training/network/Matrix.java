package io.github.gdxagents.training.network;

/**
 * Floats in rows, with room around them, so that products work on whole blocks: rows are as long as
 * a multiple of {@link #COLUMN_BLOCK}, and their number is one of {@link #ROW_BLOCK}. What lies in
 * that room is finite, may be overwritten, and reaches no element of the matrix.
 */
final class Matrix {

  /** How many rows of a product are computed at once. */
  static final int ROW_BLOCK = 4;

  /** The same of columns, at most: two vectors, which are taken to have no more than 16 lanes. */
  static final int COLUMN_BLOCK = 32;

  final int columns;

  /** From one row to the next in {@link #values}. */
  final int stride;

  /** {@code [rows x stride]} */
  final float[] values;

  Matrix(int rows, int columns) {
    this.columns = columns;
    this.stride = roundedUp(columns, COLUMN_BLOCK);
    this.values = new float[roundedUp(rows, ROW_BLOCK) * stride];
  }

  /** The next multiple of {@code block}. */
  static int roundedUp(int number, int block) {
    return (number + block - 1) / block * block;
  }

  /**
   * Takes over the first rows.
   *
   * @param source {@code [rows x columns]}, from index {@code from} on
   */
  void setRows(int rows, float[] source, int from) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(source, from + row * columns, values, row * stride, columns);
    }
  }

  /**
   * Copies the first rows out.
   *
   * @param target modified: receives {@code [rows x columns]} from index {@code from} on
   */
  void getRows(int rows, float[] target, int from) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * stride, target, from + row * columns, columns);
    }
  }
}
