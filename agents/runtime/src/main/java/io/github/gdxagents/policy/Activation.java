package io.github.gdxagents.policy;

/**
 * The non-linearity between a network's layers, in float arithmetic that gives the same bits on
 * every machine.
 */
public enum Activation {
  /** The hyperbolic tangent, to about 1e-7. */
  TANH {
    @Override
    public void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] = tanh(values[i]);
      }
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
  };

  /** Replaces {@code values[from..to)} by the activation of each. */
  public abstract void apply(float[] values, int from, int to);

  /** Beyond this, tanh is 1 to float precision. */
  private static final float TANH_SATURATION = 7.9053111f;

  /**
   * A rational function of degree 13 over 6 fitted to tanh, with the coefficients that the Eigen
   * library uses. It has no branch, so that the compiler turns loops over it into vector
   * instructions.
   */
  private static float tanh(float value) {
    float x = Math.max(-TANH_SATURATION, Math.min(TANH_SATURATION, value));
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
