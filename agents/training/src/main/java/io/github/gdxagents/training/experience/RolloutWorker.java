package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.Actor;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.network.ActingPasses;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Steps a few simulations side by side on one thread, deciding for all of their learners in one
 * batch.
 *
 * <p>Every learner has a random stream of its own and every row of a batch is computed as it would
 * be alone, so what a simulation experiences does not depend on which worker it belongs to.
 */
final class RolloutWorker {

  /**
   * Values are estimated in batches of this many rows, which keeps the activations in the cache.
   */
  private static final int VALUE_BATCH_ROWS = 256;

  private final Rollout rollout;
  private final boolean wholeEpisodes;
  private final ToleratedFailures failures;

  // Arrays, because going through a list can allocate.
  private final SimulationRun[] runs;
  private final LearnerSlot[] slots;

  private final float[] valueBatchResults;

  private final ActingPasses passes = new ActingPasses();

  private final HookTurns hookTurns = new HookTurns();

  private long simulateNanos;
  private long actNanos;

  /**
   * @param rollout the buffer that all workers share
   * @param shape of the rollout
   * @param firstSimulation the number of the first simulation among those of all workers
   * @param simulations at least one; whoever made them closes them
   * @param lineup who learns, and who plays the others
   * @param episodes where episodes come from
   * @param selves whom learners play against
   * @param failures modified: those that training goes on after
   * @param seed of the whole run
   */
  RolloutWorker(
      Rollout rollout,
      RolloutShape shape,
      int firstSimulation,
      List<Simulation> simulations,
      Lineup lineup,
      EpisodeSource episodes,
      PastSelves selves,
      ToleratedFailures failures,
      long seed) {
    this.rollout = rollout;
    this.failures = failures;
    this.wholeEpisodes = shape.wholeEpisodes();
    runs = new SimulationRun[simulations.size()];
    List<LearnerSlot> allSlots = new ArrayList<>();
    for (int s = 0; s < runs.length; s++) {
      long number = (long) firstSimulation + s;
      // Simulations of a group draw the same seeds.
      long group = number / shape.groupSize();
      runs[s] =
          new SimulationRun(
              simulations.get(s),
              number,
              rollout,
              lineup,
              episodes,
              selves,
              shape,
              RandomStream.deriveSeed(seed, 2 * group),
              RandomStream.deriveSeed(seed, 2 * number + 1));
      allSlots.addAll(runs[s].slots());
    }
    slots = allSlots.toArray(new LearnerSlot[0]);
    valueBatchResults = new float[VALUE_BATCH_ROWS * rollout.heads.size()];
  }

  /** Starts every simulation's first episode. */
  void resetAll() {
    forEachRun(SimulationRun::reset);
  }

  /** Fills this worker's slots of the rollout. */
  void collect(ActingNetworks networks) {
    long start = System.nanoTime();
    Actor actor = actor(networks.policy());
    Policy frozen = networks.reference();
    Actor reference = frozen == null ? null : actor(frozen);
    Network valueNetwork = networks.valueNetwork();
    ValueEstimator values =
        valueNetwork == null
            ? null
            : new ValueEstimator(
                networks.policy().normalizer(), valueNetwork, passes, VALUE_BATCH_ROWS);
    simulateNanos = 0;
    simulate(run -> run.beginRollout(networks.policy(), values, wholeEpisodes));
    // Made once, not each step.
    Consumer<SimulationRun> observe = run -> run.observe(actor, reference);
    Consumer<SimulationRun> act = run -> run.act(actor, reference);
    Consumer<SimulationRun> advance = run -> run.advance(wholeEpisodes);
    for (int t = 0; t < rollout.steps; t++) {
      actor.clear();
      if (reference != null) {
        reference.clear();
      }
      forEachRun(observe);
      if (actor.rows() == 0) {
        break; // all episodes are over, and the next ones begin with the next rollout
      }
      actor.forward();
      if (reference != null) {
        reference.forward();
      }
      forEachRun(act);
      simulate(advance);
    }
    simulate(run -> run.endRollout(wholeEpisodes));
    if (values != null && rollout.memory.valueSize() == 0) {
      estimateValues(values); // else each was estimated in its turn, to be remembered
    }
    actNanos = System.nanoTime() - start - simulateNanos;
  }

  private Actor actor(Policy policy) {
    return new Actor(policy, slots.length, passes.of(policy.network(), slots.length));
  }

  /**
   * Lets every simulation do something, and tells of a failure in which episode it happened, unless
   * training goes on after it.
   */
  private void forEachRun(Consumer<SimulationRun> task) {
    try {
      for (SimulationRun run : runs) {
        hookTurns.next(run);
        try {
          task.accept(run);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
          RuntimeException told = run.inEpisode(e);
          if (!(told instanceof SimulationFailure failure && failures.tolerate(failure))) {
            throw told;
          }
          run.abandon(wholeEpisodes);
        }
      }
    } finally {
      hookTurns.end();
    }
  }

  /** Does the same on the clock. */
  private void simulate(Consumer<SimulationRun> task) {
    long start = System.nanoTime();
    forEachRun(task);
    simulateNanos += System.nanoTime() - start;
  }

  /** Whose turn it is; nobody's between rollouts. */
  HookTurns hookTurns() {
    return hookTurns;
  }

  private void estimateValues(ValueEstimator values) {
    int heads = rollout.heads.size();
    int firstRow = slots[0].firstRow();
    int endRow = firstRow + slots.length * rollout.steps;
    for (int row = firstRow; row < endRow; row += VALUE_BATCH_ROWS) {
      int rows = Math.min(VALUE_BATCH_ROWS, endRow - row);
      values.estimate(rollout.observations, row * rollout.observationSize, rows, valueBatchResults);
      System.arraycopy(valueBatchResults, 0, rollout.values, row * heads, rows * heads);
    }
  }

  /** How long advancing and restarting the simulations took in the latest rollout. */
  long simulateNanos() {
    return simulateNanos;
  }

  /** How long all the rest took: observing, deciding, estimating values. */
  long actNanos() {
    return actNanos;
  }

  /** The simulations that this worker steps, in order. */
  List<SimulationRun> runs() {
    return List.of(runs);
  }
}
