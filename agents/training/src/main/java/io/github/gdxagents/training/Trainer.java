package io.github.gdxagents.training;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.concurrent.Closeables;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.experience.ActingNetworks;
import io.github.gdxagents.training.experience.ActionCounts;
import io.github.gdxagents.training.experience.EpisodeResult;
import io.github.gdxagents.training.experience.Kept;
import io.github.gdxagents.training.experience.PastSelf;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.experience.RolloutShape;
import io.github.gdxagents.training.experience.RolloutWorkers;
import io.github.gdxagents.training.experience.RunningStatistics;
import io.github.gdxagents.training.experience.SharedStatistics;
import io.github.gdxagents.training.experience.SimulationFailure;
import io.github.gdxagents.training.learn.Algorithm;
import io.github.gdxagents.training.learn.CriticWarmUp;
import io.github.gdxagents.training.learn.DivergedException;
import io.github.gdxagents.training.learn.LearningSetup;
import io.github.gdxagents.training.learn.ReferencePenalty;
import io.github.gdxagents.training.learn.UpdateLog;
import io.github.gdxagents.training.learn.UpdateReport;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.network.Backprop;
import io.github.gdxagents.training.network.Parameterization;
import io.github.gdxagents.training.network.TrainedNetworks;
import io.github.gdxagents.training.preference.PreferenceReward;
import io.github.gdxagents.training.preference.RewardModel;
import io.github.gdxagents.training.reward.RewardSignals;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.PolicyFileSettings;
import io.github.gdxagents.training.settings.RolloutSettings;
import io.github.gdxagents.training.state.Floats;
import io.github.gdxagents.training.state.Stateful;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trains a policy for a game:
 *
 * <pre>{@code
 * try (Trainer trainer = new Trainer("catcher", Catcher::new, TrainingSettings.DEFAULT, plan)) {
 *   while (!trainer.finished()) {
 *     TrainingReport report = trainer.iterate();
 *   }
 *   PolicyFile.write(trainer.policy(), file);
 * }
 * }</pre>
 *
 * <p>Between two iterations a run can be saved as a {@link Checkpoint}, if its plan is {@linkplain
 * TrainingPlan#resumable() resumable}, and restored by a trainer of the same game, settings and
 * seed: it then goes on as if it had never stopped, bit by bit.
 *
 * <p>The same game, settings, start, steps and seed give the same policy, bit by bit, for any
 * number of threads. Not thread-safe.
 */
public final class Trainer implements AutoCloseable {

  // The run's seed splits into one stream for each of these, and those of RewardSources.
  private static final int NETWORK_STREAM = 0;
  private static final int ROLLOUT_STREAM = 1;
  private static final int SHUFFLING_STREAM = 2;

  private final String game;
  private final TrainingSettings settings;
  private final Map<String, String> settingsByKey;
  private final TrainingPlan plan;
  private final ThreadPool pool;
  private final RolloutWorkers workers;
  private final Parameterization layout;
  private final float[] parameters;
  private final Backprop backprop;
  private final Algorithm algorithm;
  private final @Nullable Policy reference;
  private final ReferencePenalty referencePenalty;
  private final WarmStart start;
  private final RunningStatistics observationStatistics;
  private final RewardSignals rewards;
  private final boolean policyCarriesValues;
  private final RecentEpisodes recentEpisodes;
  private final Symptoms symptoms;
  private final Warnings gameWarnings = new Warnings();

  /** Whatever is to be closed with the trainer, in this order. */
  private final List<Runnable> closings = new ArrayList<>();

  /** Null where no reward is learned from comparisons. */
  private final @Nullable PreferenceReward learnedReward;

  /** Of the run, for checkpoints; null before the first one. */
  private @Nullable Map<String, String> identity;

  private int iteration;
  private long steps;

  /**
   * Makes the simulations, starts their first episodes and initializes the networks.
   *
   * @param game what to call the game in the policy's provenance
   * @param simulations makes a new simulation of the game at each call
   */
  public Trainer(
      String game,
      Supplier<? extends Simulation> simulations,
      TrainingSettings settings,
      TrainingPlan plan) {
    this.game = game;
    this.settings = settings;
    this.settingsByKey = plan.provenance(settings);
    this.plan = plan;
    Feasibility.requirePractice(settings, plan.practice());
    RolloutSettings rollouts = settings.rollout();
    Closeables.all(closings); // loads the class while there is memory, which closing is to free
    pool = new ThreadPool(plan.threads());
    closings.add(pool::close);
    try {
      workers =
          new RolloutWorkers(
              simulations,
              plan.lineup(),
              rollouts.randomize(),
              rollouts.curriculum(),
              new RolloutShape(
                  rollouts.simulations(),
                  rollouts.stepsPerRollout(),
                  settings.algorithm().groupsBeginAlike() ? settings.algorithm().groupSize() : 1,
                  settings.algorithm().wholeEpisodes(),
                  settings.valueHeads(),
                  kept(),
                  settings.rowMemory(),
                  settings.exploration().noiseCorrelation(),
                  rollouts.reaction(),
                  plan.mostFailures(),
                  plan.selfPlay(),
                  plan.practice()),
              pool,
              RandomStream.deriveSeed(plan.seed(), ROLLOUT_STREAM));
      closings.add(0, workers::close);
      Feasibility.require(
          workers.spec(), workers.slots() / rollouts.simulations(), settings, plan.learner());
      Feasibility.requireMemoryFits(settings, plan.selfPlay(), plan.practice());
      TrainedNetworks networks =
          TrainedNetworks.of(
              plan.learner(),
              workers.spec(),
              settings.network(),
              settings.valueHeads().size(),
              RandomStream.deriveSeed(plan.seed(), NETWORK_STREAM),
              pool);
      layout = networks.parameterization();
      parameters = networks.parameters();
      backprop = networks.backprop();
      closings.add(1, backprop::close);
      referencePenalty = new ReferencePenalty(settings.reference(), workers.spec().action());
      algorithm = algorithm();
      start = new WarmStart(plan, workers.spec(), settings, layout, parameters);
      observationStatistics = start.observationStatistics();
      RewardSources sources = RewardSources.of(game, settings, plan, workers, pool);
      learnedReward = sources.learned();
      if (learnedReward != null) {
        closings.add(learnedReward::close);
      }
      rewards =
          new RewardSignals(
              rollouts,
              settings.valueHeads(),
              workers.slots(),
              settings.algorithm().wholeEpisodes(),
              sources.bySignal());
      policyCarriesValues =
          settings.valuesGameAlone()
              && !settings.reference().chargesRewards()
              && layout.valueNetwork(parameters, 1).parameterCount()
                  <= settings.policyFile().valueNetworkLimit();
      reference = hasReference() ? Objects.requireNonNullElseGet(plan.start(), this::policy) : null;
    } catch (RuntimeException | Error e) {
      Closeables.after(e, () -> Closeables.all(closings));
      throw e;
    }
    recentEpisodes = new RecentEpisodes(workers.statistics().size());
    symptoms = new Symptoms(workers.spec().action(), settings.algorithm().wholeEpisodes());
  }

  private Algorithm algorithm() {
    LearningSetup setup =
        new LearningSetup(
            settings.rollout(),
            referencePenalty::lossCoefficient,
            workers.spec().action(),
            layout,
            parameters,
            backprop,
            pool,
            RandomStream.deriveSeed(plan.seed(), SHUFFLING_STREAM));
    Algorithm method = settings.algorithm().create(setup);
    int warmUp = settings.start().criticWarmUp();
    if (warmUp > 0 && layout.sharesParameters()) {
      throw new InvalidSettingException(
          "critic-warm-up must be 0 where policy and values share layers: fitting the values would"
              + " change the policy");
    }
    return warmUp == 0 ? method : new CriticWarmUp(method, setup, warmUp);
  }

  private Set<Kept> kept() {
    Set<Kept> kept = EnumSet.noneOf(Kept.class);
    if (hasReference()) {
      kept.add(Kept.REFERENCE);
    }
    if (!settings.rollout().reward().gameAlone()) {
      kept.add(Kept.TRANSITIONS);
    }
    if (plan.feedback().desk() != null) {
      kept.add(Kept.REPLAYS);
    }
    if (plan.keepsActions()) {
      kept.add(Kept.ACTIONS);
    }
    return kept;
  }

  private boolean hasReference() {
    return settings.reference().isActive();
  }

  /** Whether another iteration, as long as those so far, would pass the planned number of steps. */
  public boolean finished() {
    return iteration >= plannedIterations();
  }

  /** How many iterations the plan has room for, if they go on as long as they were so far. */
  private long plannedIterations() {
    long length = iteration == 0 ? rolloutSteps() : Math.max(1, steps / iteration);
    return Math.max(1, plan.steps() / length);
  }

  /**
   * How many steps a rollout has: decisions of all learners, where none of them waits for its turn,
   * is absent, or ends an episode that nobody goes on from.
   */
  public long rolloutSteps() {
    return (long) workers.slots() * settings.rollout().stepsPerRollout();
  }

  /**
   * Collects a rollout, estimates advantages, updates the networks.
   *
   * @throws IllegalStateException if the run is finished
   * @throws DivergedException if learning cannot go on; {@link #policy} is sound all the same
   */
  public TrainingReport iterate() {
    if (finished()) {
      throw new IllegalStateException(
          "The run is finished: it has made all of its " + iteration + " iterations");
    }
    double progress = (double) iteration / plannedIterations();

    long publishStart = System.nanoTime();
    ActingNetworks networks =
        new ActingNetworks(
            policyWithoutValues(),
            settings.algorithm().learnsValues() ? layout.valueNetwork(parameters) : null,
            reference);

    if (plan.selfPlay().isActive()) {
      workers.takeSnapshot(networks.policy(), steps);
    }

    long collectStart = System.nanoTime();
    Rollout rollout = workers.collect(networks);

    long advantageStart = System.nanoTime();
    workers.addObservationsTo(observationStatistics);
    List<EpisodeResult> ended = workers.episodes();
    recentEpisodes.addAll(ended);
    steps += rollout.validRows().length;
    rewards.pay(rollout, progress);
    start.bringValuesToLearnedUnits(rollout, rewards.gameUnit());
    List<String> warnings = gameWarnings.fresh(workers.warnings());
    warnings.addAll(rewards.warnings());
    warnings.addAll(symptoms.of(rollout, progress, recentEpisodes.total()));
    ActionCounts actions = ActionCounts.of(workers.spec().action(), rollout);
    referencePenalty.charge(rollout);
    algorithm.estimateAdvantages(rollout); // which may leave rows out
    double explainedVariance = rollout.explainedVariance();
    if (settings.algorithm().learnsValues()) {
      warnings.addAll(symptoms.ofValues(explainedVariance, progress));
    }

    long updateStart = System.nanoTime();
    UpdateReport update =
        rewards.anyPays()
            ? algorithm.update(rollout, progress)
            : new UpdateLog().report(Double.NaN, 0, 0);
    layout.holdLogStandardDeviations(
        parameters,
        settings.exploration().minLogDeviation(),
        settings.exploration().maxLogDeviation());
    long end = System.nanoTime();

    iteration++;
    List<String> news = workers.judge((double) iteration / plannedIterations());
    double simulate = workers.meanSimulateSeconds();
    double act = workers.meanActSeconds();
    return new TrainingReport(
        iteration,
        steps,
        recentEpisodes.total(),
        recentEpisodes.meanReturn(),
        recentEpisodes.meanDecisions(),
        explainedVariance,
        update,
        statistics(),
        measures(rollout),
        news,
        warnings,
        new TimeBudget(
            simulate,
            act,
            seconds(collectStart, advantageStart) - simulate - act,
            seconds(advantageStart, updateStart),
            seconds(updateStart, end),
            seconds(publishStart, collectStart)),
        actions,
        ended);
  }

  /**
   * How the game failed in the latest iteration, where training goes on all the same: see {@link
   * TrainingPlan#mostFailures}.
   */
  public List<SimulationFailure> failures() {
    return workers.failures();
  }

  private Map<Statistic, Double> statistics() {
    Map<Statistic, Double> means = new LinkedHashMap<>();
    for (int i = 0; i < workers.statistics().size(); i++) {
      means.put(workers.statistics().get(i), recentEpisodes.meanStatistic(i));
    }
    return means;
  }

  private List<Measure> measures(Rollout rollout) {
    return Stream.of(
            rewards.measures(),
            referencePenalty.measures(),
            valuesOf(rollout),
            workers.curriculumMeasures(),
            workers.selfPlayMeasures(),
            workers.practiceMeasures())
        .flatMap(List::stream)
        .toList();
  }

  /** How good the values of signals are that have their own; the report has those of the first. */
  private static List<Measure> valuesOf(Rollout rollout) {
    List<Measure> measures = new ArrayList<>();
    for (int head = 1; head < rollout.heads.size(); head++) {
      measures.add(
          new Measure(
              rollout.heads.get(head).signal(),
              "explained_variance",
              "",
              "share of the variance of the signal's value targets that its values explain",
              rollout.explainedVariance(head)));
    }
    return measures;
  }

  private static double seconds(long startNanos, long endNanos) {
    return (endNanos - startNanos) * 1e-9;
  }

  /** Lets somebody look whether the hooks of the game return. */
  public void watchHooks(HookWatch watch) {
    workers.hookTurns().forEach(watch::add);
  }

  /**
   * The past selves that the policy is matched with, from the oldest to the youngest; none without
   * self-play.
   */
  public List<PastSelf> pastSelves() {
    return workers.pastSelves();
  }

  /** How many agents of each simulation learn. */
  public int learners() {
    return workers.slots() / settings.rollout().simulations();
  }

  /**
   * The policy as it stands now: what the next iteration would act with, and what a game can play
   * with. It carries the value network as {@link PolicyFileSettings} say, in the units of the
   * game's rewards, and no score yet: {@link Evaluation#score} gives it one.
   */
  public Policy policy() {
    Policy policy = policyWithoutValues();
    return policyCarriesValues
        ? policy.withValueNetwork(layout.valueNetwork(parameters, rewards.gameUnit()))
        : policy;
  }

  /**
   * The reward that was learned from comparisons so far, for other runs to be {@linkplain
   * TrainingPlan#paidBy paid} by; null as long as there is none.
   */
  public @Nullable RewardModel rewardModel() {
    return learnedReward == null
        ? null
        : learnedReward.model(game, LibraryVersion.current(), plan.seed(), settingsByKey);
  }

  private Policy policyWithoutValues() {
    ObservationNormalizer normalizer =
        settings.rollout().normalizeObservations()
            ? SharedStatistics.normalizer(workers.spec().observation(), observationStatistics)
            : ObservationNormalizer.identity(workers.spec().observation());
    Provenance provenance =
        new Provenance(
            game,
            settings.algorithm().algorithm().toUpperCase(Locale.ROOT),
            LibraryVersion.current(),
            origins(),
            plan.seed(),
            stepsBehind(),
            0,
            0,
            0);
    return new Policy(
        workers.spec(),
        normalizer,
        layout.policyNetwork(parameters),
        layout.logStandardDeviations(parameters),
        provenance);
  }

  private Map<String, String> origins() {
    if (learnedReward == null || learnedReward.labels() == 0) {
      return settingsByKey;
    }
    Map<String, String> texts = new LinkedHashMap<>(settingsByKey);
    texts.put(TrainingPlan.COMPARISONS, Integer.toString(learnedReward.labels()));
    return texts;
  }

  /** All decisions that the policy was trained by, those before its start among them. */
  private long stepsBehind() {
    Policy from = plan.start();
    return steps + (from == null ? 0 : from.provenance().steps());
  }

  /**
   * The run as it stands now, to go on from later.
   *
   * @throws IllegalStateException unless the plan is {@linkplain TrainingPlan#resumable()
   *     resumable}
   */
  public Checkpoint checkpoint() {
    if (!plan.keepsActions()) {
      throw new IllegalStateException(
          "This run keeps no actions, so it cannot be saved; make its plan resumable()");
    }
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(state)) {
      Floats.write(parameters, out);
      for (Stateful part : parts()) {
        part.save(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // arrays do not fail
    }
    return new Checkpoint(identity(), iteration, steps, state.toByteArray());
  }

  /**
   * Goes on from a checkpoint of the same run. Where that fails halfway, this trainer is of no more
   * use than to be closed.
   *
   * @throws CheckpointMismatchException if it is of another run, naming every difference; nothing
   *     has changed then
   * @throws IOException if the state does not fit all the same, or a simulation takes another
   *     course than it did
   */
  public void restore(Checkpoint checkpoint) throws IOException {
    checkpoint.requireRun(identity());
    iteration = checkpoint.iteration();
    start.goOnFrom(iteration);
    steps = checkpoint.steps();
    try (DataInputStream in = checkpoint.state()) {
      Floats.read(parameters, in);
      for (Stateful part : parts()) {
        part.load(in);
      }
      if (in.read() >= 0) {
        throw new IOException(
            "The checkpoint holds more than this run can take; restore it with the version of the"
                + " game and the library that saved it");
      }
    } catch (SimulationFailure e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IOException("The checkpoint holds what no run has saved: " + e, e);
    }
  }

  /**
   * Throws unless a checkpoint is of a run, before there is a trainer of it.
   *
   * @param spec of the agents that learn
   * @throws CheckpointMismatchException naming every difference
   */
  public static void requireRun(
      Checkpoint checkpoint,
      String game,
      AgentSpec spec,
      TrainingSettings settings,
      TrainingPlan plan) {
    checkpoint.requireRun(RunIdentity.of(game, spec, settings, plan));
  }

  private Map<String, String> identity() {
    if (identity == null) {
      identity = RunIdentity.of(game, workers.spec(), settings, plan);
    }
    return identity;
  }

  /** All that changes in the course of a run, beside the parameters and counters. */
  private List<Stateful> parts() {
    return List.of(
        algorithm,
        referencePenalty,
        observationStatistics,
        rewards,
        recentEpisodes,
        gameWarnings,
        symptoms,
        workers);
  }

  /** Closes the simulations and frees memory and threads, even where a simulation fails to. */
  @Override
  public void close() {
    Closeables.all(closings);
  }
}
