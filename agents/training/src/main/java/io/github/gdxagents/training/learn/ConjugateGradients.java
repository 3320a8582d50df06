package io.github.gdxagents.training.learn;

import java.util.function.UnaryOperator;

/**
 * Solves {@code A x = b} for a symmetric, positive definite A that is known by its products with
 * vectors only. Hestenes and Stiefel, "Methods of Conjugate Gradients for Solving Linear Systems"
 * (1952).
 */
final class ConjugateGradients {

  /** The residual's length, relative to b, at which x is good enough. */
  private static final double TOLERANCE = 1e-5;

  private ConjugateGradients() {}

  /**
   * Comes closer to x with each product, from 0.
   *
   * @param product multiplies A by a vector
   * @param maxProducts how many products to make at most
   */
  static double[] solve(UnaryOperator<double[]> product, double[] b, int maxProducts) {
    double[] x = new double[b.length];
    double[] residual = b.clone(); // b - A x
    double[] direction = b.clone();
    double squaredResidual = dot(residual, residual);
    double enough = TOLERANCE * TOLERANCE * squaredResidual;
    for (int i = 0; i < maxProducts && squaredResidual > enough; i++) {
      double[] image = product.apply(direction);
      double curvature = dot(direction, image);
      if (!(curvature > 0)) {
        break; // rounding has the last word: what is left of the residual is noise
      }
      double step = squaredResidual / curvature;
      addScaled(direction, step, x);
      addScaled(image, -step, residual);
      double before = squaredResidual;
      squaredResidual = dot(residual, residual);
      for (int j = 0; j < direction.length; j++) {
        direction[j] = residual[j] + squaredResidual / before * direction[j];
      }
    }
    return x;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void addScaled(double[] vector, double scale, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += scale * vector[i];
    }
  }
}
