package io.github.gdxagents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationNormalizerTest {

  @Test
  void subtractsTheMeanAndDividesByTheDeviation() {
    ObservationNormalizer normalizer =
        new ObservationNormalizer(new float[] {1, -2}, new float[] {4, 0.25f}, 100, 10);
    float[] normalized = new float[4];
    normalizer.normalize(new float[] {5, -2, -1, -1.5f}, 2, normalized);

    assertThat(normalized).containsExactly(new float[] {2, 0, -1, 1}, within(1e-6f));
  }

  @Test
  void clipsTheResult() {
    ObservationNormalizer normalizer =
        new ObservationNormalizer(new float[] {0}, new float[] {1}, 5, 10);
    float[] values = {7, -7, 4.5f};
    normalizer.normalize(values, 3, values);

    assertThat(values).containsExactly(5, -5, 4.5f);
  }

  @Test
  void whatNeverVariedDoesNotReachTheNetwork() {
    ObservationNormalizer normalizer =
        new ObservationNormalizer(new float[] {3}, new float[] {0}, 10, 10);
    float[] values = {3, 4, -1e30f};
    normalizer.normalize(values, 3, values);

    for (float value : values) {
      assertThat(value).isZero();
    }
  }

  /** A deviation of 0.01 around a million is less than floats tell apart there. */
  @Test
  void whatVariedByRoundingOnlyDoesNotReachTheNetwork() {
    ObservationNormalizer normalizer =
        new ObservationNormalizer(new float[] {1e6f, 1e6f}, new float[] {1e-4f, 1}, 10, 10);
    float[] values = {1e6f + 5, 1e6f + 5};
    normalizer.normalize(values, 1, values);

    assertThat(values).containsExactly(0, 5);
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-18f, 1e-9f, 1, 1e9f, 1e18f})
  void numbersOfAnyScaleComeOutAlike(float scale) {
    ObservationNormalizer normalizer =
        new ObservationNormalizer(new float[] {2 * scale}, new float[] {9 * scale * scale}, 10, 10);
    float[] values = {5 * scale, -scale, 100 * scale};
    normalizer.normalize(values, 3, values);

    assertThat(values[0]).isCloseTo(1, within(1e-5f));
    assertThat(values[1]).isCloseTo(-1, within(1e-5f));
    assertThat(values[2]).isEqualTo(10);
  }

  @Test
  void theIdentityPassesEveryBit() {
    ObservationNormalizer identity = ObservationNormalizer.identity(4);
    float[] values = {0.1f, -1e30f, Float.MIN_VALUE, 12345.678f};
    float[] normalized = new float[4];
    identity.normalize(values, 1, normalized);

    assertThat(normalized).containsExactly(values);
    assertThat(identity.isIdentity()).isTrue();
    assertThat(identity.sampleCount()).isZero();
  }

  @Test
  void onlyWhatChangesNothingIsAnIdentity() {
    float infinity = Float.POSITIVE_INFINITY;
    assertThat(normalizer(0, 1, infinity).isIdentity()).isTrue();
    assertThat(normalizer(0.1f, 1, infinity).isIdentity()).isFalse();
    assertThat(normalizer(0, 2, infinity).isIdentity()).isFalse();
    assertThat(normalizer(0, 1, 10).isIdentity()).isFalse();
  }

  @Test
  void doesNotChangeWithTheArraysItWasMadeOf() {
    float[] mean = {1};
    float[] variance = {1};
    ObservationNormalizer normalizer = new ObservationNormalizer(mean, variance, 10, 1);
    mean[0] = 5;
    variance[0] = 5;

    assertThat(normalizer.mean(0)).isEqualTo(1);
    assertThat(normalizer.variance(0)).isEqualTo(1);
  }

  @Test
  void asManyMeansAsVariances() {
    assertThatThrownBy(() -> new ObservationNormalizer(new float[2], new float[3], 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 means, but 3 variances");
  }

  @ParameterizedTest
  @ValueSource(floats = {-1, Float.NaN, Float.POSITIVE_INFINITY})
  void variancesAreFiniteAndNotNegative(float variance) {
    assertThatThrownBy(() -> normalizer(0, variance, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("variance[0] must be at least 0 and finite, not " + variance);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void meansAreFinite(float mean) {
    assertThatThrownBy(() -> normalizer(mean, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mean[0] must be finite, not " + mean);
  }

  @ParameterizedTest
  @ValueSource(floats = {0, -1, Float.NaN})
  void clippingLeavesSomething(float clip) {
    assertThatThrownBy(() -> normalizer(0, 1, clip))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("clip must be above 0, not " + clip);
  }

  @Test
  void samplesAreNotCountedBelowZero() {
    assertThatThrownBy(() -> new ObservationNormalizer(new float[1], new float[1], 1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sampleCount must be at least 0, not -1");
  }

  private static ObservationNormalizer normalizer(float mean, float variance, float clip) {
    return new ObservationNormalizer(new float[] {mean}, new float[] {variance}, clip, 1);
  }
}
