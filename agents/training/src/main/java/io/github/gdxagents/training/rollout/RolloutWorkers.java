package io.github.gdxagents.training.rollout;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.training.concurrent.Crew;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs all simulations of a training run, each always on the same thread. The result does not
 * depend on the number of threads.
 */
public final class RolloutWorkers implements AutoCloseable {

  private final AgentSpec spec;
  private final Rollout rollout;
  private final Crew crew;
  private final List<RolloutWorker> workers = new ArrayList<>();

  /**
   * Makes the simulations, spreads them over threads and starts their first episodes.
   *
   * @param factory makes one simulation at each call
   * @param simulations how many
   * @param steps decisions of each agent in a rollout
   * @param crew the threads; those beyond the number of simulations stay idle
   * @param seed decides every episode and every draw
   */
  public RolloutWorkers(
      Supplier<? extends Simulation> factory, int simulations, int steps, Crew crew, long seed) {
    List<Simulation> all = new ArrayList<>();
    for (int s = 0; s < simulations; s++) {
      all.add(factory.get());
    }
    this.crew = crew;
    this.spec = all.get(0).spec();
    int agents = all.get(0).agents().size();
    this.rollout = new Rollout(spec, Math.multiplyExact(simulations, agents), steps);
    int used = Math.min(crew.size(), simulations);
    for (int w = 0; w < used; w++) {
      int first = (int) ((long) simulations * w / used);
      int end = (int) ((long) simulations * (w + 1) / used);
      workers.add(new RolloutWorker(rollout, first, all.subList(first, end), seed));
    }
    forEachWorker(RolloutWorker::resetAll);
  }

  /** What the simulations' agents observe and do. */
  public AgentSpec spec() {
    return spec;
  }

  /** The number of agents over all simulations. */
  public int tracks() {
    return rollout.tracks;
  }

  /**
   * Lets every simulation play on, and returns the buffer with what happened; it is the same object
   * each time.
   */
  public Rollout collect(ActingNetworks networks) {
    System.arraycopy(
        networks.policy().logDeviations(),
        0,
        rollout.logDeviations,
        0,
        rollout.logDeviations.length);
    forEachWorker(worker -> worker.collect(networks));
    return rollout;
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
    crew.run(
        member -> {
          if (member < workers.size()) {
            task.accept(workers.get(member));
          }
        });
  }

  @Override
  public void close() {
    workers.forEach(RolloutWorker::close);
  }
}
