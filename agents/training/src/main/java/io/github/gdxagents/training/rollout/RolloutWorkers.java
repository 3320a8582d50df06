package io.github.gdxagents.training.rollout;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.training.concurrent.Closing;
import io.github.gdxagents.training.concurrent.ThreadPool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs all simulations of a training run, each always on the same thread. The result does not
 * depend on the number of threads.
 */
public final class RolloutWorkers implements AutoCloseable {

  private final AgentSpec spec;
  private final Rollout rollout;
  private final ThreadPool pool;
  private final List<Simulation> simulations = new ArrayList<>();
  private final List<RolloutWorker> workers = new ArrayList<>();

  /**
   * Makes the simulations, spreads them over threads and starts their first episodes.
   *
   * @param factory makes one simulation at each call
   * @param shape of each rollout
   * @param pool the threads; those beyond the number of simulations stay idle
   * @param seed decides every episode and every draw
   * @throws IllegalArgumentException if the simulations are not all distinct and alike
   */
  public RolloutWorkers(
      Supplier<? extends Simulation> factory, RolloutShape shape, ThreadPool pool, long seed) {
    this.pool = pool;
    int simulations = shape.simulations();
    try {
      makeSimulations(factory, simulations);
      this.spec = this.simulations.get(0).spec();
      int agents = this.simulations.get(0).agents().size();
      this.rollout =
          new Rollout(
              spec, Math.multiplyExact(simulations, agents), shape.steps(), shape.hasReference());
      int used = Math.min(pool.size(), simulations);
      for (int w = 0; w < used; w++) {
        int first = (int) ((long) simulations * w / used);
        int end = (int) ((long) simulations * (w + 1) / used);
        workers.add(
            new RolloutWorker(rollout, shape, first, this.simulations.subList(first, end), seed));
      }
      forEachWorker(RolloutWorker::resetAll);
    } catch (RuntimeException | Error e) {
      Closing.after(e, this::close);
      throw e;
    }
  }

  private void makeSimulations(Supplier<? extends Simulation> factory, int count) {
    Set<Simulation> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int s = 0; s < count; s++) {
      Simulation simulation = factory.get();
      if (!distinct.add(simulation)) {
        throw new IllegalArgumentException(
            "The supplier returned the same simulation twice; it must make a new one at each call");
      }
      simulations.add(simulation);
      requireLikeTheFirst(simulation, s);
    }
  }

  private void requireLikeTheFirst(Simulation simulation, int number) {
    Simulation first = simulations.get(0);
    List<String> differences =
        first.spec().differences("simulation 0", simulation.spec(), "simulation " + number);
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          "Simulation "
              + number
              + " has another spec than simulation 0, but all must be alike:\n  "
              + String.join("\n  ", differences));
    }
    if (simulation.agents().size() != first.agents().size()) {
      throw new IllegalArgumentException(
          "Simulation "
              + number
              + " has "
              + simulation.agents().size()
              + " agents, but simulation 0 has "
              + first.agents().size()
              + "; all must be alike");
    }
  }

  /** What the simulations' agents observe and do. */
  public AgentSpec spec() {
    return spec;
  }

  /** The number of agents over all simulations. */
  public int slots() {
    return rollout.slots;
  }

  /**
   * Lets every simulation play on, and returns the buffer with what happened; it is the same object
   * each time.
   */
  public Rollout collect(ActingNetworks networks) {
    networks.policy().copyLogDeviations(rollout.logDeviations);
    networks
        .reference()
        .ifPresent(reference -> reference.copyLogDeviations(rollout.referenceLogDeviations));
    forEachWorker(worker -> worker.collect(networks));
    return rollout;
  }

  /** How long each thread spent on advancing its simulations in the latest rollout, on average. */
  public double meanSimulateSeconds() {
    return workers.stream().mapToLong(RolloutWorker::simulateNanos).average().orElse(0) * 1e-9;
  }

  /** How long each thread spent on deciding in the latest rollout, on average. */
  public double meanActSeconds() {
    return workers.stream().mapToLong(RolloutWorker::actNanos).average().orElse(0) * 1e-9;
  }

  /** The episodes that ended during the latest rollout. */
  public List<Episode> episodes() {
    List<Episode> episodes = new ArrayList<>();
    workers.forEach(worker -> worker.addEpisodesTo(episodes));
    return episodes;
  }

  /**
   * Adds the raw observations of the latest rollout to running statistics.
   *
   * @param statistics modified
   */
  public void addObservationsTo(RunningStatistics statistics) {
    workers.forEach(worker -> worker.addObservationsTo(statistics));
  }

  private void forEachWorker(Consumer<RolloutWorker> task) {
    pool.run(
        member -> {
          if (member < workers.size()) {
            task.accept(workers.get(member));
          }
        });
  }

  /** Closes all simulations, even where one of them fails to. */
  @Override
  public void close() {
    Closing.all(simulations.stream().<Runnable>map(simulation -> simulation::close).toList());
  }
}
