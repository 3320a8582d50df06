package io.github.gdxagents.training.rollout;

import io.github.gdxagents.hook.EpisodeState;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.play.AgentDriver;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.policy.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps a few simulations side by side on one thread, deciding for all of them in one batch.
 *
 * <p>Each simulation has random streams of its own and every row of a batch is computed as it would
 * be alone, so what a simulation experiences does not depend on which worker it belongs to.
 */
final class RolloutWorker {

  /**
   * Values are estimated in batches of this many rows, which keeps the activations in the cache.
   */
  private static final int VALUE_BATCH_ROWS = 256;

  private final Rollout rollout;
  private final int firstSimulation;
  private final int agentsPerSimulation;
  private final boolean wholeEpisodes;
  private final ActionDistribution distribution;
  private final Stepper[] steppers;
  private final RandomStream[] episodeSeeds;
  private final RandomStream[] actionDraws;
  private final RunningStatistics[] observationStatistics;
  private final List<List<Episode>> episodes = new ArrayList<>();
  private final int[] episodeStarts;

  private final int[] batchRows;
  private final float[] batchObservations;
  private final float[] batchOutputs;
  private final float[] referenceObservations;
  private final float[] referenceBatchOutputs;
  private final float[] endObservation;
  private final float[] endValue = new float[1];
  private final float[] valueBatch;
  private final float[] valueBatchResults = new float[VALUE_BATCH_ROWS];

  private long simulateNanos;
  private long actNanos;

  /**
   * @param rollout the buffer that all workers share
   * @param shape of the rollout
   * @param firstSimulation the number of the first simulation among those of all workers
   * @param simulations at least one; whoever made them closes them
   * @param seed of the whole run
   */
  RolloutWorker(
      Rollout rollout,
      RolloutShape shape,
      int firstSimulation,
      List<Simulation> simulations,
      long seed) {
    this.rollout = rollout;
    this.firstSimulation = firstSimulation;
    this.agentsPerSimulation = simulations.get(0).agents().size();
    this.wholeEpisodes = shape.wholeEpisodes();
    this.distribution = new ActionDistribution(simulations.get(0).spec().action());
    int count = simulations.size();
    steppers = new Stepper[count];
    episodeSeeds = new RandomStream[count];
    actionDraws = new RandomStream[count];
    observationStatistics = new RunningStatistics[count];
    episodeStarts = new int[count];
    for (int s = 0; s < count; s++) {
      steppers[s] = new Stepper(simulations.get(s));
      long number = (long) firstSimulation + s;
      // Simulations of a group draw the same seeds.
      long group = number / shape.groupSize();
      episodeSeeds[s] = new RandomStream(RandomStream.deriveSeed(seed, 2 * group));
      actionDraws[s] = new RandomStream(RandomStream.deriveSeed(seed, 2 * number + 1));
      observationStatistics[s] = new RunningStatistics(rollout.observationSize);
      episodes.add(new ArrayList<>());
    }
    int batch = count * agentsPerSimulation;
    batchRows = new int[batch];
    batchObservations = new float[batch * rollout.observationSize];
    batchOutputs = new float[batch * rollout.outputSize];
    endObservation = new float[rollout.observationSize];
    referenceObservations =
        new float[rollout.referenceOutputs.length == 0 ? 0 : batchObservations.length];
    referenceBatchOutputs =
        new float[rollout.referenceOutputs.length == 0 ? 0 : batchOutputs.length];
    valueBatch = new float[VALUE_BATCH_ROWS * rollout.observationSize];
  }

  /** Starts every simulation's first episode. */
  void resetAll() {
    for (int s = 0; s < steppers.length; s++) {
      reset(s);
    }
  }

