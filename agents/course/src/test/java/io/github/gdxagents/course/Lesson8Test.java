package io.github.gdxagents.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.course.task.PreferenceTask;
import io.github.gdxagents.hook.RandomStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Lesson8Test {

  private static final double STEP = 1e-5;
  private static final int NUMBERS = 3;

  private final PreferenceTask written = Lessons.written(8, PreferenceTask.class);

  @Order(1)
  @Test
  void theDifferenceDecides() {
    assertThat(written.probability(2, 2)).isCloseTo(0.5, within(1e-12));
    assertThat(written.probability(102, 101)).isCloseTo(0.731059, within(1e-6));
    assertThat(written.probability(1, 2) + written.probability(2, 1)).isCloseTo(1, within(1e-12));
  }

  @Order(2)
  @Test
  void anAnswerThatWasToBeExpectedCostsLittle() {
    assertThat(written.loss(5, 0, 1)).isCloseTo(0.006715, within(1e-6));
    assertThat(written.loss(5, 0, 0)).isCloseTo(5.006715, within(1e-6));
    assertThat(written.loss(0, 0, 0.5)).isCloseTo(StrictMath.log(2), within(1e-12));
  }

  @Order(3)
  @Test
  void noDifferenceIsTooLargeForNumbers() {
    for (double preference : new double[] {0, 0.5, 1}) {
      assertThat(written.loss(1e6, 0, preference)).isCloseTo(1e6 * (1 - preference), within(1e-3));
      assertThat(written.loss(-1e6, 0, preference)).isCloseTo(1e6 * preference, within(1e-3));
      assertThat(written.gradient(1e6, 0, preference)).isCloseTo(1 - preference, within(1e-9));
      assertThat(written.gradient(-1e6, 0, preference)).isCloseTo(-preference, within(1e-9));
    }
    assertThat(written.probability(1e6, 0)).isCloseTo(1, within(1e-9));
    assertThat(written.probability(-1e6, 0)).isCloseTo(0, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"1, 3, 1", "1, 3, 0", "3, 1, 0.5", "-2, -2, 1", "0, 8, 0.5"})
  void theDerivativeIsThatOfTheLoss(double first, double second, double preference) {
    double difference =
        written.loss(first + STEP, second, preference)
            - written.loss(first - STEP, second, preference);

    assertThat(written.gradient(first, second, preference))
        .isCloseTo(difference / (2 * STEP), within(1e-6));
  }

  /** What clips are worth is a secret; who is asked says only which of two is worth more. */
  @Order(5)
  @Test
  void aRewardIsFoundFromComparisonsAlone() {
    double[] secret = {2, -1, 0.5};
    double[] learned = new double[NUMBERS];
    RandomStream random = new RandomStream(8);
    for (int question = 0; question < 3_000; question++) {
      double[] first = Draws.doubles(random, NUMBERS);
      double[] second = Draws.doubles(random, NUMBERS);
      double preference = worth(secret, first) > worth(secret, second) ? 1 : 0;
      double gradient = written.gradient(worth(learned, first), worth(learned, second), preference);
      for (int i = 0; i < NUMBERS; i++) {
        learned[i] -= 0.1 * gradient * (first[i] - second[i]);
      }
    }

    assertThat(cosine(learned, secret))
        .as("the cosine of learned and secret weights")
        .isGreaterThan(0.98);
  }

  private static double worth(double[] weights, double[] clip) {
    double sum = 0;
    for (int i = 0; i < NUMBERS; i++) {
      sum += weights[i] * clip[i];
    }
    return sum;
  }

  private static double cosine(double[] a, double[] b) {
    return worth(a, b) / Math.sqrt(worth(a, a) * worth(b, b));
  }
}
