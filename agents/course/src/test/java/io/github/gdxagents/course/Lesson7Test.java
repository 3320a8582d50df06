package io.github.gdxagents.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.course.task.GroupTask;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.learn.RowObjective;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Lesson7Test {

  private static final int GROUP = 8;

  private final GroupTask written = Lessons.written(7, GroupTask.class);

  @Order(1)
  @Test
  void episodesAreMeasuredByTheirGroup() {
    double[] advantages = written.advantages(new double[] {1, 3, 5, 7});

    assertThat(advantages)
        .containsExactly(new double[] {-1.341641, -0.447214, 0.447214, 1.341641}, within(1e-6));
  }

  @Order(2)
  @Test
  void neitherTheUnitNorTheLevelOfReturnsMatters() {
    double[] returns = {1, 3, 5, 7};
    double[] others = Arrays.stream(returns).map(r -> 1e5 * r - 4e6).toArray();

    assertThat(written.advantages(others))
        .containsExactly(written.advantages(returns), within(1e-6));
  }

  @Order(3)
  @Test
  void aGroupThatWentAlikeTeachesNothing() {
    assertThat(written.advantages(new double[] {500, 500, 500})).containsExactly(0, 0, 0);
    assertThat(written.advantages(new double[] {0.1 + 0.2, 0.3, 0.3}))
        .as("a deviation that is no more than rounding")
        .containsExactly(0, 0, 0);
  }

  /** Two distributions over three choices; each choice counts as often as pi draws it. */
  @Order(4)
  @Test
  void theEstimateIsNeverNegativeAndTheDivergenceOnAverage() {
    double[] now = {0.5, 0.3, 0.2};
    double[] reference = {0.2, 0.3, 0.5};
    double mean = 0;
    double divergence = 0;
    for (int c = 0; c < now.length; c++) {
      double logNow = StrictMath.log(now[c]);
      double logReference = StrictMath.log(reference[c]);
      double estimate = written.divergenceEstimate(logNow, logReference);
      assertThat(estimate).as("of choice %s", c).isGreaterThanOrEqualTo(0);
      mean += now[c] * estimate;
      divergence += now[c] * (logNow - logReference);
    }

    assertThat(mean).as("the mean of the estimates").isCloseTo(divergence, within(1e-9));
  }

  /** All of GRPO but the reference: groups of episodes that begin alike, and the clipped ratio. */
  @Order(5)
  @ParameterizedTest
  @MethodSource(OwnMethod.SEEDS)
  void theCartPoleIsSolvedByIt(long seed) {
    OwnMethod own = new OwnMethod(this::compare, Lesson7Test::weigh, false, GROUP, 4, 8, 3e-3);

    double score =
        own.cartPole(Map.of("simulations", "32", "steps-per-rollout", "500"), 120_000, seed);

    assertThat(score).isGreaterThan(400);
  }

  private void compare(Rollout rollout) {
    for (int first = 0; first < rollout.slots; first += GROUP) {
      double[] returns = new double[GROUP];
      for (int i = 0; i < GROUP; i++) {
        for (int row = row(rollout, first + i); row < row(rollout, first + i + 1); row++) {
          returns[i] += rollout.valid[row] ? rollout.rewards[row] : 0;
        }
      }
      double[] advantages = written.advantages(returns);
      for (int i = 0; i < GROUP; i++) {
        Arrays.fill(
            rollout.advantages,
            row(rollout, first + i),
            row(rollout, first + i + 1),
            (float) advantages[i]);
      }
    }
  }

  private static int row(Rollout rollout, int slot) {
    return slot * rollout.steps;
  }

  private static void weigh(RowObjective.Row row) {
    double unclipped = row.ratio * row.advantage;
    double clipped = Math.max(0.8, Math.min(1.2, row.ratio)) * row.advantage;
    row.objective = Math.min(unclipped, clipped);
    row.logProbabilityGradient = unclipped <= clipped ? unclipped : 0;
  }
}
