package io.github.gdxagents.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.RandomStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConjugateGradientsTest {

  private static double[] product(double[][] matrix, double[] vector) {
    double[] result = new double[vector.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = ConjugateGradients.dot(matrix[i], vector);
    }
    return result;
  }

  @Test
  void solvesByHand() {
    double[][] matrix = {{4, 1}, {1, 3}};
    double[] x = ConjugateGradients.solve(v -> product(matrix, v), new double[] {1, 2}, 2);
    assertThat(x).containsExactly(new double[] {1 / 11.0, 7 / 11.0}, within(1e-12));
  }

  @Test
  void solvesAnySymmetricPositiveDefiniteSystemInAsManyProductsAsItHasRows() {
    int n = 12;
    RandomStream random = new RandomStream(1);
    double[][] root = new double[n][n];
    double[] b = new double[n];
    for (int i = 0; i < n; i++) {
      b[i] = random.nextGaussian();
      for (int j = 0; j < n; j++) {
        root[i][j] = random.nextGaussian();
      }
    }
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i][j] = ConjugateGradients.dot(root[i], root[j]) + (i == j ? 1 : 0);
      }
    }
    AtomicInteger products = new AtomicInteger();
    double[] x =
        ConjugateGradients.solve(
            v -> {
              products.incrementAndGet();
              return product(matrix, v);
            },
            b,
            2 * n);
    assertThat(product(matrix, x)).containsExactly(b, within(1e-4));
    assertThat(products.get()).isLessThanOrEqualTo(n + 2);
  }

  @Test
  void whereNothingPullsThereIsNowhereToGo() {
    assertThat(ConjugateGradients.solve(v -> v.clone(), new double[3], 5)).containsExactly(0, 0, 0);
  }

  @Test
  void aDirectionWithoutCurvatureEndsTheSearchInsteadOfTheRun() {
    double[] x = ConjugateGradients.solve(v -> new double[] {v[0], 0}, new double[] {1, 1}, 5);
    for (double coordinate : x) {
      assertThat(coordinate).isFinite();
    }
  }
}
