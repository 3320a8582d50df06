package io.github.gdxagents.training.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products in vectors. To be loaded only where the module {@code jdk.incubator.vector} is.
 *
 * <p>The result is computed in tiles of four rows by two vectors, which stay in registers while the
 * summed index runs. Eight chains keep busy two multipliers that take four cycles each; five or six
 * rows would need more registers than the compiler finds, once a turn of the loop has two steps of
 * the summed index, and with one it counts more than it multiplies.
 *
 * <p>b, and what is to be transposed, are read in panels as wide as a tile. Their strides are
 * constants, so that the compiler takes the checks of bounds out of the loop, which costs a quarter
 * otherwise; and a panel stays in the first-level cache until all rows have passed.
 */
final class VectorProducts implements MatrixProducts {

  static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > Matrix.COLUMN_BLOCK / 2
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  private static final int LANES = SPECIES.length();

  /** Columns of a tile. */
  private static final int PANEL = 2 * LANES;

  /** Rows of a tile. */
  private static final int ROWS = Matrix.ROW_BLOCK;

  /** How many steps of the summed index are made before the next tile; even. */
  private static final int DEPTH = 256;

  /** A panel of b: {@code [DEPTH x PANEL]}. */
  private final float[] panel = new float[DEPTH * PANEL];

  /** All panels of what is to be transposed: {@code [columns / PANEL][DEPTH x PANEL]}. */
  private float[] panels = new float[0];

  @Override
  public void multiply(Matrix a, Panels b, int rows, boolean add, Matrix c) {
    int inPairs = a.columns & -2;
    for (int q = 0; q < inPairs; q += DEPTH) {
      int depth = Math.min(DEPTH, inPairs - q);
      for (int j = 0; j < b.columns; j += PANEL) {
        int y = b.start(j / PANEL) + q * PANEL;
        for (int i = 0; i < rows; i += ROWS) {
          addRows(depth, a.values, i * a.stride + q, a.stride, b.values, y, add || q > 0, c, i, j);
        }
      }
    }
    if (inPairs < a.columns) {
      addLast(
          rows,
          a.values,
          inPairs,
          a.stride,
          b.values,
          inPairs * PANEL,
          b.start(1),
          b.columns,
          add || inPairs > 0,
          c);
    }
  }

  @Override
  public void multiplyTransposed(Matrix a, Matrix b, int rows, Matrix c) {
    if (panels.length < a.stride * DEPTH) {
      panels = new float[a.stride * DEPTH];
    }
    int inPairs = rows & -2;
    for (int q = 0; q < inPairs; q += DEPTH) {
      int depth = Math.min(DEPTH, inPairs - q);
      for (int i = 0; i < a.columns; i += PANEL) {
        copyPanel(depth, a, q, i, panels, i * depth);
      }
      for (int j = 0; j < b.columns; j += PANEL) {
        copyPanel(depth, b, q, j, panel, 0);
        for (int i = 0; i < a.columns; i += ROWS) {
          int x = i / PANEL * PANEL * depth + i % PANEL;
          addColumns(depth, panels, x, panel, q > 0, c, i, j);
        }
      }
    }
    if (inPairs < rows) {
      addLast(
          a.columns,
          a.values,
          inPairs * a.stride,
          1,
          b.values,
          inPairs * b.stride,
          PANEL,
          b.columns,
          inPairs > 0,
          c);
    }
  }

