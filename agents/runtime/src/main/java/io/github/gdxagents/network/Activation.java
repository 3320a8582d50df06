package io.github.gdxagents.network;

/**
 * The non-linearity between a network's layers, in float arithmetic that gives the same bits on
 * every machine.
 */
public enum Activation {
  /** The hyperbolic tangent, to 4e-7; never outside {@code [-1, 1]}. */
  TANH {
    @Override
    public void apply(float[] values, int from, int to) {
      // Two loops, because the compiler finds better vector instructions for two short bodies.
      for (int i = from; i < to; i++) {
        values[i] = Math.max(-TANH_SATURATION, Math.min(TANH_SATURATION, values[i]));
      }
      for (int i = from; i < to; i++) {
        values[i] = unsaturatedTanh(values[i]);
      }
    }

    @Override
    double of(double x) {
      return StrictMath.tanh(x);
    }

    @Override
    double derivativeAt(double y) {
      return 1 - y * y;
    }
  },

  /** The rectifier, {@code max(0, x)}. */
  RELU {
    @Override
    public void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] = Math.max(0f, values[i]);
      }
    }

    @Override
    double of(double x) {
      return Math.max(0, x);
    }

    @Override
    double derivativeAt(double y) {
      return y > 0 ? 1 : 0;
    }
  };

  /** Replaces {@code values[from..to)} by the activation of each. */
  public abstract void apply(float[] values, int from, int to);

  /** The activation of one number, as exact as double precision is. */
  abstract double of(double x);

  /** The derivative where the activation is {@code y}; at the rectifier's corner 0. */
  abstract double derivativeAt(double y);

  /** Here the rational function below comes to exactly 1; tanh itself differs from 1 by 3e-7. */
  private static final float TANH_SATURATION = 7.9053111f;

  /**
   * A rational function of degree 13 over 6 fitted to tanh up to the saturation, with the
   * coefficients that the Eigen library uses. It has no branch, so that the compiler turns loops
   * over it into vector instructions.
   */
  private static float unsaturatedTanh(float x) {
    float x2 = x * x;
    float p = -2.76076847742355e-16f * x2 + 2.00018790482477e-13f;
    p = p * x2 + -8.60467152213735e-11f;
    p = p * x2 + 5.12229709037114e-08f;
    p = p * x2 + 1.48572235717979e-05f;
    p = p * x2 + 6.37261928875436e-04f;
    p = p * x2 + 4.89352455891786e-03f;
    float q = 1.19825839466702e-06f * x2 + 1.18534705686654e-04f;
    q = q * x2 + 2.26843463243900e-03f;
    q = q * x2 + 4.89352518554385e-03f;
    return x * p / q;
  }
}
