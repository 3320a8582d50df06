package io.github.gdxagents.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.course.task.ClipTask;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.learn.GeneralizedAdvantage;
import io.github.gdxagents.training.learn.RowObjective;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Lesson6Test {

  private static final double EPSILON = 0.2;

  private final ClipTask written = Lessons.written(6, ClipTask.class);

  private RowObjective.Row weighed(double ratio, double advantage) {
    RowObjective.Row row = Derivatives.row(0, StrictMath.log(ratio), advantage);
    written.weigh(row, EPSILON);
    return row;
  }

  @Order(1)
  @ParameterizedTest(name = "r = {0}, A = {1}")
  @CsvSource({
    "1, 2, 2, 2", // where it began
    "1.1, 2, 2.2, 2.2", // within
    "1.5, 2, 2.4, 0", // made probable enough
    "0.5, 2, 1, 1", // became improbable, though it was good: back
    "0.5, -2, -1.6, 0", // made improbable enough
    "1.5, -2, -3, -3" // became probable, though it was bad: back
  })
  void itClipsOnlyWhatWouldLookBetter(
      double ratio, double advantage, double objective, double gradient) {
    RowObjective.Row row = weighed(ratio, advantage);

    assertThat(row.objective).isCloseTo(objective, within(1e-9));
    assertThat(row.logProbabilityGradient).isCloseTo(gradient, within(1e-9));
  }

  @Order(2)
  @Test
  void itNeverPromisesMoreThanWithoutClipping() {
    RandomStream random = new RandomStream(6);
    for (int i = 0; i < 1_000; i++) {
      double ratio = random.nextFloat(0.1f, 3);
      double advantage = random.nextFloat(-2, 2);

      assertThat(weighed(ratio, advantage).objective)
          .as("r = %s, A = %s", ratio, advantage)
          .isLessThanOrEqualTo(ratio * advantage + 1e-9);
    }
  }

  @Order(3)
  @Test
  void theDerivativeIsThatOfTheObjective() {
    RandomStream random = new RandomStream(7);
    for (int i = 0; i < 1_000; i++) {
      double ratio = random.nextFloat(0.1f, 3);
      if (Math.abs(ratio - 1 - EPSILON) > 1e-3 && Math.abs(ratio - 1 + EPSILON) > 1e-3) {
        double logRatio = StrictMath.log(ratio);
        Derivatives.check(
            row -> written.weigh(row, EPSILON), -1, logRatio - 1, random.nextFloat(-2, 2));
      }
    }
  }

  @Order(4)
  @ParameterizedTest
  @MethodSource(OwnMethod.SEEDS)
  void theCartPoleIsSolvedByIt(long seed) {
    assertThat(cartPole(row -> written.weigh(row, EPSILON), seed)).isGreaterThan(400);
  }

  /** What the lesson's page tells of ten seeds. */
  @Order(5)
  @Test
  @EnabledIfSystemProperty(named = "course.seeds", matches = "\\d{2,}")
  void withoutItSomeSeedsAreLost() {
    List<Double> clipped = new ArrayList<>();
    List<Double> unclipped = new ArrayList<>();
    OwnMethod.seeds()
        .forEach(
            seed -> {
              clipped.add(cartPole(row -> written.weigh(row, EPSILON), seed));
              unclipped.add(cartPole(row -> written.weigh(row, 1e9), seed));
            });
    System.out.println("with clipping    " + clipped);
    System.out.println("without clipping " + unclipped);

    assertThat(Collections.min(clipped)).isGreaterThan(400);
    assertThat(Collections.min(unclipped)).isLessThan(100);
  }

  /** All of PPO: an objective, ten epochs, and a value that is fitted beside it. */
  private static double cartPole(RowObjective objective, long seed) {
    OwnMethod own =
        new OwnMethod(
            rollout -> GeneralizedAdvantage.estimate(rollout, 0.99, 0.95),
            row -> {
              objective.weigh(row);
              double error = row.value - row.valueTarget;
              row.valueLoss = error * error;
              row.valueGradient = error;
            },
            true,
            1,
            10,
            8,
            3e-3);
    return own.cartPole(Map.of("simulations", "8", "steps-per-rollout", "64"), 60_000, seed);
  }
}
