package io.github.gdxagents.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.course.task.PenaltyTask;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Lesson5Test {

  private static final double TARGET = 0.01;

  private final PenaltyTask written = Lessons.written(5, PenaltyTask.class);

  @Order(1)
  @Test
  void changeCostsItsPrice() {
    assertThat(written.objective(1.5, 2, 0, 0.3)).isCloseTo(3, within(1e-12));
    assertThat(written.objective(1.5, 2, 4, 0.3)).isCloseTo(1.8, within(1e-12));
    assertThat(written.objective(1.5, -2, 4, 0.3)).isCloseTo(-4.2, within(1e-12));
  }

  @Order(2)
  @Test
  void thePriceFollowsTheChange() {
    assertThat(written.nextBeta(3, 0.0066, TARGET)).isEqualTo(1.5);
    assertThat(written.nextBeta(3, 0.0067, TARGET)).isEqualTo(3);
    assertThat(written.nextBeta(3, 0.0149, TARGET)).isEqualTo(3);
    assertThat(written.nextBeta(3, 0.0151, TARGET)).isEqualTo(6);
  }

  /** A policy that changes by less, the dearer change is. */
  @Order(3)
  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.01, 1, 1e4})
  void whereverItBeginsThePriceIsFound(double beta) {
    double price = beta;
    for (int update = 0; update < 60; update++) {
      price = written.nextBeta(price, 0.02 / price, TARGET);
    }

    assertThat(0.02 / price).as("the divergence at last").isBetween(TARGET / 1.5, TARGET * 1.5);
  }
}
