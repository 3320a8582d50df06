package io.github.gdxagents.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.console.Variant;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.RandomPlayer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.preference.Answer;
import io.github.gdxagents.training.preference.Question;
import io.github.gdxagents.training.preference.Teacher;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the lander learns by comparisons comes from the answers alone: without them, or by those of
 * other questions, it learns nothing, and by wrong ones the opposite. With the labels and decisions
 * of the README's results, for more seeds: {@code mvn test -pl agents/trainer -am
 * -Dtest=BlindControlsTest -Dsurefire.failIfNoSpecifiedTests=false -Dgdxagents.seeds=5}.
 */
class BlindControlsTest {

  private static final int SEEDS = Integer.getInteger("gdxagents.seeds", 1);
  private static final Variant LANDER = BundledGames.LANDER.variants().get(0);

  private enum Control {
    SHUFFLED,
    INVERTED;

    Teacher teacher() {
      return switch (this) {
        case SHUFFLED -> new Shuffled();
        case INVERTED -> question -> byReward(question).swapped();
      };
    }
  }

  /** Answers each question as the one before it deserved. */
  private static final class Shuffled implements Teacher {

    private Answer previous = Answer.LEFT;

    @Override
    public Answer compare(Question question) {
      Answer answer = previous;
      previous = byReward(question);
      return answer;
    }
  }

  private static Answer byReward(Question question) {
    double difference =
        question.left().undiscountedReturn() - question.right().undiscountedReturn();
    return difference == 0 ? Answer.EQUAL : difference > 0 ? Answer.LEFT : Answer.RIGHT;
  }

  private static Policy train(Teacher teacher, int seed) {
    TrainingSettings settings =
        LANDER
            .preset("ppo")
            .orElseThrow()
            .settings()
            .with(
                Map.of(
                    "reward", "preferences:1",
                    "labels", "1400",
                    "random-answers", "0.01",
                    "whole-lives-share", "0.5"));
    TrainingPlan plan = new TrainingPlan(seed, 1_000_000, 2, Learner.FUSED).taughtBy(teacher);
    try (Trainer trainer = new Trainer("lander", LANDER.simulations(), settings, plan)) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      return trainer.policy();
    }
  }

  @ParameterizedTest
  @EnumSource(Control.class)
  @EnabledIfSystemProperty(named = "gdxagents.seeds", matches = "\\d+")
  void withoutTheAnswersNothingIsLearned(Control control) {
    Evaluation chance;
    try (Simulation lander = LANDER.simulations().get()) {
      RandomStream draws = new RandomStream(7);
      chance = Evaluation.of(lander, () -> new RandomPlayer(draws), 100, 7);
    }
    System.out.printf("by chance: %.0f%n", chance.meanReturn());
    for (int seed = 1; seed <= SEEDS; seed++) {
      double seen = drawn(train(control.teacher(), seed));
      System.out.printf("%s, seed %d: %.0f%n", control, seed, seen);
      double standardError = deviation(chance.returns()) / Math.sqrt(chance.returns().length);
      double most =
          control == Control.INVERTED
              ? chance.meanReturn() - 500
              : chance.meanReturn() + 2 * standardError;
      assertThat(seen).as(control + ", seed " + seed).isLessThan(most);
    }
  }

  private static double deviation(double[] numbers) {
    double mean = Arrays.stream(numbers).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
  }

  private static double drawn(Policy policy) {
    try (Simulation lander = LANDER.simulations().get()) {
      return Evaluation.sampled(lander, policy, null, 100, 7).meanReturn();
    }
  }
}
