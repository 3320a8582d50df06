package io.github.gdxagents.training.learn;

import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.state.Floats;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The Adam optimizer on a flat parameter vector. Kingma and Ba, "Adam: A Method for Stochastic
 * Optimization" (2015), algorithm 1.
 */
public final class Adam implements Stateful {

  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;

  /**
   * Larger than the paper's 1e-8, as is usual for policy gradients, whose gradients can be tiny.
   */
  private static final double EPSILON = 1e-5;

  /** Fewer parameters are not worth the handing over to other threads. */
  private static final int LEAST_SHARED = 4096;

  private final float[] firstMoments;
  private final float[] secondMoments;
  private int steps;

  public Adam(int parameterCount) {
    firstMoments = new float[parameterCount];
    secondMoments = new float[parameterCount];
  }

  /**
   * Makes one step downhill.
   *
   * @param parameters modified
   * @param pool the threads, each of which moves some of the parameters
   */
  void step(float[] parameters, float[] gradient, double learningRate, ThreadPool pool) {
    int count = parameters.length;
    if (count < LEAST_SHARED) {
      step(parameters, gradient, learningRate);
      return;
    }
    Step step = nextStep(learningRate);
    pool.runRanges(count, (from, to) -> move(from, to, gradient, step, parameters));
  }

  /**
   * Makes one step downhill, on the caller's thread.
   *
   * @param parameters modified
   */
  public void step(float[] parameters, float[] gradient, double learningRate) {
    move(0, parameters.length, gradient, nextStep(learningRate), parameters);
  }

  /** The bias corrections of the next step, multiplied into what they correct. */
  private Step nextStep(double learningRate) {
    steps++;
    double correction1 = 1 - StrictMath.pow(BETA_1, steps);
    double correction2 = 1 - StrictMath.pow(BETA_2, steps);
    return new Step((float) (learningRate / correction1), (float) (1 / Math.sqrt(correction2)));
  }

  private record Step(float size, float inverseRoot) {}

  /** Moves the parameters {@code from} to {@code to}. */
  private void move(int from, int to, float[] gradient, Step step, float[] parameters) {
    float stepSize = step.size;
    float inverseRoot = step.inverseRoot;
    float beta1 = (float) BETA_1;
    float beta2 = (float) BETA_2;
    float epsilon = (float) EPSILON;
    for (int i = from; i < to; i++) {
      float g = gradient[i];
      float m = beta1 * firstMoments[i] + (1 - beta1) * g;
      float v = beta2 * secondMoments[i] + (1 - beta2) * g * g;
      firstMoments[i] = m;
      secondMoments[i] = v;
      parameters[i] -= stepSize * m / ((float) Math.sqrt(v) * inverseRoot + epsilon);
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(firstMoments.length);
    out.writeInt(steps);
    float[] pairs = new float[2 * firstMoments.length];
    for (int i = 0; i < firstMoments.length; i++) {
      pairs[2 * i] = firstMoments[i];
      pairs[2 * i + 1] = secondMoments[i];
    }
    Floats.write(pairs, out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    int count = in.readInt();
    if (count != firstMoments.length) {
      throw new IOException(
          "The optimizer's state is of "
              + count
              + " parameters, but the networks have "
              + firstMoments.length);
    }
    steps = in.readInt();
    float[] pairs = new float[2 * count];
    Floats.read(pairs, in);
    for (int i = 0; i < count; i++) {
      firstMoments[i] = pairs[2 * i];
      secondMoments[i] = pairs[2 * i + 1];
    }
  }
}