  /** Fills this worker's slots of the rollout. */
  void collect(ActingNetworks networks) {
    Policy policy = networks.policy();
    int maxRows = Math.max(batchRows.length, VALUE_BATCH_ROWS);
    Network.Scratch policyWorkspace = policy.network().newScratch(maxRows);
    Values values =
        networks.valueNetwork().map(network -> new Values(network, maxRows)).orElse(null);
    for (int s = 0; s < steppers.length; s++) {
      observationStatistics[s].clear();
      episodes.get(s).clear();
    }
    Reference reference =
        networks.reference().map(frozen -> new Reference(frozen, batchRows.length)).orElse(null);
    long start = System.nanoTime();
    simulateNanos = 0;
    if (wholeEpisodes) {
      resetAll();
      Arrays.fill(episodeStarts, 0);
      simulateNanos += System.nanoTime() - start;
    }
    for (int t = 0; t < rollout.steps; t++) {
      int rows = observe(t);
      if (rows == 0) {
        continue; // all episodes are over
      }
      if (reference != null) {
        refer(reference, rows);
      }
      policy.normalizer().normalize(batchObservations, rows, batchObservations);
      policy.network().forward(batchObservations, rows, policyWorkspace, batchOutputs);
      act(rows);
      long simulateStart = System.nanoTime();
      for (int s = 0; s < steppers.length; s++) {
        if (!steppers[s].over()) {
          steppers[s].advanceToDecision();
          store(s, t, policy, values);
        }
      }
      simulateNanos += System.nanoTime() - simulateStart;
    }
    if (values != null) {
      estimateValues(values);
    }
    actNanos = System.nanoTime() - start - simulateNanos;
  }

  /** The value network of one rollout. */
  private record Values(Network network, Network.Scratch workspace) {
    Values(Network network, int maxRows) {
      this(network, network.newScratch(maxRows));
    }
  }

  /** The policy that this rollout is compared with. */
  private record Reference(Policy policy, Network.Scratch workspace) {
    Reference(Policy policy, int maxRows) {
      this(policy, policy.network().newScratch(maxRows));
    }
  }

  /** Keeps what the reference policy puts out for the batch, by its own normalizer. */
  private void refer(Reference reference, int rows) {
    Policy policy = reference.policy();
    policy.normalizer().normalize(batchObservations, rows, referenceObservations);
    policy
        .network()
        .forward(referenceObservations, rows, reference.workspace(), referenceBatchOutputs);
    for (int i = 0; i < rows; i++) {
      System.arraycopy(
          referenceBatchOutputs,
          i * rollout.outputSize,
          rollout.referenceOutputs,
          batchRows[i] * rollout.outputSize,
          rollout.outputSize);
    }
  }

  /** Gathers the observations of all running agents into the batch, and returns their number. */
  private int observe(int t) {
    int rows = 0;
    for (int s = 0; s < steppers.length; s++) {
      for (int a = 0; a < agentsPerSimulation; a++) {
        AgentDriver driver = steppers[s].agent(a);
        int row = row(s, a, t);
        rollout.valid[row] = driver.state() == EpisodeState.RUNNING;
        if (rollout.valid[row]) {
          driver.observe();
          observationStatistics[s].add(driver.observation(), 0);
          System.arraycopy(
              driver.observation(),
              0,
              batchObservations,
              rows * rollout.observationSize,
              rollout.observationSize);
          driver.mask().copyTo(rollout.masks, row * rollout.maskSize);
          batchRows[rows++] = row;
        }
      }
    }
    return rows;
  }

