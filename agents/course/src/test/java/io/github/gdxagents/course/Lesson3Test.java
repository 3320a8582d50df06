package io.github.gdxagents.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gdxagents.course.task.ImportanceSamplingTask;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.learn.RowObjective;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Lesson3Test {

  private static final Pattern TABLE = Pattern.compile("\\| (\\d+) \\| ([0-9.]+) \\|");

  private final ImportanceSamplingTask written = Lessons.written(3, ImportanceSamplingTask.class);

  /**
   * Heads pays 1, tails 0; what was tossed was a fair coin, what is asked of shows heads in 0.8.
   */
  @Order(1)
  @Test
  void theMeanOfACoinIsEstimatedFromTheTossesOfAnother() {
    RandomStream random = new RandomStream(3);
    int tosses = 100_000;
    double[] seen = new double[tosses];
    double[] probabilities = new double[tosses];
    double[] oldProbabilities = new double[tosses];
    for (int i = 0; i < tosses; i++) {
      boolean heads = random.nextFloat(0, 1) < 0.5f;
      seen[i] = heads ? 1 : 0;
      probabilities[i] = heads ? 0.8 : 0.2;
      oldProbabilities[i] = 0.5;
    }

    assertThat(written.mean(seen, probabilities, oldProbabilities)).isCloseTo(0.8, within(0.01));
  }

  @Order(2)
  @Test
  void samplesOfEqualWeightAllCountAndOneThatOutweighsAllCountsAlone() {
    double[] one = new double[50];
    one[7] = 1e6;

    assertThat(written.effectiveShare(new double[] {2, 2, 2, 2})).isCloseTo(1, within(1e-12));
    assertThat(written.effectiveShare(one)).isCloseTo(1 / 50.0, within(1e-9));
    assertThat(written.effectiveShare(new double[] {1, 3})).isCloseTo(0.8, within(1e-12));
  }

  @Test
  @Order(3)
  void whatIsMoreProbableNowWeighsMoreInTheMean() {
    double[] probabilities = {0.8, 0.8, 0.2};
    double[] oldProbabilities = {0.5, 0.5, 0.5};

    assertThat(written.mean(new double[] {1, 1, 0}, probabilities, oldProbabilities))
        .isCloseTo(3.2 / 3, within(1e-12));
  }

  /** The table on the lesson's page. */
  @Test
  @Order(4)
  void thePageSaysHowMuchOfAnEpisodeIsLeft() throws IOException {
    List<MatchResult> table = TABLE.matcher(Pages.lesson(3)).results().toList();

    assertThat(table).hasSize(5);
    for (MatchResult row : table) {
      int decisions = Integer.parseInt(row.group(1));
      double share = Math.pow(written.effectiveShare(oneDecision()), decisions);
      assertThat(share)
          .as("the effective share of %s decisions", decisions)
          .isCloseTo(Double.parseDouble(row.group(2)), withinPercentage(3));
    }
  }

  /** The ratios of a decision that was tossed 1,000 times, and is now taken in 6 of 10. */
  private static double[] oneDecision() {
    double[] ratios = new double[1_000];
    Arrays.fill(ratios, 0, 500, 0.6 / 0.5);
    Arrays.fill(ratios, 500, 1_000, 0.4 / 0.5);
    return ratios;
  }

  @Order(5)
  @ParameterizedTest
  @ValueSource(doubles = {-3, -0.5, 0, 0.1, 7})
  void theDerivativeIsThatOfTheObjective(double advantage) {
    Derivatives.check(written::weigh, -1.2, -0.9, advantage);
    Derivatives.check(written::weigh, -0.9, -1.2, advantage);
  }

  @Order(6)
  @Test
  void whereThePolicyHasNotChangedItIsThePolicyGradient() {
    RowObjective.Row row = Derivatives.row(-1.2, -1.2, 3);
    written.weigh(row);

    assertThat(row.logProbabilityGradient).isCloseTo(3, within(1e-12));
  }
}
