package io.github.gdxagents.training.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products in vectors. Six rows by two vectors of the result stay in registers while the summed
 * index runs. To be loaded only where the module {@code jdk.incubator.vector} is.
 *
 * <p>Wide products first copy both factors, block by block, into the order in which they are read:
 * strides that the compiler knows need no checks of bounds, and a block stays in the first-level
 * cache.
 */
final class VectorProducts implements MatrixProducts {

  private static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > Matrix.COLUMN_BLOCK
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  private static final int LANES = SPECIES.length();

  /** Columns of the result that are computed at once. */
  private static final int PANEL = 2 * LANES;

  private static final int ROWS = Matrix.ROW_BLOCK;

  /** From so many columns on, copying pays. */
  private static final int WIDE = 128;

  /** How much of the summed index is copied at once. */
  private static final int DEPTH = 256;

  /** A block of b: {@code [DEPTH x PANEL]}. */
  private final float[] panel = new float[DEPTH * PANEL];

  /** A block of a: {@code [rows / ROWS][DEPTH x ROWS]}. */
  private float[] slivers = new float[0];

  @Override
  public void multiply(Matrix a, Matrix b, int rows, boolean add, Matrix c) {
    product(rows, b.columns, a.columns, a.values, a.stride, 1, b, add, c);
  }

