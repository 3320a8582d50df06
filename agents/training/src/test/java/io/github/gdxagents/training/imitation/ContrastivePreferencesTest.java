package io.github.gdxagents.training.imitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.learn.Minibatch;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.preference.Answer;
import io.github.gdxagents.training.preference.Comparison;
import io.github.gdxagents.training.settings.CloningSettings;
import io.github.gdxagents.training.settings.ContrastiveSettings;
import io.github.gdxagents.trajectory.Trajectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContrastivePreferencesTest {

  private static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(Map.of("hidden", "16"));

  /** See a number from -1 to 1, say its sign; the share of right answers is paid. */
  private static final class SignGame implements Simulation, Agent {

    private static final AgentSpec SPEC =
        AgentSpec.builder()
            .observe("number", 1, "", -1, 1)
            .discrete("sign", "minus", "plus")
            .maxTicks(20)
            .build();

    private final RandomStream random = new RandomStream(0);
    private float number;
    private int answer;
    private float reward;

    @Override
    public List<? extends Agent> agents() {
      return List.of(this);
    }

    @Override
    public AgentSpec spec() {
      return SPEC;
    }

    @Override
    public void reset(Episode episode) {
      random.setSeed(episode.seed());
      number = random.nextFloat(-1, 1);
    }

    @Override
    public void act(Action action) {
      answer = action.choice(0);
    }

    @Override
    public void advance() {
      reward = (answer == 1) == (number > 0) ? 0.05f : 0;
      number = random.nextFloat(-1, 1);
    }

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(number);
    }

    @Override
    public float reward() {
      return reward;
    }

    @Override
    public AgentState state() {
      return AgentState.RUNNING;
    }
  }

  /** Whoever plays without looking: says plus in two of three cases. */
  private static ActionSource blind(long seed) {
    RandomStream random = new RandomStream(seed);
    return (observation, mask, action) -> action.setChoice(0, random.nextInt(3) > 0 ? 1 : 0);
  }

  private static List<Trajectory> played(ActionSource source, int episodes, long seed) {
    return RecordedEpisodes.record("sign", new SignGame(), () -> source, null, episodes, seed)
        .lives();
  }

  private static Policy mediocre(long seed) {
    return BehaviorCloning.clone(
            RecordedEpisodes.record("sign", new SignGame(), () -> blind(seed), null, 10, seed),
            SETTINGS,
            new CloningSettings(200, 200, 128, 3e-3, 0.1),
            plan(seed))
        .policy();
  }

  private static TrainingPlan plan(long seed) {
    return new TrainingPlan(seed, 1, 1, Learner.FUSED);
  }

  /** Clips of unequal length, of what a policy does by itself; the better one has more right. */
  private static List<Comparison> comparisons(Policy policy, int count, int longest, long seed) {
    List<Trajectory> lives = played(policy.sampler(seed), 2 * count, seed + 100);
    RandomStream random = new RandomStream(seed);
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Trajectory left = lives.get(2 * i).part(0, 1 + random.nextInt(longest));
      Trajectory right = lives.get(2 * i + 1).part(0, 1 + random.nextInt(longest));
      double more = worth(left) - worth(right);
      comparisons.add(
          new Comparison(
              left, right, more > 0 ? Answer.LEFT : more < 0 ? Answer.RIGHT : Answer.EQUAL));
    }
    return comparisons;
  }

  /** How many answers are right more than wrong. */
  private static double worth(Trajectory clip) {
    return clip.undiscountedReturn() / 0.05 - 0.5 * clip.decisions();
  }

  private static double score(Policy policy) {
    return Evaluation.of(new SignGame(), policy, 50, 1).meanReturn();
  }

  @Test
  void theGradientIsThatOfFiniteDifferences() {
    ContrastiveLoss loss = new ContrastiveLoss(0.3, 0.5, 0.9);
    double h = 1e-6;
    for (double preference : new double[] {1, 0, 0.5}) {
      double slope =
          (loss.loss(0.7 + h, -1.3, preference) - loss.loss(0.7 - h, -1.3, preference)) / (2 * h);
      assertThat(loss.gradient(0.7, -1.3, preference)).isCloseTo(slope, within(1e-9));
      double other =
          (loss.loss(0.7, -1.3 + h, preference) - loss.loss(0.7, -1.3 - h, preference)) / (2 * h);
      assertThat(loss.gradient(-1.3, 0.7, 1 - preference)).isCloseTo(other, within(1e-9));
    }
    double[] logRatios = {9, 1, -2, 4, 9};
    assertThat(loss.score(logRatios, 1, 4))
        .isCloseTo(0.3 * (1 - 0.9 * 2 + 0.81 * 4), within(1e-12));
  }

  @Test
  void exchangedSidesAreTheSameAndEqualOnesPullTogether() {
    ContrastiveLoss loss = new ContrastiveLoss(0.3, 0.5, 0.9);
    assertThat(loss.loss(0.7, -1.3, 1)).isEqualTo(loss.loss(-1.3, 0.7, 0));
    assertThat(loss.loss(0.7, -1.3, 0.5)).isEqualTo(loss.loss(-1.3, 0.7, 0.5));
    ContrastiveLoss unbiased = new ContrastiveLoss(0.3, 1, 0.9);
    assertThat(unbiased.gradient(2, 1, 0.5)).isPositive();
    assertThat(unbiased.gradient(1, 2, 0.5)).isNegative();
    assertThat(unbiased.gradient(1, 1, 0.5)).isZero();
  }

  /** - log sigmoid(beta log(pi(w) / ref(w)) - beta log(pi(l) / ref(l))), equation 7 of DPO. */
  @Test
  void forClipsOfOneDecisionItIsDirectPreferenceOptimization() {
    Policy reference = mediocre(1);
    List<Comparison> pairs = new ArrayList<>(comparisons(reference, 30, 1, 3));
    pairs.removeIf(pair -> pair.answer() == Answer.EQUAL);
    Policy policy =
        ContrastivePreferences.learn(reference, pairs, SETTINGS, settings(50, 0, 0.4, 1), plan(1))
            .policy();
    double expected = 0;
    for (Comparison pair : pairs) {
      Trajectory winner = pair.answer() == Answer.LEFT ? pair.left() : pair.right();
      Trajectory loser = pair.answer() == Answer.LEFT ? pair.right() : pair.left();
      double margin =
          0.4 * Math.log(probability(policy, winner) / probability(reference, winner))
              - 0.4 * Math.log(probability(policy, loser) / probability(reference, loser));
      expected -= Math.log(1 / (1 + Math.exp(-margin)));
    }
    int[] order = new int[pairs.size()];
    Arrays.setAll(order, i -> i);
    ComparedRows rows = new ComparedRows(pairs, reference);
    Minibatch batch = new Minibatch(rows.rollout(), rows.rollout().rows());
    rows.gather(order, 0, order.length, batch);
    double loss =
        rows.weigh(
            new ContrastiveLoss(0.4, 1, 1),
            order,
            0,
            order.length,
            policy.network(),
            new float[0],
            batch);
    assertThat(loss).isCloseTo(expected / pairs.size(), within(1e-5));
    assertThat(loss).isLessThan(Math.log(2) - 0.01);
  }

  private static double probability(Policy policy, Trajectory clip) {
    float[] seen = new float[1];
    float[] said = new float[1];
    clip.copyObservation(0, seen, 0);
    clip.copyAction(0, said, 0);
    float[] normalized = new float[1];
    policy.normalizer().normalize(seen, 1, normalized);
    float[] logits = new float[2];
    policy.network().forward(normalized, 1, policy.network().newScratch(1), logits);
    double minus = Math.exp(logits[0]);
    double plus = Math.exp(logits[1]);
    return (said[0] == 1 ? plus : minus) / (minus + plus);
  }

  private static ContrastiveSettings settings(
      int steps, double heldOut, double alpha, double bias) {
    return new ContrastiveSettings(steps, 16, 3e-3, heldOut, alpha, bias, 1);
  }

  @Test
  void aMediocrePolicyImprovesByComparisonsAlone() {
    for (long seed = 1; seed <= 3; seed++) {
      Policy start = mediocre(seed);
      assertThat(score(start)).as("before").isLessThan(0.65);
      List<Comparison> comparisons = comparisons(start, 300, 10, seed);
      Policy better =
          ContrastivePreferences.learn(
                  start, comparisons, SETTINGS, settings(600, 0.1, 0.1, 0.5), plan(seed))
              .policy();
      assertThat(score(better)).as("seed " + seed).isGreaterThan(0.8);
    }
  }

  @Test
  void invertedAnswersTeachTheOpposite() {
    Policy start = mediocre(1);
    List<Comparison> inverted =
        comparisons(start, 200, 10, 1).stream()
            .map(pair -> new Comparison(pair.left(), pair.right(), pair.answer().swapped()))
            .toList();
    Policy worse =
        ContrastivePreferences.learn(
                start, inverted, SETTINGS, settings(600, 0.1, 0.1, 0.5), plan(1))
            .policy();
    assertThat(score(worse)).isLessThan(0.1);
  }

  @Test
  void theNumberOfThreadsDoesNotMatter() throws IOException {
    Policy start = mediocre(1);
    List<Comparison> comparisons = comparisons(start, 50, 10, 1);
    assertThat(bytes(start, comparisons, 3)).isEqualTo(bytes(start, comparisons, 1));
  }

  private static byte[] bytes(Policy start, List<Comparison> comparisons, int threads)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PolicyFile.write(
        ContrastivePreferences.learn(
                start,
                comparisons,
                SETTINGS,
                settings(50, 0.1, 0.1, 0.5),
                new TrainingPlan(1, 1, threads, Learner.FUSED))
            .policy(),
        bytes);
    return bytes.toByteArray();
  }

  @Test
  void skippedComparisonsTeachNothing() {
    Policy start = mediocre(1);
    Comparison pair = comparisons(start, 1, 5, 1).get(0);
    List<Comparison> skipped = List.of(new Comparison(pair.left(), pair.right(), Answer.SKIP));
    assertThatThrownBy(
            () ->
                ContrastivePreferences.learn(
                    start, skipped, SETTINGS, ContrastiveSettings.DEFAULT, plan(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no comparison to learn from among these 1");
  }
}
