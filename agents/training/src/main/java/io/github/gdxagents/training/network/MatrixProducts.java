package io.github.gdxagents.training.network;

/**
 * Products of matrices with the same bits on every machine: each element is one chain of fused
 * multiply-adds {@code c = fma(a, b, c)}, in the order of the index that is summed over. A chain
 * cannot be divided among the lanes of a vector, only different elements can; so neither the length
 * of vectors nor their absence shows in a result.
 *
 * <p>To be used by one thread at a time.
 */
interface MatrixProducts {

  /**
   * {@code c = a b}, or {@code c += a b}.
   *
   * @param a {@code [rows x k]}
   * @param b {@code [k x n]}
   * @param add whether chains start from what c holds, instead of from 0
   * @param c modified: {@code [rows x n]}
   */
  void multiply(Matrix a, Panels b, int rows, boolean add, Matrix c);

  /**
   * {@code c = a^T b}.
   *
   * @param a {@code [rows x m]}
   * @param b {@code [rows x n]}
   * @param c modified: {@code [m x n]}
   */
  void multiplyTransposed(Matrix a, Matrix b, int rows, Matrix c);

  /**
   * Adds rows up, from the first to the last.
   *
   * @param a {@code [rows x n]}
   * @param sums modified: receives {@code [n]}, and has room for a's stride
   */
  void sumRows(Matrix a, int rows, float[] sums);
}
