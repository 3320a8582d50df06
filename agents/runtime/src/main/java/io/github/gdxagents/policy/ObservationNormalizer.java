package io.github.gdxagents.policy;

import io.github.gdxagents.hook.ObservationShape;
import io.github.gdxagents.hook.ObservationSpec;
import java.util.Arrays;

/**
 * Brings each number of an observation to mean 0 and deviation 1, by statistics that training
 * gathered and the policy file froze, and clips the result. A number that never varied in training
 * becomes 0, whatever it is: the network has learned nothing about it.
 *
 * <p>Immutable.
 */
public final class ObservationNormalizer {

  /**
   * A number whose deviation is a smaller share of its mean than this did not vary: floats hardly
   * tell such numbers apart.
   */
  private static final double RESOLUTION = 0x1p-22;

  private final float[] mean;
  private final float[] variance;
  private final float[] inverseDeviation;
  private final float clip;
  private final long sampleCount;

  /**
   * Copies the arrays.
   *
   * @param mean of each number of the observation, finite, {@code [observation size]}
   * @param variance of each number, finite and at least 0, {@code [observation size]}
   * @param clip normalized values are clipped to {@code [-clip, clip]}; {@code Infinity} for no
   *     clipping
   * @param sampleCount how many observations the statistics were gathered from
   */
  public ObservationNormalizer(float[] mean, float[] variance, float clip, long sampleCount) {
    if (mean.length != variance.length) {
      throw new IllegalArgumentException(
          "Got " + mean.length + " means, but " + variance.length + " variances");
    }
    if (!(clip > 0)) {
      throw new IllegalArgumentException("clip must be above 0, not " + clip);
    }
    if (sampleCount < 0) {
      throw new IllegalArgumentException("sampleCount must be at least 0, not " + sampleCount);
    }
    this.mean = mean.clone();
    this.variance = variance.clone();
    this.clip = clip;
    this.sampleCount = sampleCount;
    this.inverseDeviation = new float[variance.length];
    for (int i = 0; i < variance.length; i++) {
      if (!(Math.abs(mean[i]) <= Float.MAX_VALUE)) {
        throw new IllegalArgumentException("mean[" + i + "] must be finite, not " + mean[i]);
      }
      if (!(variance[i] >= 0 && variance[i] <= Float.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "variance[" + i + "] must be at least 0 and finite, not " + variance[i]);
      }
      double deviation = Math.sqrt(variance[i]);
      inverseDeviation[i] =
          deviation > RESOLUTION * Math.abs(mean[i]) ? (float) (1 / deviation) : 0;
    }
  }

  /** A normalizer that changes nothing. */
  public static ObservationNormalizer identity(int size) {
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    return new ObservationNormalizer(new float[size], ones, Float.POSITIVE_INFINITY, 0);
  }

  /**
   * A normalizer that changes nothing but how many entities a set has, which becomes the share of
   * the set's places that are taken: networks that see sets ask for that.
   */
  public static ObservationNormalizer identity(ObservationSpec observation) {
    float[] variances = new float[observation.size()];
    Arrays.fill(variances, 1);
    int first = 0;
    for (ObservationSpec.Component component : observation.components()) {
      if (component.shape().kind() == ObservationShape.Kind.SET) {
        float places = component.shape().height();
        variances[first] = places * places;
      }
      first += component.size();
    }
    return new ObservationNormalizer(
        new float[variances.length], variances, Float.POSITIVE_INFINITY, 0);
  }

  public int size() {
    return mean.length;
  }

  public float mean(int index) {
    return mean[index];
  }

  public float variance(int index) {
    return variance[index];
  }

  /** What a number is multiplied by, once its mean has been subtracted. */
  public float inverseDeviation(int index) {
    return inverseDeviation[index];
  }

  /** Normalized values lie within {@code [-clip, clip]}; {@code Infinity} for no clipping. */
  public float clip() {
    return clip;
  }

  /** How many observations the statistics were gathered from; 0 if none were. */
  public long sampleCount() {
    return sampleCount;
  }

  /** Whether values pass unchanged. */
  public boolean isIdentity() {
    for (int i = 0; i < mean.length; i++) {
      if (mean[i] != 0 || inverseDeviation[i] != 1) {
        return false;
      }
    }
    return Float.isInfinite(clip);
  }

  /** Whether it does what {@link #identity(ObservationSpec)} does. */
  public boolean isIdentity(ObservationSpec observation) {
    ObservationNormalizer identity = identity(observation);
    for (int i = 0; i < mean.length; i++) {
      if (mean[i] != 0 || inverseDeviation[i] != identity.inverseDeviation[i]) {
        return false;
      }
    }
    return Float.isInfinite(clip);
  }

  /**
   * Normalizes a batch of observations.
   *
   * @param observations {@code [rows x size]}
   * @param normalized modified: receives {@code [rows x size]}; may be the same array
   */
  public void normalize(float[] observations, int rows, float[] normalized) {
    for (int row = 0; row < rows; row++) {
      int offset = row * mean.length;
      normalize(observations, offset, normalized, offset);
    }
  }

  /**
   * Normalizes one observation.
   *
   * @param observation {@code [size]} from {@code from} on
   * @param normalized modified: receives {@code [size]} from {@code to} on; may be the same place
   */
  public void normalize(float[] observation, int from, float[] normalized, int to) {
    for (int i = 0; i < mean.length; i++) {
      float value = (observation[from + i] - mean[i]) * inverseDeviation[i];
      normalized[to + i] = value > clip ? clip : value < -clip ? -clip : value;
    }
  }
}
