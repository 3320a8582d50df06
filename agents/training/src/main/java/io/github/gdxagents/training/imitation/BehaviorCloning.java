package io.github.gdxagents.training.imitation;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.LibraryVersion;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.concurrent.Closeables;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.experience.DemonstrationRows;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.experience.SharedStatistics;
import io.github.gdxagents.training.learn.LearningSetup;
import io.github.gdxagents.training.learn.LossStatistics;
import io.github.gdxagents.training.learn.Minibatch;
import io.github.gdxagents.training.learn.Minibatches;
import io.github.gdxagents.training.learn.Optimizer;
import io.github.gdxagents.training.learn.PolicyMeasure;
import io.github.gdxagents.training.learn.RowLoss;
import io.github.gdxagents.training.learn.RowLoss.Regularization;
import io.github.gdxagents.training.network.Parameterization;
import io.github.gdxagents.training.network.TrainedNetworks;
import io.github.gdxagents.training.settings.CloningSettings;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.SettingsText;
import io.github.gdxagents.trajectory.DemonstrationFile;
import io.github.gdxagents.trajectory.Demonstrations;
import io.github.gdxagents.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Behavior cloning: makes the demonstrated actions as probable as possible. It minimizes the mean
 * of
 *
 * <pre>
 *   - log pi(a|s)
 * </pre>
 *
 * <p>over what was demonstrated, with the action heads and masks of play: for branches that is the
 * cross entropy of the allowed choices; for axes, whose deviations are learned, too, the error in
 * units of the deviation. Observations are normalized by what the demonstrations show. Of each life
 * a stretch is held out, and the policy is that of the least loss on those, so that it is not more
 * certain than it knows.
 *
 * <p>Pomerleau, "Efficient Training of Artificial Neural Networks for Autonomous Navigation"
 * (1991). The same demonstrations, settings and seed give the same policy, bit by bit, for any
 * number of threads.
 */
public final class BehaviorCloning {

  /** What the provenance of a clone calls its method. */
  public static final String ALGORITHM = "BC";

  /** Passes over few demonstrations are short, and judging takes as long as some steps. */
  private static final int STEPS_BETWEEN_CHECKS = 20;

  // The run's seed splits into one stream for each of these.
  private static final int NETWORK_STREAM = 0;
  private static final int HOLDING_OUT_STREAM = 10;
  private static final int SHUFFLING_STREAM = 11;

  private BehaviorCloning() {}

  /**
   * A policy that does what was demonstrated.
   *
   * @param policy without a value network: demonstrations do not tell what the clone will earn
   * @param steps gradient steps that were made
   * @param bestStep after how many of them the policy stood as it is
   * @param loss mean of -log pi(a|s) over the pass before, in nats; its density where there are
   *     axes
   * @param heldOutLoss the same over the stretches that were held out; NaN where none were
   */
  public record Clone(Policy policy, int steps, int bestStep, double loss, double heldOutLoss) {}

  /**
   * Clones the policy behind demonstrations.
   *
   * @param settings of the networks, and of what the axes' deviations are held within
   * @param cloning how it is learned
   * @param plan with seed, threads and learner
   * @throws io.github.gdxagents.training.learn.DivergedException if a gradient is not finite
   */
  public static Clone clone(
      Demonstrations demonstrations,
      TrainingSettings settings,
      CloningSettings cloning,
      TrainingPlan plan) {
    if (settings.network().memory() > 0) {
      throw new InvalidSettingException(
          "memory must be 0 where demonstrations are cloned: their rows are learned from one by one");
    }
    settings.rollout().requireImmediateReaction("demonstrations that are cloned");
    AgentSpec spec = demonstrations.spec();
    HeldOut lives =
        HeldOut.of(
            demonstrations.lives(),
            cloning.cloneHeldOutShare(),
            new RandomStream(RandomStream.deriveSeed(plan.seed(), HOLDING_OUT_STREAM)));
    ObservationNormalizer normalizer =
        settings.rollout().normalizeObservations()
            ? SharedStatistics.normalizer(
                spec.observation(), DemonstrationRows.statistics(spec, lives.others()))
            : ObservationNormalizer.identity(spec.observation());

    ThreadPool pool = new ThreadPool(plan.threads());
    TrainedNetworks networks =
        TrainedNetworks.of(
            plan.learner(),
            spec,
            settings.network(),
            1,
            RandomStream.deriveSeed(plan.seed(), NETWORK_STREAM),
            pool);
    try {
      LearningSetup setup =
          new LearningSetup(
              settings.rollout(),
              () -> 0,
              spec.action(),
              networks.parameterization(),
              networks.parameters(),
              networks.backprop(),
              pool,
              RandomStream.deriveSeed(plan.seed(), SHUFFLING_STREAM));
      Fit fit = fit(setup, spec, lives, normalizer, settings, cloning);
      Parameterization layout = networks.parameterization();
      Policy policy =
          new Policy(
              spec,
              normalizer,
              layout.policyNetwork(fit.parameters),
              layout.logStandardDeviations(fit.parameters),
              provenance(demonstrations, settings, cloning, plan));
      return new Clone(policy, fit.steps, fit.bestStep, fit.loss, fit.heldOutLoss);
    } finally {
      Closeables.all(List.of(networks.backprop()::close, pool::close));
    }
  }

