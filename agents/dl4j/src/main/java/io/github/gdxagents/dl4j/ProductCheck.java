package io.github.gdxagents.dl4j;

import io.github.gdxagents.training.network.LearnerUnavailableException;
import java.util.function.Supplier;

/**
 * Whether a library multiplies matrices rightly: one product, of odd sizes so that the loops around
 * vectors and blocks are used as well, compared with the same one in doubles.
 */
final class ProductCheck {

  private static final int ROWS = 19;
  private static final int K = 13;
  private static final int COLUMNS = 17;

  /** In units of the sum of a chain's magnitudes; sums of floats err by less than K times 6e-8. */
  private static final double TOLERANCE = 1e-5;

  private ProductCheck() {}

  /** What is looked at. */
  @FunctionalInterface
  interface Product {

    /** Returns {@code a b}, for {@code [rows x k]} and {@code [k x columns]}, rows first. */
    float[] of(float[] a, float[] b, int rows, int k, int columns);
  }

  /**
   * Compares one product.
   *
   * @param library what to call it, asked only where it is refused
   * @throws LearnerUnavailableException if it is wrong
   */
  static void require(Supplier<String> library, Product product) {
    float[] a = numbers(ROWS * K, 12);
    float[] b = numbers(K * COLUMNS, 10);
    float[] actual = product.of(a, b, ROWS, K, COLUMNS);
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        double expected = 0;
        double magnitudes = 0;
        for (int i = 0; i < K; i++) {
          double term = (double) a[row * K + i] * b[i * COLUMNS + column];
          expected += term;
          magnitudes += Math.abs(term);
        }
        float found = actual[row * COLUMNS + column];
        if (!(Math.abs(found - expected) <= TOLERANCE * magnitudes)) {
          throw new LearnerUnavailableException(
              "%s multiplies wrongly: row %s, column %s of a product is %s instead of %s; use --learner fused"
                  .formatted(library.get(), row, column, found, (float) expected));
        }
      }
    }
  }

  /** Numbers between -1 and 1 of either sign, never 0, that repeat at no multiple of a row. */
  private static float[] numbers(int count, int multiplier) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      int remainder = (int) ((long) i * i * multiplier % 211);
      numbers[i] = (remainder - 105.5f) / 106;
    }
    return numbers;
  }
}
