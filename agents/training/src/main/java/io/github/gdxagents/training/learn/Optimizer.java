package io.github.gdxagents.training.learn;

import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Adam on gradients of bounded length. */
public final class Optimizer implements Stateful {

  private final Adam adam;
  private final ThreadPool pool;
  private final @Nullable Double maxGradientNorm;
  private final String remedy;

  /**
   * @param setup whose parameters it will change
   * @param maxGradientNorm gradients are scaled down to this Euclidean norm; null for no limit
   * @param remedy what to do where a gradient is not finite: {@code "Lower learning-rate"}
   */
  public Optimizer(LearningSetup setup, @Nullable Double maxGradientNorm, String remedy) {
    this.adam = new Adam(setup.parameters().length);
    this.pool = setup.pool();
    this.maxGradientNorm = maxGradientNorm;
    this.remedy = remedy;
  }

  /**
   * For the policy's gradient.
   *
   * @param maxGradientNorm gradients are scaled down to this Euclidean norm; null for no limit
   */
  static Optimizer ofPolicy(LearningSetup setup, @Nullable Double maxGradientNorm) {
    return new Optimizer(setup, maxGradientNorm, "Lower learning-rate, set max-gradient-norm");
  }

  /**
   * Makes one step downhill, and returns the gradient's norm before it was scaled.
   *
   * @param parameters modified
   * @param gradient modified: scaled
   * @throws DivergedException if the norm is not finite; the parameters are as they were
   */
  public double step(float[] parameters, float[] gradient, double learningRate) {
    double norm = norm(gradient);
    requireFinite(norm, remedy);
    if (maxGradientNorm != null && norm > maxGradientNorm) {
      float scale = (float) (maxGradientNorm / norm);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= scale;
      }
    }
    adam.step(parameters, gradient, learningRate, pool);
    return norm;
  }

  /**
   * Checks a gradient's norm.
   *
   * @throws DivergedException if it is not finite
   */
  static void requireFinite(double norm, String remedy) {
    if (!Double.isFinite(norm)) {
      throw new DivergedException(
          "Training diverged: the gradient's norm is "
              + norm
              + ". "
              + remedy
              + ", or set normalize-observations or normalize-rewards");
    }
  }

  /** The Euclidean norm, in eight sums, because each addition has to wait for the one before. */
  static double norm(float[] vector) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    double sum4 = 0;
    double sum5 = 0;
    double sum6 = 0;
    double sum7 = 0;
    int i = 0;
    for (; i + 7 < vector.length; i += 8) {
      sum0 += square(vector[i]);
      sum1 += square(vector[i + 1]);
      sum2 += square(vector[i + 2]);
      sum3 += square(vector[i + 3]);
      sum4 += square(vector[i + 4]);
      sum5 += square(vector[i + 5]);
      sum6 += square(vector[i + 6]);
      sum7 += square(vector[i + 7]);
    }
    double sum = 0;
    for (; i < vector.length; i++) {
      sum += square(vector[i]);
    }
    sum = sum + sum0 + sum1 + sum2 + sum3 + sum4 + sum5 + sum6 + sum7;
    return Math.sqrt(sum);
  }

  private static double square(float number) {
    return (double) number * number;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    adam.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    adam.load(in);
  }
}
