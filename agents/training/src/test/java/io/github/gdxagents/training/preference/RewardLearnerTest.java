package io.github.gdxagents.training.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.network.DenseModel;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.PreferenceSettings;
import io.github.gdxagents.training.settings.PreferenceSettings.TeacherKind;
import io.github.gdxagents.training.settings.SettingsText;
import io.github.gdxagents.trajectory.Origin;
import io.github.gdxagents.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RewardLearnerTest {

  private static final PreferenceSettings SETTINGS =
      SettingsText.with(PreferenceSettings.DEFAULT, Map.of("reward-steps", "200"));
  private static final ThreadPool THREADS = new ThreadPool(1);

  /** What {@link Clips} draws from. */
  private static final ObservationNormalizer NORMALIZER =
      new ObservationNormalizer(
          new float[] {1, 1, 1, 0, 0, 0}, new float[] {4, 4, 4, 8, 8, 8}, 10, 100);

  @AfterAll
  static void close() {
    THREADS.close();
  }

  private static Trajectory clip(int decisions, RandomStream random) {
    AgentState end = random.nextInt(2) == 0 ? AgentState.TERMINATED : AgentState.RUNNING;
    return Clips.of(decisions, end, random);
  }

  /** Comparisons by an oracle, some of which are then turned around. */
  private static List<Comparison> comparisons(int count, double wrong, long seed) {
    RandomStream random = new RandomStream(seed);
    Teacher oracle = new SyntheticTeacher(TeacherKind.ORACLE, 0);
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Trajectory left = clip(10, random);
      Trajectory right = clip(10, random);
      Answer answer = oracle.compare(new Question(left, right, 0));
      boolean isWrong = random.nextDouble() < wrong;
      comparisons.add(new Comparison(left, right, isWrong ? answer.swapped() : answer));
    }
    return comparisons;
  }

  private static RewardEnsemble learned(List<Comparison> comparisons, int rounds) {
    RewardEnsemble ensemble = new RewardEnsemble(Clips.SPEC, SETTINGS, 1);
    RewardLearner learner = new RewardLearner(ensemble, Clips.SPEC, SETTINGS, THREADS, 1);
    for (int round = 0; round < rounds; round++) {
      learner.fit(comparisons, NORMALIZER);
    }
    return ensemble;
  }

  /** How well the order of fresh clips by learned reward is that by the true one. */
  private static double spearman(RewardEnsemble ensemble) {
    RandomStream random = new RandomStream(99);
    double[] learned = new double[300];
    double[] game = new double[learned.length];
    for (int i = 0; i < learned.length; i++) {
      Trajectory clip = clip(10, random);
      learned[i] = ensemble.learnedReturn(clip);
      game[i] = clip.undiscountedReturn();
    }
    return Correlation.spearman(learned, game);
  }

  @Test
  void aLinearRewardIsFoundByFiveHundredComparisons() {
    assertThat(spearman(learned(comparisons(500, 0, 1), 10))).isGreaterThan(0.95);
  }

  @Test
  void aLinearRewardIsFoundThoughATenthOfTheAnswersIsWrong() {
    assertThat(spearman(learned(comparisons(500, 0.1, 2), 10))).isGreaterThan(0.9);
  }

  @Test
  void shuffledAnswersTeachNothingAndInvertedOnesTheOpposite() {
    List<Comparison> right = comparisons(500, 0, 3);
    List<Comparison> shuffled = new ArrayList<>();
    List<Comparison> inverted = new ArrayList<>();
    for (int i = 0; i < right.size(); i++) {
      Comparison own = right.get(i);
      Answer others = right.get((i + 1) % right.size()).answer();
      shuffled.add(new Comparison(own.left(), own.right(), others));
      inverted.add(new Comparison(own.left(), own.right(), own.answer().swapped()));
    }
    assertThat(Math.abs(spearman(learned(shuffled, 10)))).isLessThan(0.5);
    assertThat(spearman(learned(inverted, 10))).isLessThan(-0.95);
  }

  /** What a network is given has none of it: rewards may be anything where answers are the same. */
  @Test
  void rewardsOfTheGameAreNotSeen() {
    RandomStream random = new RandomStream(5);
    List<Comparison> honest = comparisons(50, 0, 4);
    List<Comparison> garbled = new ArrayList<>();
    for (Comparison comparison : honest) {
      float[] left = new float[comparison.left().decisions()];
      float[] right = new float[comparison.right().decisions()];
      for (int i = 0; i < left.length; i++) {
        left[i] = random.nextFloat(-100, 100);
        right[i] = random.nextFloat(-100, 100);
      }
      garbled.add(
          new Comparison(
              Clips.paid(comparison.left(), left),
              Clips.paid(comparison.right(), right),
              comparison.answer()));
    }
    RewardEnsemble first = learned(honest, 2);
    RewardEnsemble second = learned(garbled, 2);
    for (int member = 0; member < SETTINGS.rewardModels(); member++) {
      assertThat(second.members().get(member).parameters())
          .isEqualTo(first.members().get(member).parameters());
    }
  }

  @Test
  void theNumberOfThreadsDoesNotMatter() {
    List<Comparison> comparisons = comparisons(40, 0, 6);
    RewardEnsemble alone = learned(comparisons, 2);
    try (ThreadPool three = new ThreadPool(3)) {
      RewardEnsemble ensemble = new RewardEnsemble(Clips.SPEC, SETTINGS, 1);
      RewardLearner learner = new RewardLearner(ensemble, Clips.SPEC, SETTINGS, three, 1);
      learner.fit(comparisons, NORMALIZER);
      learner.fit(comparisons, NORMALIZER);
      for (int member = 0; member < SETTINGS.rewardModels(); member++) {
        assertThat(ensemble.members().get(member).parameters())
            .isEqualTo(alone.members().get(member).parameters());
      }
    }
  }

  private static final RandomStream RANDOM = new RandomStream(7);

  private static Comparison comparison(int left, int right, Answer answer) {
    return new Comparison(clip(left, RANDOM), clip(right, RANDOM), answer);
  }

  private static DenseModel model() {
    return new RewardEnsemble(Clips.SPEC, SETTINGS, 3).members().get(0);
  }

  private static RewardFit fit(DenseModel model) {
    return new RewardFit(model, Clips.SPEC, SETTINGS, 1);
  }

  @Test
  void theGradientIsThatOfTheMeanLossThroughTheNetwork() {
    DenseModel model = model();
    RewardFit fit = fit(model);
    List<Comparison> batch =
        List.of(
            comparison(4, 7, Answer.LEFT),
            comparison(5, 5, Answer.RIGHT),
            comparison(6, 2, Answer.EQUAL));
    float[] gradient = fit.computeGradient(batch, NORMALIZER).clone();
    float[] parameters = model.parameters();
    RandomStream random = new RandomStream(8);
    DoubleSupplier loss = () -> fit.loss(batch, NORMALIZER);
    for (int i = 0; i < 60; i++) {
      int p = random.nextInt(parameters.length);
      float before = parameters[p];
      float step = 5e-3f;
      double above = at(before + step, p, model, loss);
      double below = at(before - step, p, model, loss);
      at(before, p, model, loss);
      double slope = (above - below) / (2 * step);
      assertThat((double) gradient[p]).isCloseTo(slope, within(2e-3));
    }
    assertThat(Math.abs(gradient[gradient.length - 1])).isGreaterThan(0.05f);
  }

  private static double at(float value, int parameter, DenseModel model, DoubleSupplier loss) {
    model.parameters()[parameter] = value;
    model.parametersChanged();
    return loss.getAsDouble();
  }

  @Test
  void exchangedSidesGiveTheSameGradient() {
    Comparison one = comparison(6, 4, Answer.LEFT);
    Trajectory first = one.left();
    Comparison swapped = new Comparison(one.right(), first, Answer.RIGHT);
    RewardFit fit = fit(model());
    float[] gradient = fit.computeGradient(List.of(one), NORMALIZER).clone();
    float[] ofSwapped = fit.computeGradient(List.of(swapped), NORMALIZER);
    for (int p = 0; p < gradient.length; p++) {
      assertThat(ofSwapped[p]).isCloseTo(gradient[p], within(1e-5f));
    }
  }

  /** The last parameter is the output's bias: what it adds, it adds to each decision. */
  @Test
  void aConstantIsOnlySeenByClipsOfUnequalLength() {
    DenseModel model = model();
    RewardFit fit = fit(model);
    int bias = model.parameters().length - 1;
    List<Comparison> equal = List.of(comparison(5, 5, Answer.LEFT));
    List<Comparison> unequal = List.of(comparison(5, 9, Answer.LEFT));
    double equalBefore = fit.loss(equal, NORMALIZER);
    double unequalBefore = fit.loss(unequal, NORMALIZER);
    model.parameters()[bias] += 0.5f;
    model.parametersChanged();
    assertThat(fit.loss(equal, NORMALIZER)).isCloseTo(equalBefore, within(1e-5));
    assertThat(fit.loss(unequal, NORMALIZER)).isGreaterThan(unequalBefore + 0.1);
  }

  /**
   * Where longer clips are preferred, staying alive is worth something; and the other way round.
   */
  @Test
  void theSignOfTheConstantFollowsFromWholeLives() {
    List<Comparison> longer = new ArrayList<>();
    List<Comparison> shorter = new ArrayList<>();
    RandomStream random = new RandomStream(9);
    for (int i = 0; i < 100; i++) {
      Trajectory left = Clips.of(5 + random.nextInt(30), AgentState.TERMINATED, random);
      Trajectory right = Clips.of(5 + random.nextInt(30), AgentState.TERMINATED, random);
      Answer answer = left.decisions() > right.decisions() ? Answer.LEFT : Answer.RIGHT;
      longer.add(new Comparison(left, right, answer));
      shorter.add(new Comparison(left, right, answer.swapped()));
    }
    Trajectory clip = Clips.of(25, AgentState.RUNNING, random);
    assertThat(learned(longer, 5).learnedReturn(clip)).isPositive();
    assertThat(learned(shorter, 5).learnedReturn(clip)).isNegative();
  }

  /** A row has 400,003 numbers here: 6.4 gigabytes, for the two longest clips that there can be. */
  @Test
  void bigObservationsTakeMemoryForWhatThereIsToLearnFrom() {
    AgentSpec spec =
        AgentSpec.builder().observe("pixel", 200_000, "").discrete("move", "a", "b").build();
    PreferenceSettings small =
        SettingsText.with(
            SETTINGS, Map.of("reward-models", "2", "reward-hidden", "2", "reward-steps", "2"));
    RewardEnsemble ensemble = new RewardEnsemble(spec, small, 1);
    Trajectory clip =
        new Trajectory(
            spec,
            new Origin(Episode.of(1), 0, 0),
            AgentState.RUNNING,
            new float[4 * 200_000],
            new boolean[] {true, true, true, true, true, true},
            new float[3],
            new float[3]);
    new RewardLearner(ensemble, spec, small, THREADS, 1)
        .fit(
            List.of(new Comparison(clip, clip, Answer.EQUAL)),
            ObservationNormalizer.identity(400_000));
    float[] worth = ensemble.worth(clip)[1]; // in parts of two decisions
    assertThat(worth[0]).isNotZero().isEqualTo(worth[1]).isEqualTo(worth[2]);
  }

  @Test
  void whatNoArrayCanHoldIsRefusedWithWhatToSet() {
    assertThatThrownBy(() -> RewardFit.room(4_000, 100, 600_001))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("4000 decisions of 600001 numbers at a time, only from 3333")
        .hasMessageContaining("set whole-lives-share=0");
    assertThat(RewardFit.room(3_000, 2_000, 600_001)).isEqualTo(3_333);
    assertThat(RewardFit.room(50, 0, 21)).isEqualTo(50);
    assertThat(RewardFit.room(51, 50, 21)).isEqualTo(100);
  }
}
