package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.Actor;
import io.github.gdxagents.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

  // Arrays, because going through a list can allocate.
  private final SimulationRun[] runs;
  private final LearnerSlot[] slots;

  /** Whose decision each row of the batch is. */
  private final LearnerSlot[] deciding;

  private final float[] valueBatch;
  private final float[] valueBatchResults = new float[VALUE_BATCH_ROWS];

  private long simulateNanos;
  private long actNanos;

  /**
   * @param rollout the buffer that all workers share
   * @param shape of the rollout
   * @param firstSimulation the number of the first simulation among those of all workers
   * @param simulations at least one; whoever made them closes them
   * @param lineup who learns, and who plays the others
   * @param episodes makes episodes of seeds
   * @param seed of the whole run
   */
  RolloutWorker(
      Rollout rollout,
      RolloutShape shape,
      int firstSimulation,
      List<Simulation> simulations,
      Lineup lineup,
      EpisodeSampler episodes,
      long seed) {
    this.rollout = rollout;
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
              shape.recordsActions(),
              RandomStream.deriveSeed(seed, 2 * group),
              RandomStream.deriveSeed(seed, 2 * number + 1));
      allSlots.addAll(runs[s].slots());
    }
    slots = allSlots.toArray(new LearnerSlot[0]);
    deciding = new LearnerSlot[slots.length];
    valueBatch = new float[VALUE_BATCH_ROWS * rollout.observationSize];
  }

  /** Starts every simulation's first episode. */
  void resetAll() {
    for (SimulationRun run : runs) {
      run.reset();
    }
  }

  /** Fills this worker's slots of the rollout. */
  void collect(ActingNetworks networks) {
    long start = System.nanoTime();
    Actor actor = new Actor(networks.policy(), slots.length);
    Policy frozen = networks.reference();
    Actor reference = frozen == null ? null : new Actor(frozen, slots.length);
    Network valueNetwork = networks.valueNetwork();
    ValueEstimator values =
        valueNetwork == null
            ? null
            : new ValueEstimator(networks.policy(), valueNetwork, VALUE_BATCH_ROWS);
    simulateNanos = 0;
    simulate(run -> run.beginRollout(values, wholeEpisodes));
    Consumer<SimulationRun> advance = run -> run.advance(wholeEpisodes); // made once, not each step
    for (int t = 0; t < rollout.steps; t++) {
      observe(actor, reference);
      if (actor.rows() == 0) {
        break; // all episodes are over, and the next ones begin with the next rollout
      }
      act(actor, reference);
      simulate(advance);
    }
    simulate(run -> run.endRollout(wholeEpisodes));
    if (values != null) {
      estimateValues(values);
    }
    actNanos = System.nanoTime() - start - simulateNanos;
  }

  /** Lets every simulation do something, on the clock. */
  private void simulate(Consumer<SimulationRun> task) {
    long start = System.nanoTime();
    for (SimulationRun run : runs) {
      task.accept(run);
    }
    simulateNanos += System.nanoTime() - start;
  }

  /** Gathers what all learners see whose decision is due. */
  private void observe(Actor actor, @Nullable Actor reference) {
    actor.clear();
    if (reference != null) {
      reference.clear();
    }
    for (LearnerSlot slot : slots) {
      if (slot.due()) {
        slot.observe();
        deciding[actor.rows()] = slot;
        actor.add(slot.driver().observation(), slot.driver().mask());
        if (reference != null) {
          reference.add(slot.driver().observation(), slot.driver().mask());
        }
      }
    }
  }

  /** Draws an action for each row of the batch, stores it and hands it to its agent. */
  private void act(Actor actor, @Nullable Actor reference) {
    actor.forward();
    if (reference != null) {
      reference.forward();
    }
    for (SimulationRun run : runs) {
      run.letOthersDecide();
    }
    for (int i = 0; i < actor.rows(); i++) {
      deciding[i].act(actor, i);
      if (reference != null) {
        deciding[i].refer(reference, i);
      }
    }
  }

  private void estimateValues(ValueEstimator values) {
    int firstRow = slots[0].firstRow();
    int endRow = firstRow + slots.length * rollout.steps;
    for (int row = firstRow; row < endRow; row += VALUE_BATCH_ROWS) {
      int rows = Math.min(VALUE_BATCH_ROWS, endRow - row);
      System.arraycopy(
          rollout.observations,
          row * rollout.observationSize,
          valueBatch,
          0,
          rows * rollout.observationSize);
      values.estimate(valueBatch, rows, valueBatchResults);
      System.arraycopy(valueBatchResults, 0, rollout.values, row, rows);
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
