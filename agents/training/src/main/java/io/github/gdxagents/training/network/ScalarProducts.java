package io.github.gdxagents.training.network;

import java.util.Arrays;

/** Products in plain Java, for where vectors cannot be had; the same bits, more slowly. */
final class ScalarProducts implements MatrixProducts {

  /** Rows of b, each in an array of its own. */
  private float[][] bRows = new float[0][0];

  /** A row of c. */
  private float[] sums = new float[0];

  @Override
  public void multiply(Matrix a, Panels b, int rows, boolean add, Matrix c) {
    makeRoom(a.columns, b.columns);
    for (int q = 0; q < a.columns; q++) {
      b.getRow(q, bRows[q]);
    }
    product(rows, b.columns, a.columns, a.values, a.stride, 1, add, c);
  }

  @Override
  public void multiplyTransposed(Matrix a, Matrix b, int rows, Matrix c) {
    makeRoom(rows, b.columns);
    for (int q = 0; q < rows; q++) {
      System.arraycopy(b.values, q * b.stride, bRows[q], 0, b.columns);
    }
    product(a.columns, b.columns, rows, a.values, 1, a.stride, false, c);
  }

  @Override
  public void sumRows(Matrix a, int rows, float[] sums) {
    Arrays.fill(sums, 0);
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < a.columns; j++) {
        sums[j] += a.values[row * a.stride + j];
      }
    }
  }

  private void product(
      int m, int n, int k, float[] a, int rowStep, int step, boolean add, Matrix c) {
    for (int i = 0; i < m; i++) {
      if (add) {
        System.arraycopy(c.values, i * c.stride, sums, 0, n);
      } else {
        Arrays.fill(sums, 0, n, 0);
      }
      int p = i * rowStep;
      int q = 0;
      for (; q + 3 < k; q += 4) {
        addFour(
            a[p],
            a[p + step],
            a[p + 2 * step],
            a[p + 3 * step],
            bRows[q],
            bRows[q + 1],
            bRows[q + 2],
            bRows[q + 3],
            n,
            sums);
        p += 4 * step;
      }
      for (; q < k; q++) {
        addOne(a[p], bRows[q], n, sums);
        p += step;
      }
      System.arraycopy(sums, 0, c.values, i * c.stride, n);
    }
  }

  private void makeRoom(int rows, int columns) {
    if (bRows.length < rows || sums.length < columns) {
      int length = Math.max(sums.length, columns);
      bRows = new float[Math.max(bRows.length, rows)][length];
      sums = new float[length];
    }
  }

  // The compiler turns these loops into vector instructions where arrays are read from index 0.

  private static void addFour(
      float a0,
      float a1,
      float a2,
      float a3,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      int n,
      float[] sums) {
    for (int j = 0; j < n; j++) {
      sums[j] =
          Fma.fma(a3, b3[j], Fma.fma(a2, b2[j], Fma.fma(a1, b1[j], Fma.fma(a0, b0[j], sums[j]))));
    }
  }

  private static void addOne(float a0, float[] b0, int n, float[] sums) {
    for (int j = 0; j < n; j++) {
      sums[j] = Fma.fma(a0, b0[j], sums[j]);
    }
  }
}
