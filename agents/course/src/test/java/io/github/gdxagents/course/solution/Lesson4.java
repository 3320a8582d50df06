package io.github.gdxagents.course.solution;

import io.github.gdxagents.course.task.TrustRegionTask;

public final class Lesson4 implements TrustRegionTask {

  @Override
  public double divergence(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      if (p[i] > 0) {
        sum += p[i] * StrictMath.log(p[i] / q[i]);
      }
    }
    return sum;
  }

  @Override
  public double[] fisherProduct(double[] p, double[] vector) {
    double mean = dot(p, vector);
    double[] product = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      product[i] = p[i] * (vector[i] - mean);
    }
    return product;
  }

  @Override
  public double stepLength(double delta, double[] direction, double[] fisherTimesDirection) {
    return Math.sqrt(2 * delta / dot(direction, fisherTimesDirection));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
