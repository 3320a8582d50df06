package io.github.gdxagents.training.network;

import java.util.Arrays;

/** Products in plain Java, for where vectors cannot be had; the same bits, more slowly. */
final class ScalarProducts implements MatrixProducts {

  /** Rows of b, each in an array of its own. */
  private float[][] bRows = new float[0][0];

  /** A row of c. */
  private float[] sums = new float[0];

  @Override
  public void multiply(Matrix a, Matrix b, int rows, boolean add, Matrix c) {
    product(rows, a.columns, a.values, a.stride, 1, b, add, c);
  }

  @Override
  public void multiplyTransposed(Matrix a, Matrix b, int rows, Matrix c) {
    product(a.columns, rows, a.values, 1, a.stride, b, false, c);
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
      int m, int k, float[] a, int rowStep, int step, Matrix b, boolean add, Matrix c) {
    int n = b.columns;
    copyRows(k, b);
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

  private void copyRows(int k, Matrix b) {
    if (bRows.length < k || sums.length < b.columns) {
      int length = Math.max(sums.length, b.columns);
      bRows = new float[Math.max(bRows.length, k)][length];
      sums = new float[length];
    }
    for (int q = 0; q < k; q++) {
      System.arraycopy(b.values, q * b.stride, bRows[q], 0, b.columns);
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
