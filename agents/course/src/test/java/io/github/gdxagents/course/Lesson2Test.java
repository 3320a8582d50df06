package io.github.gdxagents.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.course.task.AdvantageTask;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.learn.GeneralizedAdvantage;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Lesson2Test {

  private static final int LENGTH = 50;

  private final AdvantageTask written = Lessons.written(2, AdvantageTask.class);
  private final RandomStream random = new RandomStream(2);
  private final double[] rewards = Draws.doubles(random, LENGTH);
  private final double[] values = Draws.doubles(random, LENGTH);

  @Order(1)
  @Test
  void withoutLookingAheadItIsTheErrorOfOneDecision() {
    double[] advantages = written.advantages(rewards, values, 3, 0.9, 0);

    for (int t = 0; t < LENGTH; t++) {
      double next = t + 1 < LENGTH ? values[t + 1] : 3;
      assertThat(advantages[t])
          .as("A at %s of %s, gamma 0.9, lambda 0", t, LENGTH)
          .isCloseTo(rewards[t] + 0.9 * next - values[t], within(1e-12));
    }
  }

  @Order(2)
  @Test
  void withAllThatFollowedItIsWhatCameMoreThanTheValue() {
    double[] advantages = written.advantages(rewards, values, 0, 0.9, 1);

    double toGo = 0;
    for (int t = LENGTH - 1; t >= 0; t--) {
      toGo = rewards[t] + 0.9 * toGo;
      assertThat(advantages[t])
          .as("A at %s of %s, gamma 0.9, lambda 1", t, LENGTH)
          .isCloseTo(toGo - values[t], within(1e-9));
    }
  }

  @Order(3)
  @ParameterizedTest
  @CsvSource({"TERMINATED, 0", "TRUNCATED, 4.5"})
  void itIsWhatTheLibraryComputes(AgentState end, double valueAtTheEnd) {
    Rollout rollout = new Rollout(new CartPole().spec(), 1, LENGTH);
    for (int t = 0; t < LENGTH; t++) {
      rollout.valid[t] = true;
      rollout.rewards[t] = (float) rewards[t];
      rollout.values[t] = (float) values[t];
      rollout.states[t] = t + 1 < LENGTH ? AgentState.RUNNING : end;
    }
    rollout.bootstrapValues[LENGTH - 1] = 4.5f;

    GeneralizedAdvantage.estimate(rollout, 0.99, 0.95);
    double[] advantages = written.advantages(rewards, values, valueAtTheEnd, 0.99, 0.95);

    for (int t = 0; t < LENGTH; t++) {
      assertThat(advantages[t])
          .as("A at %s of %s, gamma 0.99, lambda 0.95", t, LENGTH)
          .isCloseTo(rollout.advantages[t], within(1e-5));
    }
  }

  /** Each reward is 1, and noise of deviation 1; the values are right. */
  @Order(4)
  @Test
  void rightValuesTakeMostOfTheNoiseAway() {
    double[] right = new double[LENGTH];
    double toGo = 0;
    for (int t = LENGTH - 1; t >= 0; t--) {
      toGo = 1 + 0.99 * toGo;
      right[t] = toGo;
    }
    double whole = 0;
    double nearby = 0;
    for (int episode = 0; episode < 2_000; episode++) {
      double[] noisy = new double[LENGTH];
      for (int t = 0; t < LENGTH; t++) {
        noisy[t] = 1 + random.nextGaussian();
      }
      whole += square(written.advantages(noisy, right, 0, 0.99, 1)[0]);
      nearby += square(written.advantages(noisy, right, 0, 0.99, 0.9)[0]);
    }

    assertThat(whole / nearby).as("how much smaller the variance is").isBetween(5.0, 8.0);
  }

  private static double square(double x) {
    return x * x;
  }
}
