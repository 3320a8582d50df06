package io.github.gdxagents.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExponentialTest {

  private static double exponential(double x) {
    double[] result = new double[1];
    Exponential.apply(new double[] {x}, result);
    return result[0];
  }

  @Test
  void theExponentialOfZeroIsExactlyOne() {
    assertThat(exponential(0)).isEqualTo(1);
    assertThat(exponential(-0.0)).isEqualTo(1);
  }

  @Test
  void relativeErrorsAreSmallWhereProbabilitiesMatter() {
    for (double x = 0; x > -40; x -= 0.0137) {
      assertThat(exponential(x) / Math.exp(x)).as("x = %s", x).isCloseTo(1, within(2e-12));
    }
  }

  @Test
  void smallerProbabilitiesAreOffByNextToNothing() {
    for (double x = -40; x > -760; x -= 0.137) {
      assertThat(exponential(x)).as("x = %s", x).isCloseTo(Math.exp(x), within(1e-27));
    }
  }

  @Test
  void whatIsForbiddenHasProbabilityZero() {
    assertThat(exponential(Exponential.LEAST)).isZero();
    assertThat(exponential(-1e300)).isZero();
    assertThat(exponential(Double.NEGATIVE_INFINITY)).isZero();
  }

  @Test
  void notANumberStaysNotANumber() {
    assertThat(exponential(Double.NaN)).isNaN();
  }
}