  private record Fit(
      float[] parameters, int steps, int bestStep, double loss, double heldOutLoss) {}

  private static Fit fit(
      LearningSetup setup,
      AgentSpec spec,
      HeldOut lives,
      ObservationNormalizer normalizer,
      TrainingSettings settings,
      CloningSettings cloning) {
    Rollout rows = DemonstrationRows.of(spec, lives.others(), normalizer);
    RowLoss likelihood =
        new RowLoss(
            spec.action(),
            row -> {
              row.objective = row.logProbability;
              row.logProbabilityGradient = 1;
            },
            Regularization.NONE);
    Minibatch heldOut =
        lives.none()
            ? null
            : Minibatch.whole(DemonstrationRows.of(spec, lives.heldOut(), normalizer), false);
    Minibatches minibatches =
        Minibatches.ofSize(
            rows, cloning.cloneMinibatchSize(), new RandomStream(setup.shufflingSeed()));
    Optimizer optimizer = new Optimizer(setup, null, "Lower clone-learning-rate");
    float[] parameters = setup.parameters();
    float[] gradient = new float[parameters.length];
    Fit best = new Fit(parameters.clone(), 0, 0, Double.NaN, Double.POSITIVE_INFINITY);

    int step = 0;
    int nextCheck = 0;
    while (step < cloning.cloneSteps() && step - best.bestStep < cloning.clonePatience()) {
      LossStatistics statistics = new LossStatistics();
      minibatches.shuffle();
      for (int m = 0; m < minibatches.count() && step < cloning.cloneSteps(); m++, step++) {
        statistics.add(likelihood.differentiate(setup, minibatches.gather(m, false), gradient));
        optimizer.step(parameters, gradient, cloning.cloneLearningRate());
        setup
            .layout()
            .holdLogStandardDeviations(
                parameters,
                settings.exploration().minLogDeviation(),
                settings.exploration().maxLogDeviation());
      }
      double loss = -statistics.surrogate();
      if (heldOut == null) {
        best = new Fit(parameters, step, step, loss, Double.NaN);
      } else if (step >= nextCheck) {
        nextCheck = step + STEPS_BETWEEN_CHECKS;
        double heldOutLoss =
            -PolicyMeasure.of(setup.layout(), parameters, heldOut, likelihood).surrogate();
        if (heldOutLoss < best.heldOutLoss) {
          best = new Fit(parameters.clone(), step, step, loss, heldOutLoss);
        }
      }
    }
    return new Fit(best.parameters, step, best.bestStep, best.loss, best.heldOutLoss);
  }

  private static Provenance provenance(
      Demonstrations demonstrations,
      TrainingSettings settings,
      CloningSettings cloning,
      TrainingPlan plan) {
    Map<String, String> texts = new LinkedHashMap<>(settings.toMap(plan.learner()));
    texts.putAll(SettingsText.toMap(cloning));
    texts.put(
        TrainingPlan.DEMONSTRATIONS,
        "%s lives, %s decisions, checksum %s"
            .formatted(
                demonstrations.lives().size(),
                demonstrations.decisions(),
                DemonstrationFile.fingerprint(demonstrations)));
    return new Provenance(
        demonstrations.game(), ALGORITHM, LibraryVersion.current(), texts, plan.seed(), 0, 0, 0, 0);
  }

  /** What is learned from, and what is not. */
  private record HeldOut(List<Trajectory> others, List<Trajectory> heldOut) {

    /**
     * Holds out a stretch of each life, at a random place. Whole lives would be fewer and less
     * alike: one that went another way than all others would end learning at once.
     */
    static HeldOut of(List<Trajectory> lives, double share, RandomStream random) {
      List<Trajectory> others = new ArrayList<>();
      List<Trajectory> heldOut = new ArrayList<>();
      double owed = 0; // so that lives of a few decisions have their share, too
      for (Trajectory life : lives) {
        owed += share * life.decisions();
        int count = Math.min((int) owed, life.decisions());
        owed -= count;
        int from = random.nextInt(life.decisions() - count + 1);
        addPart(life, 0, from, others);
        addPart(life, from, from + count, heldOut);
        addPart(life, from + count, life.decisions(), others);
      }
      return new HeldOut(others, heldOut);
    }

    private static void addPart(Trajectory life, int from, int to, List<Trajectory> parts) {
      if (from < to) {
        parts.add(life.part(from, to));
      }
    }

    boolean none() {
      return heldOut.isEmpty();
    }
  }
}