  @Override
  public void sumRows(Matrix a, int rows, float[] sums) {
    for (int j = 0; j < a.columns; j += LANES) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int row = 0; row < rows; row++) {
        sum = sum.add(FloatVector.fromArray(SPECIES, a.values, row * a.stride + j));
      }
      sum.intoArray(sums, j);
    }
  }

  /** Copies rows {@code row} to {@code row + depth} of a panel's columns. */
  private static void copyPanel(
      int depth, Matrix matrix, int row, int column, float[] panels, int to) {
    int source = row * matrix.stride + column;
    for (int q = 0; q < depth; q++) {
      int target = to + q * PANEL;
      FloatVector.fromArray(SPECIES, matrix.values, source).intoArray(panels, target);
      FloatVector.fromArray(SPECIES, matrix.values, source + LANES)
          .intoArray(panels, target + LANES);
      source += matrix.stride;
    }
  }

  private static FloatVector start(boolean add, float[] c, int at) {
    return add ? FloatVector.fromArray(SPECIES, c, at) : FloatVector.zero(SPECIES);
  }

  /**
   * Makes {@code depth} steps of a tile, the vectors of whose row r are cr0 and cr1.
   *
   * @param depth even
   * @param x where the first row begins in a
   * @param stride from one row of a to the next
   * @param y where the panel begins in b, {@code [depth x PANEL]}
   * @param i the tile's first row
   * @param j the tile's first column
   */
  private static void addRows(
      int depth,
      float[] a,
      int x,
      int stride,
      float[] b,
      int y,
      boolean add,
      Matrix result,
      int i,
      int j) {
    float[] c = result.values;
    int z0 = i * result.stride + j;
    int z1 = z0 + result.stride;
    int z2 = z1 + result.stride;
    int z3 = z2 + result.stride;
    int x1 = x + stride;
    int x2 = x1 + stride;
    int x3 = x2 + stride;
    FloatVector c00 = start(add, c, z0);
    FloatVector c01 = start(add, c, z0 + LANES);
    FloatVector c10 = start(add, c, z1);
    FloatVector c11 = start(add, c, z1 + LANES);
    FloatVector c20 = start(add, c, z2);
    FloatVector c21 = start(add, c, z2 + LANES);
    FloatVector c30 = start(add, c, z3);
    FloatVector c31 = start(add, c, z3 + LANES);
    for (int q = 0; q < depth; q += 2) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, y + q * PANEL);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, y + q * PANEL + LANES);
      FloatVector v = FloatVector.broadcast(SPECIES, a[x + q]);
      c00 = v.fma(b0, c00);
      c01 = v.fma(b1, c01);
      v = FloatVector.broadcast(SPECIES, a[x1 + q]);
      c10 = v.fma(b0, c10);
      c11 = v.fma(b1, c11);
      v = FloatVector.broadcast(SPECIES, a[x2 + q]);
      c20 = v.fma(b0, c20);
      c21 = v.fma(b1, c21);
      v = FloatVector.broadcast(SPECIES, a[x3 + q]);
      c30 = v.fma(b0, c30);
      c31 = v.fma(b1, c31);

      b0 = FloatVector.fromArray(SPECIES, b, y + q * PANEL + PANEL);
      b1 = FloatVector.fromArray(SPECIES, b, y + q * PANEL + PANEL + LANES);
      v = FloatVector.broadcast(SPECIES, a[x + q + 1]);
      c00 = v.fma(b0, c00);
      c01 = v.fma(b1, c01);
      v = FloatVector.broadcast(SPECIES, a[x1 + q + 1]);
      c10 = v.fma(b0, c10);
      c11 = v.fma(b1, c11);
      v = FloatVector.broadcast(SPECIES, a[x2 + q + 1]);
      c20 = v.fma(b0, c20);
      c21 = v.fma(b1, c21);
      v = FloatVector.broadcast(SPECIES, a[x3 + q + 1]);
      c30 = v.fma(b0, c30);
      c31 = v.fma(b1, c31);
    }
    c00.intoArray(c, z0);
    c01.intoArray(c, z0 + LANES);
    c10.intoArray(c, z1);
    c11.intoArray(c, z1 + LANES);
    c20.intoArray(c, z2);
    c21.intoArray(c, z2 + LANES);
    c30.intoArray(c, z3);
    c31.intoArray(c, z3 + LANES);
  }

  /**
   * The same where a's panels are transposed: the tile's rows are columns from {@code x} on. A
   * method of its own, because strides must be constants in its loop.
   */
  private static void addColumns(
      int depth, float[] a, int x, float[] b, boolean add, Matrix result, int i, int j) {
    float[] c = result.values;
    int z0 = i * result.stride + j;
    int z1 = z0 + result.stride;
    int z2 = z1 + result.stride;
    int z3 = z2 + result.stride;
    FloatVector c00 = start(add, c, z0);
    FloatVector c01 = start(add, c, z0 + LANES);
    FloatVector c10 = start(add, c, z1);
    FloatVector c11 = start(add, c, z1 + LANES);
    FloatVector c20 = start(add, c, z2);
    FloatVector c21 = start(add, c, z2 + LANES);
    FloatVector c30 = start(add, c, z3);
    FloatVector c31 = start(add, c, z3 + LANES);
    for (int q = 0; q < depth; q += 2) {
      int p = x + q * PANEL;
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, q * PANEL);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, q * PANEL + LANES);
      FloatVector v = FloatVector.broadcast(SPECIES, a[p]);
      c00 = v.fma(b0, c00);
      c01 = v.fma(b1, c01);
      v = FloatVector.broadcast(SPECIES, a[p + 1]);
      c10 = v.fma(b0, c10);
      c11 = v.fma(b1, c11);
      v = FloatVector.broadcast(SPECIES, a[p + 2]);
      c20 = v.fma(b0, c20);
      c21 = v.fma(b1, c21);
      v = FloatVector.broadcast(SPECIES, a[p + 3]);
      c30 = v.fma(b0, c30);
      c31 = v.fma(b1, c31);

      b0 = FloatVector.fromArray(SPECIES, b, q * PANEL + PANEL);
      b1 = FloatVector.fromArray(SPECIES, b, q * PANEL + PANEL + LANES);
      v = FloatVector.broadcast(SPECIES, a[p + PANEL]);
      c00 = v.fma(b0, c00);
      c01 = v.fma(b1, c01);
      v = FloatVector.broadcast(SPECIES, a[p + PANEL + 1]);
      c10 = v.fma(b0, c10);
      c11 = v.fma(b1, c11);
      v = FloatVector.broadcast(SPECIES, a[p + PANEL + 2]);
      c20 = v.fma(b0, c20);
      c21 = v.fma(b1, c21);
      v = FloatVector.broadcast(SPECIES, a[p + PANEL + 3]);
      c30 = v.fma(b0, c30);
      c31 = v.fma(b1, c31);
    }
    c00.intoArray(c, z0);
    c01.intoArray(c, z0 + LANES);
    c10.intoArray(c, z1);
    c11.intoArray(c, z1 + LANES);
    c20.intoArray(c, z2);
    c21.intoArray(c, z2 + LANES);
    c30.intoArray(c, z3);
    c31.intoArray(c, z3 + LANES);
  }

  /**
   * Adds the last step where the summed index has an odd number of them.
   *
   * @param x where this step's first number lies in a
   * @param step from there to that of the next row of the result
   * @param y where this step's first panel lies in b
   * @param panelStep from there to the next panel
   */
  private static void addLast(
      int rows,
      float[] a,
      int x,
      int step,
      float[] b,
      int y,
      int panelStep,
      int columns,
      boolean add,
      Matrix result) {
    float[] c = result.values;
    for (int i = 0; i < rows; i++) {
      FloatVector v = FloatVector.broadcast(SPECIES, a[x + i * step]);
      int z = i * result.stride;
      for (int p = y; z < i * result.stride + columns; p += panelStep) {
        v.fma(FloatVector.fromArray(SPECIES, b, p), start(add, c, z)).intoArray(c, z);
        v.fma(FloatVector.fromArray(SPECIES, b, p + LANES), start(add, c, z + LANES))
            .intoArray(c, z + LANES);
        z += PANEL;
      }
    }
  }
}
