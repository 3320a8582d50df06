package io.github.gdxagents.training.imitation;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.LibraryVersion;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.concurrent.Closeables;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.learn.LearningSetup;
import io.github.gdxagents.training.learn.Minibatch;
import io.github.gdxagents.training.learn.Optimizer;
import io.github.gdxagents.training.learn.RowLoss;
import io.github.gdxagents.training.learn.RowLoss.Regularization;
import io.github.gdxagents.training.network.Parameterization;
import io.github.gdxagents.training.network.TrainedNetworks;
import io.github.gdxagents.training.preference.Answer;
import io.github.gdxagents.training.preference.Comparison;
import io.github.gdxagents.training.settings.ContrastiveSettings;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.SettingsText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Contrastive preference learning (CPL): improves a policy by comparisons of clips alone, without a
 * reward model and without playing. What was preferred becomes more probable than by the policy
 * that it starts from, the reference, in comparison with what was not, see {@link ContrastiveLoss}.
 * Where clips have one decision and the bias is 1, this is direct preference optimization (DPO).
 *
 * <p>Hejna et al., "Contrastive Preference Learning: Learning from Human Feedback without RL"
 * (2023), equations 5 and 6; Rafailov et al., "Direct Preference Optimization" (2023), equation 7.
 * The same comparisons, settings and seed give the same policy, bit by bit, for any number of
 * threads.
 */
public final class ContrastivePreferences {

  /** What the provenance of a policy calls this method. */
  public static final String ALGORITHM = "CPL";

  private static final int STEPS_BETWEEN_CHECKS = 20;

  // The run's seed splits into one stream for each of these.
  private static final int NETWORK_STREAM = 0;
  private static final int HOLDING_OUT_STREAM = 20;
  private static final int SHUFFLING_STREAM = 21;

  private ContrastivePreferences() {}

  /**
   * A policy that does rather what was preferred.
   *
   * @param bestStep after how many gradient steps the policy stood as it is
   * @param loss mean loss over the comparisons of the last step before, in nats; log 2 or less
   *     where it began
   * @param heldOutLoss the same over the comparisons that were held out; NaN where none were
   */
  public record Learned(Policy policy, int bestStep, double loss, double heldOutLoss) {}

