package io.github.gdxagents.training.network;

import io.github.gdxagents.hook.RandomStream;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Initial weights whose rows or columns, whichever are fewer, are orthogonal and of equal length.
 * Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep
 * linear neural networks" (2014).
 *
 * <p>DL4J's own orthogonal distribution calls a native singular value decomposition that never
 * returns for some shapes (15 x 64 in version 1.0.0-M2.1), and draws from a global random stream.
 */
final class OrthogonalInit implements IWeightInit {

  private static final long serialVersionUID = 1;

  private final double gain;
  private final long seed;

  /**
   * @param gain the length of each of the orthogonal rows or columns
   * @param seed decides the weights
   */
  OrthogonalInit(double gain, long seed) {
    this.gain = gain;
    this.seed = seed;
  }

  @Override
  public INDArray init(double fanIn, double fanOut, long[] shape, char order, INDArray paramView) {
    int rows = (int) shape[0];
    int columns = (int) shape[1];
    double[][] vectors =
        orthonormal(Math.min(rows, columns), Math.max(rows, columns), new RandomStream(seed));
    INDArray weights = paramView.reshape(order, shape);
    float[][] values = new float[rows][columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double element = rows <= columns ? vectors[row][column] : vectors[column][row];
        values[row][column] = (float) (gain * element);
      }
    }
    weights.assign(Nd4j.createFromArray(values));
    return weights;
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
      double length2 = Math.sqrt(dot(vectors[v], vectors[v]));
      for (int i = 0; i < length; i++) {
        vectors[v][i] /= length2;
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