  @Override
  public void multiplyTransposed(Matrix a, Matrix b, int rows, Matrix c) {
    product(a.columns, b.columns, rows, a.values, 1, a.stride, b, false, c);
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

  /**
   * {@code c [m x n] = a [m x k] b [k x n]}, where a's element (i, q) lies at {@code i * rowStep +
   * q * step}.
   */
  private void product(
      int m, int n, int k, float[] a, int rowStep, int step, Matrix b, boolean add, Matrix c) {
    int panels = n / PANEL * PANEL;
    if (n - panels > LANES) {
      panels += PANEL;
    }
    if (n < WIDE) {
      for (int j = 0; j < panels; j += PANEL) {
        for (int i = 0; i < m; i += ROWS) {
          twoVectors(
              k, a, i * rowStep, rowStep, step, b.values, j, b.stride, add, c, i * c.stride + j);
        }
      }
    } else {
      for (int q = 0; q < k; q += DEPTH) {
        int depth = Math.min(DEPTH, k - q);
        copySlivers(m, depth, a, q * step, rowStep, step);
        for (int j = 0; j < panels; j += PANEL) {
          copyPanel(depth, b, q, j);
          for (int i = 0; i < m; i += ROWS) {
            twoVectorsInOrder(depth, slivers, i * depth, panel, add || q > 0, c, i * c.stride + j);
          }
        }
      }
    }
    if (panels < n) {
      for (int i = 0; i < m; i += ROWS) {
        oneVector(
            k,
            a,
            i * rowStep,
            rowStep,
            step,
            b.values,
            panels,
            b.stride,
            add,
            c,
            i * c.stride + panels);
      }
    }
  }

  private void copySlivers(int m, int depth, float[] a, int from, int rowStep, int step) {
    int size = Matrix.roundedUp(m, ROWS) * DEPTH;
    if (slivers.length < size) {
      slivers = new float[size];
    }
    for (int i = 0; i < m; i += ROWS) {
      int target = i * depth;
      if (rowStep == 1) {
        copyColumns(depth, a, from + i, step, target);
      } else {
        copyRows(depth, a, from + i * rowStep, rowStep, target);
      }
    }
  }

  /** Six neighboring columns of what is to be transposed. */
  private void copyColumns(int depth, float[] a, int from, int step, int to) {
    int source = from;
    for (int q = 0; q < depth; q++) {
      int target = to + q * ROWS;
      slivers[target] = a[source];
      slivers[target + 1] = a[source + 1];
      slivers[target + 2] = a[source + 2];
      slivers[target + 3] = a[source + 3];
      slivers[target + 4] = a[source + 4];
      slivers[target + 5] = a[source + 5];
      source += step;
    }
  }

  private void copyRows(int depth, float[] a, int from, int rowStep, int to) {
    int row1 = from + rowStep;
    int row2 = row1 + rowStep;
    int row3 = row2 + rowStep;
    int row4 = row3 + rowStep;
    int row5 = row4 + rowStep;
    for (int q = 0; q < depth; q++) {
      int target = to + q * ROWS;
      slivers[target] = a[from + q];
      slivers[target + 1] = a[row1 + q];
      slivers[target + 2] = a[row2 + q];
      slivers[target + 3] = a[row3 + q];
      slivers[target + 4] = a[row4 + q];
      slivers[target + 5] = a[row5 + q];
    }
  }

  private void copyPanel(int depth, Matrix b, int row, int column) {
    int source = row * b.stride + column;
    for (int q = 0; q < depth; q++) {
      FloatVector.fromArray(SPECIES, b.values, source).intoArray(panel, q * PANEL);
      FloatVector.fromArray(SPECIES, b.values, source + LANES).intoArray(panel, q * PANEL + LANES);
      source += b.stride;
    }
  }

  private static FloatVector start(boolean add, float[] c, int at) {
    return add ? FloatVector.fromArray(SPECIES, c, at) : FloatVector.zero(SPECIES);
  }

  /**
   * Six rows and two vectors of columns: the vectors of row r are cr0 and cr1.
   *
   * @param x where the first of these rows begins in a
   * @param y where these columns begin in b
   * @param z where this part begins in c
   */
  private static void twoVectors(
      int k,
      float[] a,
      int x,
      int rowStep,
      int step,
      float[] b,
      int y,
      int bStride,
      boolean add,
      Matrix result,
      int z) {
    float[] c = result.values;
    int z1 = z + result.stride;
    int z2 = z1 + result.stride;
    int z3 = z2 + result.stride;
    int z4 = z3 + result.stride;
    int z5 = z4 + result.stride;
    FloatVector c00 = start(add, c, z);
    FloatVector c01 = start(add, c, z + LANES);
    FloatVector c10 = start(add, c, z1);
    FloatVector c11 = start(add, c, z1 + LANES);
    FloatVector c20 = start(add, c, z2);
    FloatVector c21 = start(add, c, z2 + LANES);
    FloatVector c30 = start(add, c, z3);
    FloatVector c31 = start(add, c, z3 + LANES);
    FloatVector c40 = start(add, c, z4);
    FloatVector c41 = start(add, c, z4 + LANES);
    FloatVector c50 = start(add, c, z5);
    FloatVector c51 = start(add, c, z5 + LANES);
    int p = x;
    int s = y;
    for (int q = 0; q < k; q++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, s);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, s + LANES);
      FloatVector v = FloatVector.broadcast(SPECIES, a[p]);
      c00 = v.fma(b0, c00);
      c01 = v.fma(b1, c01);
      v = FloatVector.broadcast(SPECIES, a[p + rowStep]);
      c10 = v.fma(b0, c10);
      c11 = v.fma(b1, c11);
      v = FloatVector.broadcast(SPECIES, a[p + 2 * rowStep]);
      c20 = v.fma(b0, c20);
      c21 = v.fma(b1, c21);
      v = FloatVector.broadcast(SPECIES, a[p + 3 * rowStep]);
      c30 = v.fma(b0, c30);
      c31 = v.fma(b1, c31);
      v = FloatVector.broadcast(SPECIES, a[p + 4 * rowStep]);
      c40 = v.fma(b0, c40);
      c41 = v.fma(b1, c41);
      v = FloatVector.broadcast(SPECIES, a[p + 5 * rowStep]);
      c50 = v.fma(b0, c50);
      c51 = v.fma(b1, c51);
      p += step;
      s += bStride;
    }
    c00.intoArray(c, z);
    c01.intoArray(c, z + LANES);
    c10.intoArray(c, z1);
    c11.intoArray(c, z1 + LANES);
    c20.intoArray(c, z2);
    c21.intoArray(c, z2 + LANES);
    c30.intoArray(c, z3);
    c31.intoArray(c, z3 + LANES);
    c40.intoArray(c, z4);
    c41.intoArray(c, z4 + LANES);
    c50.intoArray(c, z5);
    c51.intoArray(c, z5 + LANES);
  }

  /**
   * The same from copies: a {@code [k x ROWS]} from {@code x} on, b {@code [k x PANEL]}. A method
   * of its own, because the strides must be constants in its loop.
   */
  private static void twoVectorsInOrder(
      int k, float[] a, int x, float[] b, boolean add, Matrix result, int z) {
    float[] c = result.values;
    int z1 = z + result.stride;
    int z2 = z1 + result.stride;
    int z3 = z2 + result.stride;
    int z4 = z3 + result.stride;
    int z5 = z4 + result.stride;
    FloatVector c00 = start(add, c, z);
    FloatVector c01 = start(add, c, z + LANES);
    FloatVector c10 = start(add, c, z1);
    FloatVector c11 = start(add, c, z1 + LANES);
    FloatVector c20 = start(add, c, z2);
    FloatVector c21 = start(add, c, z2 + LANES);
    FloatVector c30 = start(add, c, z3);
    FloatVector c31 = start(add, c, z3 + LANES);
    FloatVector c40 = start(add, c, z4);
    FloatVector c41 = start(add, c, z4 + LANES);
    FloatVector c50 = start(add, c, z5);
    FloatVector c51 = start(add, c, z5 + LANES);
    for (int q = 0; q < k; q++) {
      int p = x + q * ROWS;
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
      v = FloatVector.broadcast(SPECIES, a[p + 4]);
      c40 = v.fma(b0, c40);
      c41 = v.fma(b1, c41);
      v = FloatVector.broadcast(SPECIES, a[p + 5]);
      c50 = v.fma(b0, c50);
      c51 = v.fma(b1, c51);
    }
    c00.intoArray(c, z);
    c01.intoArray(c, z + LANES);
    c10.intoArray(c, z1);
    c11.intoArray(c, z1 + LANES);
    c20.intoArray(c, z2);
    c21.intoArray(c, z2 + LANES);
    c30.intoArray(c, z3);
    c31.intoArray(c, z3 + LANES);
    c40.intoArray(c, z4);
    c41.intoArray(c, z4 + LANES);
    c50.intoArray(c, z5);
    c51.intoArray(c, z5 + LANES);
  }

  /** Six rows and the last vector of columns. */
  private static void oneVector(
      int k,
      float[] a,
      int x,
      int rowStep,
      int step,
      float[] b,
      int y,
      int bStride,
      boolean add,
      Matrix result,
      int z) {
    float[] c = result.values;
    int z1 = z + result.stride;
    int z2 = z1 + result.stride;
    int z3 = z2 + result.stride;
    int z4 = z3 + result.stride;
    int z5 = z4 + result.stride;
    FloatVector c0 = start(add, c, z);
    FloatVector c1 = start(add, c, z1);
    FloatVector c2 = start(add, c, z2);
    FloatVector c3 = start(add, c, z3);
    FloatVector c4 = start(add, c, z4);
    FloatVector c5 = start(add, c, z5);
    int p = x;
    int s = y;
    for (int q = 0; q < k; q++) {
      FloatVector v = FloatVector.fromArray(SPECIES, b, s);
      c0 = v.fma(FloatVector.broadcast(SPECIES, a[p]), c0);
      c1 = v.fma(FloatVector.broadcast(SPECIES, a[p + rowStep]), c1);
      c2 = v.fma(FloatVector.broadcast(SPECIES, a[p + 2 * rowStep]), c2);
      c3 = v.fma(FloatVector.broadcast(SPECIES, a[p + 3 * rowStep]), c3);
      c4 = v.fma(FloatVector.broadcast(SPECIES, a[p + 4 * rowStep]), c4);
      c5 = v.fma(FloatVector.broadcast(SPECIES, a[p + 5 * rowStep]), c5);
      p += step;
      s += bStride;
    }
    c0.intoArray(c, z);
    c1.intoArray(c, z1);
    c2.intoArray(c, z2);
    c3.intoArray(c, z3);
    c4.intoArray(c, z4);
    c5.intoArray(c, z5);
  }
}
