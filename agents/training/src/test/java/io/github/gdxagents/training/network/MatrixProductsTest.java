package io.github.gdxagents.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.gdxagents.hook.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixProductsTest {

  private final RandomStream random = new RandomStream(1);

  /** Both, where this JVM has vectors. */
  private static List<MatrixProducts> everyKind() {
    return Arithmetic.usesVectors()
        ? List.of(new ScalarProducts(), new VectorProducts())
        : List.of(new ScalarProducts());
  }

  @Test
  void theFirstProductsGoWithoutVectors() {
    assumeThat(Arithmetic.usesVectors()).isTrue();
    Matrix a = drawn(6, 8);
    Panels panels = inPanels(drawn(8, 16), 8);
    ScalarThenVectorProducts products = new ScalarThenVectorProducts(2 * 6 * 8 * 16);
    List<Boolean> vectors = new ArrayList<>();
    List<float[]> results = new ArrayList<>();
    for (int product = 0; product < 4; product++) {
      Matrix c = drawn(6, 16);
      products.multiply(a, panels, 6, false, c);
      vectors.add(products.usedVectors());
      results.add(contents(c, 6));
    }

    assertThat(vectors).containsExactly(false, false, true, true);
    assertThat(results).allSatisfy(result -> assertThat(result).isEqualTo(results.get(0)));
  }

  private Matrix drawn(int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    Matrix matrix = new Matrix(rows, columns);
    // What lies in a matrix' spare room must not matter.
    Arrays.fill(matrix.values, 1e10f);
    matrix.setRows(rows, values, 0);
    return matrix;
  }

  private static Panels inPanels(Matrix matrix, int rows) {
    Panels panels = new Panels(rows, matrix.columns, Arithmetic.panelColumns());
    panels.setRows(contents(matrix, rows), 0);
    return panels;
  }

  private static float[] contents(Matrix matrix, int rows) {
    float[] values = new float[rows * matrix.columns];
    matrix.getRows(rows, values, 0);
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "2, 3, 5",
    "6, 8, 16",
    "7, 9, 17",
    "13, 31, 33",
    "64, 8, 64",
    "64, 64, 1",
    "64, 64, 4",
    "96, 24, 130",
    "100, 300, 129",
    "19, 513, 257",
    "5, 769, 40"
  })
  void everyElementIsOneChainOfFusedMultiplyAdds(int rows, int k, int n) {
    Matrix a = drawn(rows, k);
    Matrix b = drawn(k, n);
    Matrix c = drawn(rows, n);
    Matrix same = drawn(rows, n);
    float[] before = contents(c, rows);
    float[] product = new float[rows * n];
    float[] sum = new float[rows * n];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < n; j++) {
        float chain = 0;
        float longer = before[i * n + j];
        for (int q = 0; q < k; q++) {
          chain = Math.fma(a.values[i * a.stride + q], b.values[q * b.stride + j], chain);
          longer = Math.fma(a.values[i * a.stride + q], b.values[q * b.stride + j], longer);
        }
        product[i * n + j] = chain;
        sum[i * n + j] = longer;
      }
    }
    Panels panels = inPanels(b, k);
    for (MatrixProducts products : everyKind()) {
      products.multiply(a, panels, rows, false, same);
      assertThat(contents(same, rows)).isEqualTo(product);
      c.setRows(rows, before, 0);
      products.multiply(a, panels, rows, true, c);
      assertThat(contents(c, rows)).isEqualTo(sum);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "5, 3, 2",
    "16, 6, 8",
    "17, 7, 9",
    "64, 64, 8",
    "64, 4, 64",
    "300, 129, 130"
  })
  void transposedProductsAreOneChainOfFusedMultiplyAddsToo(int rows, int m, int n) {
    Matrix a = drawn(rows, m);
    Matrix b = drawn(rows, n);
    float[] expected = new float[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float chain = 0;
        for (int q = 0; q < rows; q++) {
          chain = Math.fma(a.values[q * a.stride + i], b.values[q * b.stride + j], chain);
        }
        expected[i * n + j] = chain;
      }
    }
    for (MatrixProducts products : everyKind()) {
      Matrix c = drawn(m, n);
      products.multiplyTransposed(a, b, rows, c);
      assertThat(contents(c, m)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "64, 1", "7, 17", "100, 64"})
  void rowsAreAddedFromTheFirstToTheLast(int rows, int n) {
    Matrix a = drawn(rows, n);
    float[] expected = new float[n];
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < n; j++) {
        expected[j] += a.values[row * a.stride + j];
      }
    }
    for (MatrixProducts products : everyKind()) {
      float[] sums = new float[a.stride];
      products.sumRows(a, rows, sums);
      assertThat(Arrays.copyOf(sums, n)).isEqualTo(expected);
    }
  }
}
