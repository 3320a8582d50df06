package io.github.gdxagents.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.course.task.PolicyGradientTask;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.learn.RowObjective;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Lesson1Test {

  private final PolicyGradientTask written = Lessons.written(1, PolicyGradientTask.class);

  @Order(1)
  @Test
  void whatFollowedIsDiscountedByItsDistance() {
    double[] toGo = written.rewardsToGo(new double[] {1, 0, 2}, 0.5);

    assertThat(toGo).containsExactly(new double[] {1.5, 1, 2}, within(1e-12));
  }

  @Order(2)
  @Test
  void whatCameBeforeAnActionIsNotItsDoing() {
    RandomStream random = new RandomStream(1);
    double[] rewards = Draws.doubles(random, 100);
    double[] others = rewards.clone();
    others[30] += 5;

    double[] toGo = written.rewardsToGo(rewards, 0.99);
    double[] changed = written.rewardsToGo(others, 0.99);

    for (int t = 0; t < rewards.length; t++) {
      double expected = t <= 30 ? 5 * Math.pow(0.99, 30 - t) : 0;
      assertThat(changed[t] - toGo[t]).isCloseTo(expected, within(1e-9));
    }
  }

  @Order(3)
  @Test
  void goodActionsBecomeMoreProbableAndBadOnesLess() {
    RowObjective.Row good = Derivatives.row(-1, -1, 2);
    RowObjective.Row bad = Derivatives.row(-1, -1, -2);
    written.weigh(good);
    written.weigh(bad);

    assertThat(good.logProbabilityGradient).isPositive();
    assertThat(bad.logProbabilityGradient).isNegative();
    assertThat(good.objective).isCloseTo(-2, within(1e-12));
  }

  @Order(4)
  @ParameterizedTest
  @ValueSource(doubles = {-3, -0.5, 0, 0.1, 7})
  void theDerivativeIsThatOfTheObjective(double advantage) {
    Derivatives.check(written::weigh, -1.2, -0.4, advantage);
  }

  /** Untrained, the pole falls after about ten ticks. */
  @Order(5)
  @ParameterizedTest
  @MethodSource(OwnMethod.SEEDS)
  void theCartPoleLearnsByIt(long seed) {
    OwnMethod own =
        new OwnMethod(
            rollout -> Episodes.fill(rollout, rewards -> written.rewardsToGo(rewards, 0.99)),
            written::weigh,
            false,
            1,
            1,
            1,
            0.01);

    double score =
        own.cartPole(Map.of("simulations", "8", "steps-per-rollout", "500"), 100_000, seed);

    assertThat(score).isGreaterThan(150);
  }
}
