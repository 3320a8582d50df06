package io.github.gdxagents.training.network;

/**
 * Floats in rows, with room around them, so that products work on whole blocks: rows are as long as
 * a multiple of {@link #COLUMN_BLOCK}, and their number is one of {@link #ROW_BLOCK}. What lies in
 * that room is finite, may be overwritten, and reaches no element of the matrix.
 */
final class Matrix {

  /** How many rows of a product are computed at once. */
  static final int ROW_BLOCK = 6;

  /** No processor's vectors are taken to be longer. */
  static final int COLUMN_BLOCK = 16;

  final int columns;

  /** From one row to the next in {@link #values}. */
  final int stride;

  /** {@code [rows x stride]}, and a block's worth more. */
  final float[] values;

  Matrix(int rows, int columns) {
    this.columns = columns;
    this.stride = roundedUp(columns, COLUMN_BLOCK);
    this.values = new float[roundedUp(rows, ROW_BLOCK) * stride + ROW_BLOCK];
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
   * Takes over all columns, one after the other.
   *
   * @param source {@code [columns x rows]}, from index {@code from} on
   */
  void setColumns(int rows, float[] source, int from) {
    // Eight at a time: neighbors share a line of the cache.
    int column = 0;
    for (; column + 7 < columns; column += 8) {
      int first = from + column * rows;
      for (int row = 0; row < rows; row++) {
        int at = row * stride + column;
        int next = first + row;
        values[at] = source[next];
        values[at + 1] = source[next += rows];
        values[at + 2] = source[next += rows];
        values[at + 3] = source[next += rows];
        values[at + 4] = source[next += rows];
        values[at + 5] = source[next += rows];
        values[at + 6] = source[next += rows];
        values[at + 7] = source[next + rows];
      }
    }
    for (; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        values[row * stride + column] = source[from + column * rows + row];
      }
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
