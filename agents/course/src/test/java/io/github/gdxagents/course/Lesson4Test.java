package io.github.gdxagents.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.course.task.TrustRegionTask;
import io.github.gdxagents.hook.RandomStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Lesson4Test {

  private static final int CHOICES = 4;

  private final TrustRegionTask written = Lessons.written(4, TrustRegionTask.class);
  private final RandomStream random = new RandomStream(4);

  @Order(1)
  @Test
  void theDivergenceOfACoinIsKnown() {
    double[] fair = {0.5, 0.5};
    double[] bent = {0.9, 0.1};

    assertThat(written.divergence(fair, bent)).isCloseTo(0.510826, within(1e-6));
    assertThat(written.divergence(bent, fair)).isCloseTo(0.368064, within(1e-6));
    assertThat(written.divergence(new double[] {1, 0}, fair))
        .isCloseTo(StrictMath.log(2), within(1e-9));
  }

  @Order(2)
  @Test
  void theDivergenceIsNeverNegativeAndZeroOfThePolicyItself() {
    for (int i = 0; i < 100; i++) {
      double[] p = softmax(Draws.doubles(random, CHOICES), 3);
      double[] q = softmax(Draws.doubles(random, CHOICES), 3);

      assertThat(written.divergence(p, q)).isPositive();
      assertThat(written.divergence(p, p)).isCloseTo(0, within(1e-12));
    }
  }

  @Order(3)
  @Test
  void moreOfAllLogitsChangesNothing() {
    double[] p = softmax(Draws.doubles(random, CHOICES), 2);
    double[] all = {1, 1, 1, 1};

    assertThat(written.fisherProduct(p, all)).containsExactly(new double[CHOICES], within(1e-12));
  }

  @Order(4)
  @Test
  void theDivergenceBeginsAsAParabolaOfTheFisherInformation() {
    for (int i = 0; i < 100; i++) {
      double[] logits = Draws.doubles(random, CHOICES);
      double[] direction = Draws.doubles(random, CHOICES);
      double[] p = softmax(logits, 1);
      double[] moved = new double[CHOICES];
      double parabola = 0;
      double[] product = written.fisherProduct(p, direction);
      for (int c = 0; c < CHOICES; c++) {
        moved[c] = logits[c] + 1e-3 * direction[c];
        parabola += 0.5e-6 * direction[c] * product[c];
      }

      assertThat(written.divergence(p, softmax(moved, 1)) / parabola)
          .as("the divergence over the parabola")
          .isCloseTo(1, within(0.01));
    }
  }

  @Order(5)
  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 1e-3, 1e-2})
  void aStepOfItsLengthChangesThePolicyByDelta(double delta) {
    for (int i = 0; i < 100; i++) {
      double[] logits = Draws.doubles(random, CHOICES);
      double[] direction = Draws.doubles(random, CHOICES);
      double[] p = softmax(logits, 1);
      double length = written.stepLength(delta, direction, written.fisherProduct(p, direction));
      double[] moved = new double[CHOICES];
      for (int c = 0; c < CHOICES; c++) {
        moved[c] = logits[c] + length * direction[c];
      }

      assertThat(written.divergence(p, softmax(moved, 1)) / delta)
          .as("the divergence over delta")
          .isBetween(0.8, 1.2);
    }
  }

  private static double[] softmax(double[] logits, double scale) {
    double[] probabilities = new double[logits.length];
    double sum = 0;
    for (int c = 0; c < logits.length; c++) {
      probabilities[c] = StrictMath.exp(scale * logits[c]);
      sum += probabilities[c];
    }
    for (int c = 0; c < logits.length; c++) {
      probabilities[c] /= sum;
    }
    return probabilities;
  }
}
