package io.github.gdxagents.training.network;

import io.github.gdxagents.hook.RandomStream;

/**
 * Initial weights whose rows or columns, whichever are fewer, are orthogonal and of equal length.
 * Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep
 * linear neural networks" (2014).
 */
final class OrthogonalInit {

  private OrthogonalInit() {}

  /**
   * Draws a layer's weights.
   *
   * @param gain the length of each of the orthogonal rows or columns
   * @param parameters modified where the layer's weights lie
   */
  static void draw(
      double gain, RandomStream random, ParameterLayout.Layer layer, float[] parameters) {
    int inputs = layer.inputs();
    int outputs = layer.sums();
    double[][] vectors = orthonormal(Math.min(inputs, outputs), Math.max(inputs, outputs), random);
    for (int out = 0; out < outputs; out++) {
      for (int in = 0; in < inputs; in++) {
        double element = inputs <= outputs ? vectors[in][out] : vectors[out][in];
        parameters[layer.weightOffset() + out * inputs + in] = (float) (gain * element);
      }
    }
  }

  /**
   * Draws Gaussian vectors and makes each orthogonal to those before it, twice over against
   * rounding.
   */
  private static double[][] orthonormal(int count, int length, RandomStream random) {
    double[][] vectors = new double[count][length];
    for (int v = 0; v < count; v++) {
      for (int i = 0; i < length; i++) {
        vectors[v][i] = random.nextGaussian();
      }
      for (int pass = 0; pass < 2; pass++) {
        for (int earlier = 0; earlier < v; earlier++) {
          addScaled(vectors[v], vectors[earlier], -dot(vectors[v], vectors[earlier]));
        }
      }
      double norm = Math.sqrt(dot(vectors[v], vectors[v]));
      for (int i = 0; i < length; i++) {
        vectors[v][i] /= norm;
      }
    }
    return vectors;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void addScaled(double[] target, double[] other, double scale) {
    for (int i = 0; i < target.length; i++) {
      target[i] += scale * other[i];
    }
  }
}
