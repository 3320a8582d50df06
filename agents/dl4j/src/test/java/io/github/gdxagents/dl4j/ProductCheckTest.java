package io.github.gdxagents.dl4j;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.training.network.LearnerUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductCheckTest {

  private static float[] multiply(float[] a, float[] b, int rows, int k, int columns) {
    float[] product = new float[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        for (int i = 0; i < k; i++) {
          product[row * columns + column] += a[row * k + i] * b[i * columns + column];
        }
      }
    }
    return product;
  }

  @Test
  void aRightProductPasses() {
    assertThatCode(() -> ProductCheck.require(() -> "plain loops", ProductCheckTest::multiply))
        .doesNotThrowAnyException();
  }

  /** As a kernel that leaves out what does not fill a vector or a block. */
  @ParameterizedTest
  @ValueSource(strings = {"rows", "k", "columns"})
  void aProductWithoutTheLastOfEverySizeIsRefusedByName(String forgotten) {
    ProductCheck.Product wrong =
        (a, b, rows, k, columns) -> {
          float[] product = multiply(a, b, rows, k, columns);
          for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
              int element = row * columns + column;
              switch (forgotten) {
                case "rows" -> product[element] = row == rows - 1 ? 0 : product[element];
                case "columns" -> product[element] = column == columns - 1 ? 0 : product[element];
                default -> product[element] -= a[row * k + k - 1] * b[(k - 1) * columns + column];
              }
            }
          }
          return product;
        };
    assertThatThrownBy(() -> ProductCheck.require(() -> "SomeBlas from /lib/some.so", wrong))
        .isInstanceOf(LearnerUnavailableException.class)
        .hasMessageStartingWith("SomeBlas from /lib/some.so multiplies wrongly: row ")
        .hasMessageEndingWith("; use --learner fused");
  }

  @Test
  void whatIsNotANumberIsRefused() {
    assertThatThrownBy(
            () ->
                ProductCheck.require(
                    () -> "SomeBlas",
                    (a, b, rows, k, columns) -> {
                      float[] product = multiply(a, b, rows, k, columns);
                      product[0] = Float.NaN;
                      return product;
                    }))
        .isInstanceOf(LearnerUnavailableException.class)
        .hasMessageContaining("row 0, column 0 of a product is NaN instead of ");
  }
}