  /**
   * Improves a policy.
   *
   * @param start the policy to start from, and the reference
   * @param comparisons of agents of its spec; skipped ones are left out
   * @param settings of what the axes' deviations are held within
   * @param plan with seed, threads and learner
   * @throws IllegalArgumentException if there is no comparison to learn from
   */
  public static Learned learn(
      Policy start,
      List<Comparison> comparisons,
      TrainingSettings settings,
      ContrastiveSettings contrast,
      TrainingPlan plan) {
    List<Comparison> usable =
        comparisons.stream().filter(comparison -> comparison.answer() != Answer.SKIP).toList();
    if (usable.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no comparison to learn from among these "
              + comparisons.size()
              + "; compare some clips without skipping them");
    }
    TrainingSettings fitting = settings.withNetworkOf(start);
    if (fitting.network().memory() > 0) {
      throw new InvalidSettingException(
          "A policy that remembers cannot learn from comparisons directly: their rows are learned"
              + " from one by one. Learn a reward from them instead");
    }
    ThreadPool pool = new ThreadPool(plan.threads());
    TrainedNetworks networks =
        TrainedNetworks.of(
            plan.learner(),
            start.spec(),
            fitting.network(),
            1,
            RandomStream.deriveSeed(plan.seed(), NETWORK_STREAM),
            pool);
    try {
      Parameterization layout = networks.parameterization();
      layout.setPolicy(start, networks.parameters());
      LearningSetup setup =
          new LearningSetup(
              fitting.rollout(),
              () -> 0,
              start.spec().action(),
              layout,
              networks.parameters(),
              networks.backprop(),
              pool,
              RandomStream.deriveSeed(plan.seed(), SHUFFLING_STREAM));
      Best best = fit(setup, new ComparedRows(usable, start), fitting, contrast, plan.seed());
      Policy policy =
          new Policy(
              start.spec(),
              start.normalizer(),
              layout.policyNetwork(best.parameters),
              layout.logStandardDeviations(best.parameters),
              provenance(start, usable, contrast, plan));
      return new Learned(policy, best.step, best.loss, best.heldOutLoss);
    } finally {
      Closeables.all(List.of(networks.backprop()::close, pool::close));
    }
  }

  private record Best(float[] parameters, int step, double loss, double heldOutLoss) {}

  private static Best fit(
      LearningSetup setup,
      ComparedRows compared,
      TrainingSettings settings,
      ContrastiveSettings contrast,
      long seed) {
    int[] order = new int[compared.size()];
    Arrays.setAll(order, i -> i);
    shuffle(
        order,
        0,
        order.length,
        new RandomStream(RandomStream.deriveSeed(seed, HOLDING_OUT_STREAM)));
    int heldOut = (int) (contrast.cplHeldOutShare() * order.length);
    ContrastiveLoss loss =
        new ContrastiveLoss(contrast.cplAlpha(), contrast.cplBias(), contrast.cplDiscount());
    RowLoss weighted =
        new RowLoss(
            setup.spec(),
            row -> {
              row.objective = row.advantage * row.logProbability;
              row.logProbabilityGradient = row.advantage;
            },
            Regularization.NONE);
    Optimizer optimizer = new Optimizer(setup, null, "Lower cpl-learning-rate");
    RandomStream shuffling = new RandomStream(setup.shufflingSeed());
    Minibatch batch = new Minibatch(compared.rollout(), compared.rollout().rows());
    float[] parameters = setup.parameters();
    float[] gradient = new float[parameters.length];
    double startLoss = loss.loss(0, 0, 1);
    Best best = new Best(parameters.clone(), 0, startLoss, heldOut == 0 ? Double.NaN : startLoss);

    int from = order.length;
    for (int step = 1; step <= contrast.cplSteps(); step++) {
      if (from == order.length) {
        shuffle(order, heldOut, order.length, shuffling);
        from = heldOut;
      }
      int to = Math.min(order.length, from + contrast.cplMinibatchSize());
      double stepLoss = measure(setup, compared, loss, order, from, to, batch);
      weighted.differentiate(setup, batch, gradient);
      optimizer.step(parameters, gradient, contrast.cplLearningRate());
      setup
          .layout()
          .holdLogStandardDeviations(
              parameters,
              settings.exploration().minLogDeviation(),
              settings.exploration().maxLogDeviation());
      from = to;
      if (heldOut == 0) {
        best = new Best(parameters, step, stepLoss, Double.NaN);
      } else if (step % STEPS_BETWEEN_CHECKS == 0 || step == contrast.cplSteps()) {
        double heldOutLoss = measure(setup, compared, loss, order, 0, heldOut, batch);
        if (heldOutLoss < best.heldOutLoss) {
          best = new Best(parameters.clone(), step, stepLoss, heldOutLoss);
        }
      }
    }
    return best;
  }

  private static double measure(
      LearningSetup setup,
      ComparedRows compared,
      ContrastiveLoss loss,
      int[] order,
      int from,
      int to,
      Minibatch batch) {
    compared.gather(order, from, to, batch);
    return compared.weigh(
        loss,
        order,
        from,
        to,
        setup.layout().policyNetwork(setup.parameters()),
        setup.layout().logStandardDeviations(setup.parameters()),
        batch);
  }

  private static void shuffle(int[] order, int from, int to, RandomStream random) {
    for (int i = to - 1; i > from; i--) {
      int other = from + random.nextInt(i - from + 1);
      int held = order[i];
      order[i] = order[other];
      order[other] = held;
    }
  }

  private static Provenance provenance(
      Policy start, List<Comparison> comparisons, ContrastiveSettings contrast, TrainingPlan plan) {
    Map<String, String> texts = new LinkedHashMap<>(start.provenance().settings());
    texts.putAll(SettingsText.toMap(contrast));
    texts.put(TrainingPlan.COMPARISONS, Integer.toString(comparisons.size()));
    return new Provenance(
        start.provenance().game(),
        ALGORITHM,
        LibraryVersion.current(),
        texts,
        plan.seed(),
        start.provenance().steps(),
        0,
        0,
        0);
  }
}
