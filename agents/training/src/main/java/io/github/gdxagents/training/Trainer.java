package io.github.gdxagents.training;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.concurrent.Closeables;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.learn.Algorithm;
import io.github.gdxagents.training.learn.DivergedException;
import io.github.gdxagents.training.learn.LearningSetup;
import io.github.gdxagents.training.learn.UpdateReport;
import io.github.gdxagents.training.network.ActorCritic;
import io.github.gdxagents.training.network.Backprop;
import io.github.gdxagents.training.network.ParameterLayout;
import io.github.gdxagents.training.rollout.ActingNetworks;
import io.github.gdxagents.training.rollout.RewardScaling;
import io.github.gdxagents.training.rollout.Rollout;
import io.github.gdxagents.training.rollout.RolloutShape;
import io.github.gdxagents.training.rollout.RolloutWorkers;
import io.github.gdxagents.training.rollout.RunningStatistics;
import io.github.gdxagents.training.settings.RolloutSettings;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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
 * <p>A run can be saved between two iterations, if its plan is {@linkplain TrainingPlan#resumable()
 * resumable}, and loaded into a trainer of the same game, settings and plan: it then goes on as if
 * it had never stopped, bit by bit.
 *
 * <p>The same game, settings, start, steps and seed give the same policy, bit by bit, for any
 * number of threads. Not thread-safe.
 */
public final class Trainer implements Stateful, AutoCloseable {

  /** As in Stable-Baselines3 and the PPO paper's own code. */
  private static final float OBSERVATION_CLIP = 10;

  /** Bytes beyond which a saved run is damaged: a thousand times what specs and settings take. */
  private static final int LONGEST_IDENTITY = 1 << 22;

  // The run's seed splits into one stream for each of these.
  private static final int NETWORK_STREAM = 0;
  private static final int ROLLOUT_STREAM = 1;
  private static final int SHUFFLING_STREAM = 2;