  /** Draws an action for each row of the batch, stores it and hands it to its agent. */
  private void act(int rows) {
    for (int i = 0; i < rows; i++) {
      int row = batchRows[i];
      int slot = row / rollout.steps - firstSimulation * agentsPerSimulation;
      int s = slot / agentsPerSimulation;
      System.arraycopy(
          batchObservations,
          i * rollout.observationSize,
          rollout.observations,
          row * rollout.observationSize,
          rollout.observationSize);
      System.arraycopy(
          batchOutputs,
          i * rollout.outputSize,
          rollout.outputs,
          row * rollout.outputSize,
          rollout.outputSize);
      rollout.logProbabilities[row] =
          (float)
              distribution.sample(
                  batchOutputs,
                  i * rollout.outputSize,
                  rollout.logDeviations,
                  rollout.masks,
                  row * rollout.maskSize,
                  actionDraws[s],
                  rollout.actions,
                  row * rollout.actionSize);
      AgentDriver driver = steppers[s].agent(slot % agentsPerSimulation);
      distribution.decode(rollout.actions, row * rollout.actionSize, driver.action());
      driver.act();
    }
  }

  /**
   * Stores what one simulation's decision led to, and restarts the simulation if its episode is
   * over.
   */
  private void store(int s, int t, Policy policy, @Nullable Values values) {
    boolean lastStep = t == rollout.steps - 1;
    for (int a = 0; a < agentsPerSimulation; a++) {
      int row = row(s, a, t);
      AgentDriver driver = steppers[s].agent(a);
      EpisodeState state = driver.state();
      if (!rollout.valid[row]) {
        continue;
      }
      rollout.rewards[row] = driver.rewardSinceDecision();
      rollout.states[row] = state;
      if (state == EpisodeState.TRUNCATED || (state == EpisodeState.RUNNING && lastStep)) {
        if (state == EpisodeState.RUNNING) {
          driver.observe();
        }
        if (values != null) {
          rollout.bootstrapValues[row] = valueOf(driver.observation(), policy, values);
        }
      }
      boolean cut = wholeEpisodes && lastStep && state == EpisodeState.RUNNING;
      if (state != EpisodeState.RUNNING || cut) {
        int decisions = t - episodeStarts[s] + 1;
        EpisodeState end = cut ? EpisodeState.TRUNCATED : state;
        episodes.get(s).add(new Episode(driver.episodeReturn(), decisions, end));
      }
    }
    if (steppers[s].over() && !wholeEpisodes) {
      reset(s);
      episodeStarts[s] = t + 1;
    }
    if (lastStep) {
      episodeStarts[s] -= rollout.steps;
    }
  }

  private float valueOf(float[] observation, Policy policy, Values values) {
    policy.normalizer().normalize(observation, 1, endObservation);
    values.network().forward(endObservation, 1, values.workspace(), endValue);
    return endValue[0];
  }

  private void estimateValues(Values values) {
    int firstRow = row(0, 0, 0);
    int endRow = firstRow + steppers.length * agentsPerSimulation * rollout.steps;
    for (int row = firstRow; row < endRow; row += VALUE_BATCH_ROWS) {
      int rows = Math.min(VALUE_BATCH_ROWS, endRow - row);
      System.arraycopy(
          rollout.observations,
          row * rollout.observationSize,
          valueBatch,
          0,
          rows * rollout.observationSize);
      values.network().forward(valueBatch, rows, values.workspace(), valueBatchResults);
      System.arraycopy(valueBatchResults, 0, rollout.values, row, rows);
    }
  }

  private void reset(int s) {
    steppers[s].reset(episodeSeeds[s].nextLong());
  }

  private int row(int s, int agent, int t) {
    return ((firstSimulation + s) * agentsPerSimulation + agent) * rollout.steps + t;
  }

  /** How long advancing and restarting the simulations took in the latest rollout. */
  long simulateNanos() {
    return simulateNanos;
  }

  /** How long all the rest took: observing, deciding, estimating values. */
  long actNanos() {
    return actNanos;
  }

  /** The episodes that ended during the latest rollout, in the order of simulations and time. */
  void addEpisodesTo(List<Episode> all) {
    episodes.forEach(all::addAll);
  }

  /** Merges what was observed during the latest rollout, in the order of simulations. */
  void addObservationsTo(RunningStatistics all) {
    for (RunningStatistics statistics : observationStatistics) {
      all.merge(statistics);
    }
  }
}
