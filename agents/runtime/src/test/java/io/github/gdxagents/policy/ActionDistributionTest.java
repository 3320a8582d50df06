package io.github.gdxagents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.AllocatedBytes;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionDistributionTest {

  /** Two branches of three and two choices, two axes; every array below starts at an offset. */
  private static final ActionSpec SPEC =
      AgentSpec.builder()
          .observe("x", 1, "")
          .discrete("move", "left", "stay", "right")
          .discrete("fire", "no", "yes")
          .continuous("aim", "rad", -3, 1)
          .continuous("throttle", "", 0, 10)
          .build()
          .action();

  private static final int OUTPUT_OFFSET = 2;
  private static final int MASK_OFFSET = 3;
  private static final int ACTION_OFFSET = 1;

  /** Probabilities 1/6, 2/6, 3/6 and 1/4, 3/4; means 0.5 and -2. */
  private static final float[] OUTPUTS = {
    99, 99, 0, (float) Math.log(2), (float) Math.log(3), 1, 1 + (float) Math.log(3), 0.5f, -2
  };

  private static final float[] LOG_DEVIATIONS = {(float) Math.log(0.5), (float) Math.log(3)};

  private final ActionDistribution distribution = new ActionDistribution(SPEC);
  private final boolean[] mask = {false, false, false, true, true, true, true, true};
  private final float[] actions = new float[5];

  private double logProbability(float... row) {
    System.arraycopy(row, 0, actions, ACTION_OFFSET, row.length);
    return distribution.logProbability(
        OUTPUTS, OUTPUT_OFFSET, LOG_DEVIATIONS, mask, MASK_OFFSET, actions, ACTION_OFFSET);
  }

  private static double logDensity(double value, double mean, double deviation) {
    double z = (value - mean) / deviation;
    return Math.log(Math.exp(-z * z / 2) / (deviation * Math.sqrt(2 * Math.PI)));
  }

  @Test
  void rowsHoldWhatTheSpecAsksFor() {
    assertThat(distribution.outputSize()).isEqualTo(7);
    assertThat(distribution.actionSize()).isEqualTo(4);
  }

  // Log-probabilities.

  @Test
  void theLogProbabilityIsTheSumOverBranchesAndAxes() {
    double axes = logDensity(0.7, 0.5, 0.5) + logDensity(-3, -2, 3);

    assertThat(logProbability(0, 0, 0.7f, -3))
        .isCloseTo(Math.log(1 / 6.0 / 4) + axes, within(1e-6));
    assertThat(logProbability(2, 1, 0.7f, -3))
        .isCloseTo(Math.log(3 / 6.0 * 3 / 4) + axes, within(1e-6));
    assertThat(logProbability(1, 1, 0.5f, -2))
        .isCloseTo(Math.log(2 / 6.0 * 3 / 4) + Math.log(1 / (0.5 * 3 * 2 * Math.PI)), within(1e-6));
  }

  @Test
  void forbiddenChoicesLeaveTheirProbabilityToTheOthers() {
    mask[MASK_OFFSET + 1] = false;
    double rest = logDensity(0, 0.5, 0.5) + logDensity(0, -2, 3) + Math.log(3 / 4.0);

    assertThat(logProbability(0, 1, 0, 0)).isCloseTo(Math.log(1 / 4.0) + rest, within(1e-6));
    assertThat(logProbability(2, 1, 0, 0)).isCloseTo(Math.log(3 / 4.0) + rest, within(1e-6));
    assertThat(logProbability(1, 1, 0, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void theOnlyAllowedChoiceIsCertain() {
    ActionDistribution discrete = discrete("a", "b", "c");
    boolean[] only = {false, true, false};

    assertThat(
            discrete.logProbability(
                new float[] {5, -80, 7}, 0, new float[0], only, 0, new float[] {1}, 0))
        .isZero();
  }

  @Test
  void hugeLogitsDoNotOverflow() {
    ActionDistribution discrete = discrete("a", "b");
    boolean[] all = {true, true};

    assertThat(discrete.logSumExp(0, new float[] {1e30f, 1e30f}, 0, all, 0)).isEqualTo(1e30f);
    assertThat(discrete.logSumExp(0, new float[] {1000, 1001}, 0, all, 0))
        .isCloseTo(1001 + Math.log1p(Math.exp(-1)), within(1e-12));
    assertThat(discrete.logSumExp(0, new float[] {-1000, -1000}, 0, all, 0))
        .isCloseTo(-1000 + Math.log(2), within(1e-12));
  }

  @Test
  void forbiddenLogitsDoNotMatterHoweverHuge() {
    ActionDistribution discrete = discrete("a", "b");

    assertThat(discrete.logSumExp(0, new float[] {2, 1e30f}, 0, new boolean[] {true, false}, 0))
        .isEqualTo(2);
  }

  // The most probable action.

  @Test
  void theModeTakesTheLikeliestChoicesAndTheMeans() {
    distribution.mode(OUTPUTS, OUTPUT_OFFSET, mask, MASK_OFFSET, actions, ACTION_OFFSET);

    assertThat(actions).containsExactly(0, 2, 1, 0.5f, -2);
  }

  @Test
  void theModeTakesNoForbiddenChoice() {
    mask[MASK_OFFSET + 2] = false;
    mask[MASK_OFFSET + 4] = false;
    distribution.mode(OUTPUTS, OUTPUT_OFFSET, mask, MASK_OFFSET, actions, ACTION_OFFSET);

    assertThat(actions).containsExactly(0, 1, 0, 0.5f, -2);
  }

  @Test
  void theModeTakesTheFirstOfEquals() {
    float[] row = new float[1];
    discrete("a", "b", "c", "d")
        .mode(new float[] {9, 3, 3, 1}, 0, new boolean[] {false, true, true, true}, 0, row, 0);

    assertThat(row).containsExactly(1);
  }

  // Samples.

  @Test
  void choicesAreDrawnByTheirProbabilities() {
    int draws = 120_000;
    int[][] counts = new int[3][2];
    RandomStream random = new RandomStream(21);
    for (int i = 0; i < draws; i++) {
      sample(random);
      counts[(int) actions[ACTION_OFFSET]][(int) actions[ACTION_OFFSET + 1]]++;
    }

    // Branches are independent: each pair of choices has the product of their probabilities.
    double chiSquare = 0;
    for (int move = 0; move < 3; move++) {
      for (int fire = 0; fire < 2; fire++) {
        double expected = draws * (move + 1) / 6.0 * (fire == 0 ? 0.25 : 0.75);
        chiSquare += Math.pow(counts[move][fire] - expected, 2) / expected;
      }
    }
    // With 5 degrees of freedom, exceeded by chance once in 10,000 seeds.
    assertThat(chiSquare).isLessThan(25.7);
  }

  @Test
  void allowedChoicesAreDrawnByWhatIsLeftAndForbiddenOnesNever() {
    mask[MASK_OFFSET + 1] = false;
    int draws = 60_000;
    int[] counts = new int[3];
    RandomStream random = new RandomStream(22);
    for (int i = 0; i < draws; i++) {
      sample(random);
      counts[(int) actions[ACTION_OFFSET]]++;
    }

    assertThat(counts[1]).isZero();
    assertThat(counts[0]).isCloseTo(draws / 4, within(500));
  }

  @Test
  void aForbiddenChoiceIsNeverDrawnWhateverItsLogit() {
    ActionDistribution discrete = discrete("a", "b", "c", "d");
    RandomStream random = new RandomStream(23);
    float[] row = new float[1];
    for (int i = 0; i < 20_000; i++) {
      float[] logits = {random.nextFloat(-50, 50), random.nextFloat(-50, 50), 1e30f, -1e30f};
      boolean[] allowed = {random.nextInt(2) == 0, true, false, random.nextInt(2) == 0};
      discrete.sample(logits, 0, new float[0], allowed, 0, random, row, 0);

      assertThat(allowed[(int) row[0]]).isTrue();
    }
  }

  @Test
  void aChoiceTooUnlikelyForItsProbabilityToBeANumberIsNeverDrawn() {
    ActionDistribution discrete = discrete("a", "b", "c", "d");
    RandomStream random = new RandomStream(30);
    boolean[] allowed = {true, true, true, false};
    float[] row = new float[1];
    for (int i = 0; i < 1000; i++) {
      double logProbability =
          discrete.sample(
              new float[] {-2000, 5, -2000, 9}, 0, new float[0], allowed, 0, random, row, 0);

      assertThat(row[0]).isEqualTo(1);
      assertThat(logProbability).isZero();
    }
  }

  @Test
  void axesAreDrawnFromTheirGaussians() {
    int draws = 200_000;
    double[] sums = new double[2];
    double[] squares = new double[2];
    double products = 0;
    RandomStream random = new RandomStream(24);
    for (int i = 0; i < draws; i++) {
      sample(random);
      double first = (actions[ACTION_OFFSET + 2] - 0.5) / 0.5;
      double second = (actions[ACTION_OFFSET + 3] + 2.0) / 3;
      sums[0] += first;
      sums[1] += second;
      squares[0] += first * first;
      squares[1] += second * second;
      products += first * second;
    }

    for (int axis = 0; axis < 2; axis++) {
      assertThat(sums[axis] / draws).isCloseTo(0, within(0.01));
      assertThat(squares[axis] / draws).isCloseTo(1, within(0.015));
    }
    assertThat(products / draws).isCloseTo(0, within(0.01));
  }

  @Test
  void aSampleComesWithItsLogProbability() {
    RandomStream random = new RandomStream(25);
    for (int i = 0; i < 100; i++) {
      double logProbability = sample(random);
      float[] row = Arrays.copyOfRange(actions, ACTION_OFFSET, ACTION_OFFSET + 4);

      assertThat(logProbability).isEqualTo(logProbability(row));
    }
  }

  @Test
  void theSameStreamDrawsTheSameActions() {
    RandomStream one = new RandomStream(26);
    RandomStream other = new RandomStream(26);
    for (int i = 0; i < 100; i++) {
      sample(one);
      float[] first = actions.clone();
      sample(other);

      assertThat(actions).containsExactly(first);
    }
  }

  private double sample(RandomStream random) {
    return distribution.sample(
        OUTPUTS, OUTPUT_OFFSET, LOG_DEVIATIONS, mask, MASK_OFFSET, random, actions, ACTION_OFFSET);
  }

  // What the game gets.

  @ParameterizedTest
  @CsvSource({"-1, -3, 0", "0, -1, 5", "1, 1, 10", "0.5, 0, 7.5", "-1.5, -3, 0", "7e30, 1, 10"})
  void axesAreClippedAndBroughtToTheirUnits(float value, float aim, float throttle) {
    Action action = new Action(SPEC);
    distribution.decode(new float[] {9, 2, 1, value, value}, 1, action);

    assertThat(action.choice(0)).isEqualTo(2);
    assertThat(action.choice(1)).isEqualTo(1);
    assertThat(action.axis(0)).isEqualTo(aim);
    assertThat(action.axis(1)).isEqualTo(throttle);
  }

  @ParameterizedTest
  @CsvSource({"-1, -1", "0, 0", "1, 1", "0.5, 0.5", "-1.5, -1", "7e30, 1"})
  void whatTheGameGotComesBackInTheUnitsOfTheDistribution(float drawn, float got) {
    Action action = new Action(SPEC);
    distribution.decode(new float[] {2, 1, drawn, drawn}, 0, action);
    float[] row = new float[5];
    action.copyTo(row, 1);
    distribution.encode(row, 1);

    assertThat(row[1]).isEqualTo(2);
    assertThat(row[2]).isEqualTo(1);
    assertThat(row[3]).isEqualTo(got, within(1e-6f));
    assertThat(row[4]).isEqualTo(got, within(1e-6f));
  }

  @Test
  void anAxisFromMinusOneToOneGetsWhatWasDrawn() {
    ActionDistribution plain = new ActionDistribution(axis(-1, 1));
    Action action = new Action(axis(-1, 1));
    RandomStream random = new RandomStream(27);
    for (int i = 0; i < 1000; i++) {
      float value = random.nextFloat(-1, 1);
      plain.decode(new float[] {value}, 0, action);

      assertThat(action.axis(0)).isEqualTo(value);
    }
  }

  @Test
  void roundingNeverCarriesAnAxisPastItsBounds() {
    RandomStream random = new RandomStream(28);
    for (int i = 0; i < 20_000; i++) {
      float scale = (float) Math.pow(10, random.nextFloat(-30, 30));
      float low = random.nextFloat(-1, 1) * (float) Math.pow(10, random.nextFloat(-30, 30));
      float high = low + scale * random.nextFloat();
      if (low < high) {
        ActionSpec spec = axis(low, high);
        Action action = new Action(spec);
        new ActionDistribution(spec).decode(new float[] {1}, 0, action);
        assertThat(action.axis(0)).isEqualTo(high);
        new ActionDistribution(spec).decode(new float[] {-1}, 0, action);
        assertThat(action.axis(0)).isEqualTo(low);
        new ActionDistribution(spec).decode(new float[] {random.nextFloat(-1, 1)}, 0, action);
      }
    }
  }

  @Test
  void roundingAcrossMagnitudesCarriesNoAxisPastItsBounds() {
    ActionSpec spec = axis(-1e10f, -1e-10f);
    Action action = new Action(spec);
    new ActionDistribution(spec).decode(new float[] {1}, 0, action);

    assertThat(action.axis(0)).isEqualTo(-1e-10f);
  }

  @Test
  void anAxisMayUseTheWholeRangeOfFloats() {
    ActionSpec spec = axis(-Float.MAX_VALUE, Float.MAX_VALUE);
    Action action = new Action(spec);
    ActionDistribution whole = new ActionDistribution(spec);

    whole.decode(new float[] {1}, 0, action);
    assertThat(action.axis(0)).isEqualTo(Float.MAX_VALUE);
    whole.decode(new float[] {0}, 0, action);
    assertThat(action.axis(0)).isZero();
  }

  @Test
  void whatIsNotANumberReachesNoGame() {
    assertThatThrownBy(
            () -> distribution.decode(new float[] {0, 0, Float.NaN, 0}, 0, new Action(SPEC)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot take the value NaN");
  }

  @Test
  void nothingOfThisAllocates() {
    RandomStream random = new RandomStream(29);
    Action action = new Action(SPEC);
    long bytes =
        AllocatedBytes.whenWarm(
            () -> {
              for (int i = 0; i < 2000; i++) {
                sample(random);
                distribution.decode(actions, ACTION_OFFSET, action);
                distribution.mode(
                    OUTPUTS, OUTPUT_OFFSET, mask, MASK_OFFSET, actions, ACTION_OFFSET);
              }
            });

    assertThat(bytes).isZero();
  }

  private static ActionDistribution discrete(String... choices) {
    return new ActionDistribution(
        AgentSpec.builder().observe("x", 1, "").discrete("d", choices).build().action());
  }

  private static ActionSpec axis(float low, float high) {
    return AgentSpec.builder().observe("x", 1, "").continuous("a", "", low, high).build().action();
  }
}
