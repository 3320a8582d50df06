package io.github.gdxagents.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {

  /**
   * Floats in a row whose bits differ by a little more than 1,000: two million, over all
   * magnitudes.
   */
  private static final int BITS_APART = 1009;

  private static final float[] POSITIVE = positiveFloats();

  private static float[] positiveFloats() {
    int infinity = Float.floatToIntBits(Float.POSITIVE_INFINITY);
    float[] values = new float[infinity / BITS_APART + 2];
    for (int i = 0; i < values.length - 1; i++) {
      values[i] = Float.intBitsToFloat(i * BITS_APART);
    }
    values[values.length - 1] = Float.POSITIVE_INFINITY;
    return values;
  }

  private static float[] applied(Activation activation, float... values) {
    float[] copy = values.clone();
    activation.apply(copy, 0, copy.length);
    return copy;
  }

  @Test
  void tanhIsNeverOffByMoreThanItSays() {
    float[] results = applied(Activation.TANH, POSITIVE);

    double worst = 0;
    double worstRelative = 0;
    for (int i = 0; i < POSITIVE.length; i++) {
      double expected = Math.tanh(POSITIVE[i]);
      double error = Math.abs(results[i] - expected);
      worst = Math.max(worst, error);
      if (POSITIVE[i] > 1e-30f) {
        worstRelative = Math.max(worstRelative, error / expected);
      }
    }
    assertThat(worst).isLessThan(4e-7);
    assertThat(worstRelative).isLessThan(5e-7);
  }

  @Test
  void tanhRisesButForRoundingAndNeverPassesOne() {
    float[] results = applied(Activation.TANH, POSITIVE);

    float greatest = 0;
    for (float result : results) {
      assertThat(result <= 1).isTrue();
      assertThat(result >= greatest - 5e-7f).isTrue();
      greatest = Math.max(greatest, result);
    }
  }

  @Test
  void tanhSaturatesAtOneExactly() {
    assertThat(
            applied(Activation.TANH, 7.9053111f, 8, 100, Float.MAX_VALUE, Float.POSITIVE_INFINITY))
        .containsOnly(1);
    assertThat(applied(Activation.TANH, -7.9053111f, -8, -1e30f, Float.NEGATIVE_INFINITY))
        .containsOnly(-1);
  }

  @Test
  void tanhIsOdd() {
    float[] negative = POSITIVE.clone();
    for (int i = 0; i < negative.length; i++) {
      negative[i] = -negative[i];
    }
    float[] results = applied(Activation.TANH, POSITIVE);
    float[] mirrored = applied(Activation.TANH, negative);

    for (int i = 0; i < results.length; i++) {
      assertThat(mirrored[i] == -results[i]).isTrue();
    }
  }

  @Test
  void tanhOfKnownValues() {
    assertThat(applied(Activation.TANH, 0f)[0]).isZero();
    assertThat(applied(Activation.TANH, 0.5f)[0]).isCloseTo(0.46211716f, within(1e-7f));
    assertThat(applied(Activation.TANH, -1f)[0]).isCloseTo(-0.76159416f, within(2e-7f));
    assertThat(applied(Activation.TANH, 3f)[0]).isCloseTo(0.99505475f, within(4e-7f));
  }

  @Test
  void reluKeepsWhatIsPositive() {
    assertThat(applied(Activation.RELU, -1, -0f, 0, 2.5f, -1e30f, Float.MAX_VALUE))
        .containsExactly(0, 0, 0, 2.5f, 0, Float.MAX_VALUE);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void notANumberStaysNotANumber(Activation activation) {
    assertThat(applied(activation, Float.NaN)).containsOnly(Float.NaN);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void changesTheRangeOnly(Activation activation) {
    float[] values = {-2, -2, -2, -2, -2};
    activation.apply(values, 1, 3);

    assertThat(values[0]).isEqualTo(-2);
    assertThat(values[1]).isEqualTo(values[2]).isNotEqualTo(-2);
    assertThat(values[3]).isEqualTo(-2);
    assertThat(values[4]).isEqualTo(-2);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void givesTheSameBitsAloneAsInALongArray(Activation activation) {
    float[] values = new float[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i - 500) / 60f;
    }
    for (int repetition = 0; repetition < 2000; repetition++) {
      applied(activation, values);
    }
    float[] together = applied(activation, values);

    for (int i = 0; i < values.length; i++) {
      assertThat(applied(activation, values[i])[0]).isEqualTo(together[i]);
    }
  }
}