  private final String game;
  private final TrainingSettings settings;
  private final Map<String, String> settingsByKey;
  private final TrainingPlan plan;
  private final ThreadPool pool;
  private final RolloutWorkers workers;
  private final ParameterLayout layout;
  private final float[] parameters;
  private final Backprop backprop;
  private final Algorithm algorithm;
  private final Optional<Policy> reference;
  private final RunningStatistics observationStatistics;
  private final RewardScaling rewardScaling;
  private final RecentEpisodes recentEpisodes = new RecentEpisodes();
  private final Set<String> warned = new HashSet<>();
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
    this.settingsByKey = settings.toMap();
    this.plan = plan;
    RolloutSettings rollouts = settings.rollout();
    pool = new ThreadPool(plan.threads());
    List<Runnable> closings = new ArrayList<>();
    closings.add(pool::close);
    try {
      workers =
          new RolloutWorkers(
              simulations,
              plan.lineup(),
              rollouts.randomize(),
              new RolloutShape(
                  rollouts.simulations(),
                  rollouts.stepsPerRollout(),
                  settings.algorithm().groupSize(),
                  settings.algorithm().wholeEpisodes(),
                  hasReference(),
                  plan.keepsActions()),
              pool,
              RandomStream.deriveSeed(plan.seed(), ROLLOUT_STREAM));
      closings.add(0, workers::close);
      ActorCritic networks =
          new ActorCritic(
              workers.spec(),
              settings.network(),
              RandomStream.deriveSeed(plan.seed(), NETWORK_STREAM));
      layout = networks.layout();
      parameters = networks.parameters();
      backprop = plan.learner().backprop(networks.layout(), pool);
      closings.add(1, backprop::close);
      algorithm =
          settings
              .algorithm()
              .create(
                  new LearningSetup(
                      rollouts,
                      settings.reference(),
                      workers.spec().action(),
                      layout,
                      parameters,
                      backprop,
                      RandomStream.deriveSeed(plan.seed(), SHUFFLING_STREAM)));
      observationStatistics = start();
      reference =
          hasReference()
              ? Optional.of(plan.start() == null ? policy() : plan.start())
              : Optional.empty();
    } catch (RuntimeException | Error e) {
      Closeables.after(e, () -> Closeables.all(closings));
      throw e;
    }
    rewardScaling =
        new RewardScaling(
            workers.slots(), rollouts.discount(), settings.algorithm().wholeEpisodes());
  }

  private boolean hasReference() {
    return settings.reference().referenceKl() > 0;
  }

  /**
   * Takes over the policy to start from, if there is one, and returns the statistics of
   * observations to go on with.
   */
  private RunningStatistics start() {
    Policy policy = plan.start();
    if (policy == null) {
      return new RunningStatistics(workers.spec().observation().size());
    }
    Feasibility.requireStart(policy, workers.spec(), settings);
    layout.setPolicy(policy, parameters);
    return RunningStatistics.from(policy.normalizer());
  }

  /** Whether another iteration, as long as those so far, would pass the planned number of steps. */
  public boolean finished() {
    return iteration >= plannedIterations();
  }

  /** How many iterations the plan has room for, if they go on as long as they were so far. */
  private long plannedIterations() {
    long length =
        iteration == 0
            ? (long) workers.slots() * settings.rollout().stepsPerRollout()
            : Math.max(1, steps / iteration);
    return Math.max(1, plan.steps() / length);
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
            policy(),
            settings.algorithm().learnsValues()
                ? Optional.of(layout.valueNetwork(parameters))
                : Optional.empty(),
            reference);

    long collectStart = System.nanoTime();
    Rollout rollout = workers.collect(networks);

    long advantageStart = System.nanoTime();
    workers.addObservationsTo(observationStatistics);
    recentEpisodes.addAll(workers.episodes());
    steps += rollout.validRows().length;
    if (settings.rollout().normalizeRewards()) {
      rewardScaling.apply(rollout);
    }
    algorithm.estimateAdvantages(rollout);
    double explainedVariance = rollout.explainedVariance();

    long updateStart = System.nanoTime();
    UpdateReport update = algorithm.update(rollout, progress);
    long end = System.nanoTime();

    iteration++;
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
        newWarnings(),
        new TimeBudget(
            simulate,
            act,
            seconds(collectStart, advantageStart) - simulate - act,
            seconds(advantageStart, updateStart),
            seconds(updateStart, end),
            seconds(publishStart, collectStart)));
  }

  private Map<String, Double> statistics() {
    Map<String, Double> means = new LinkedHashMap<>();
    for (int i = 0; i < workers.statistics().size(); i++) {
      means.put(workers.statistics().get(i).name(), recentEpisodes.meanStatistic(i));
    }
    return means;
  }

  /** Of what many agents do wrong in the same way, the first one is enough. */
  private List<String> newWarnings() {
    List<String> fresh = new ArrayList<>();
    for (String warning : workers.warnings()) {
      if (warned.add(warning.substring(0, warning.indexOf(" is ")))) {
        fresh.add(warning);
      }
    }
    return fresh;
  }

  private static double seconds(long startNanos, long endNanos) {
    return (endNanos - startNanos) * 1e-9;
  }

  /**
   * The policy as it stands now: what the next iteration would act with, and what a game can play
   * with.
   */
  public Policy policy() {
    ObservationNormalizer normalizer =
        settings.rollout().normalizeObservations()
            ? observationStatistics.normalizer(OBSERVATION_CLIP)
            : ObservationNormalizer.identity(workers.spec().observation().size());
    boolean scored = recentEpisodes.size() > 0;
    Provenance provenance =
        new Provenance(
            game,
            settings.algorithm().algorithm().toUpperCase(Locale.ROOT),
            LibraryVersion.current(),
            settingsByKey,
            plan.seed(),
            steps,
            scored ? recentEpisodes.meanReturn() : 0,
            scored ? recentEpisodes.returnDeviation() : 0,
            recentEpisodes.size());
    return new Policy(
        workers.spec(),
        normalizer,
        layout.policyNetwork(parameters),
        layout.logStandardDeviations(parameters),
        provenance);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    byte[] identity = identity().getBytes(StandardCharsets.UTF_8); // too long for writeUTF
    out.writeInt(identity.length);
    out.write(identity);
    out.writeInt(iteration);
    out.writeLong(steps);
    for (float parameter : parameters) {
      out.writeFloat(parameter);
    }
    for (Stateful part : parts()) {
      part.save(out);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    byte[] identity = new byte[Math.max(0, Math.min(LONGEST_IDENTITY, in.readInt()))];
    in.readFully(identity);
    String saved = new String(identity, StandardCharsets.UTF_8);
    if (!saved.equals(identity())) {
      throw new IOException(
          "The saved run cannot go on here: it is of "
              + saved
              + ", but this one is of "
              + identity()
              + "; resume it with the game, settings and seed that it began with");
    }
    iteration = in.readInt();
    steps = in.readLong();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = in.readFloat();
    }
    for (Stateful part : parts()) {
      part.load(in);
    }
  }

  /** What a run must have in common with the one that it goes on from. */
  private String identity() {
    return game + ", seed " + plan.seed() + ", " + settingsByKey + ", " + workers.spec();
  }

  /** All that changes in the course of a run, beside the parameters and counters. */
  private List<Stateful> parts() {
    return List.of(algorithm, observationStatistics, rewardScaling, recentEpisodes, workers);
  }

  /** Closes the simulations and frees memory and threads, even where a simulation fails to. */
  @Override
  public void close() {
    Closeables.all(List.of(workers::close, backprop::close, pool::close));
  }
}
