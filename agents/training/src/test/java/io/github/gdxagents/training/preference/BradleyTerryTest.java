package io.github.gdxagents.training.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BradleyTerryTest {

  private static final double[] DIFFERENCES = {-8, -2, -0.5, 0, 0.1, 1, 5};

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5})
  void theGradientIsThatOfTheLoss(double randomShare) {
    BradleyTerry likelihood = new BradleyTerry(randomShare);
    double step = 1e-5;
    for (double difference : DIFFERENCES) {
      for (double preference : new double[] {0, 0.5, 1}) {
        double slope =
            (likelihood.loss(difference + step, preference)
                    - likelihood.loss(difference - step, preference))
                / (2 * step);
        assertThat(likelihood.gradient(difference, preference)).isCloseTo(slope, within(1e-8));
      }
    }
  }

  @Test
  void exchangedSidesCostTheSameAndPullTheOtherWay() {
    BradleyTerry likelihood = new BradleyTerry(0.1);
    for (double difference : DIFFERENCES) {
      assertThat(likelihood.loss(-difference, 0))
          .isCloseTo(likelihood.loss(difference, 1), within(1e-12));
      assertThat(likelihood.gradient(-difference, 0))
          .isCloseTo(-likelihood.gradient(difference, 1), within(1e-12));
    }
  }

  @Test
  void anEqualAnswerPullsTheDifferenceToZero() {
    BradleyTerry likelihood = new BradleyTerry(0.1);
    assertThat(likelihood.gradient(0, 0.5)).isZero();
    assertThat(likelihood.gradient(2, 0.5)).isPositive();
    assertThat(likelihood.gradient(-2, 0.5)).isNegative();
  }

  /** A tenth of the answers is given at random: of these, half are wrong. */
  @Test
  void noDifferenceMakesAnAnswerCertainWhereSomeAreGivenAtRandom() {
    assertThat(new BradleyTerry(0.1).probability(1_000)).isCloseTo(0.95, within(1e-12));
    assertThat(new BradleyTerry(0.1).gradient(-1_000, 1)).isZero();
    assertThat(new BradleyTerry(0).probability(0)).isEqualTo(0.5);
  }

  @Test
  void greatDifferencesOverflowNowhere() {
    BradleyTerry likelihood = new BradleyTerry(0);
    assertThat(likelihood.loss(-5_000, 1)).isEqualTo(5_000);
    assertThat(likelihood.loss(5_000, 1)).isZero();
    assertThat(likelihood.gradient(-5_000, 1)).isEqualTo(-1);
    assertThat(likelihood.gradient(5_000, 1)).isZero();
  }
}
