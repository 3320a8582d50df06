package io.github.gdxagents.training.rollout;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs all simulations of a training run on a fixed set of threads. The result is the same for any number of threads.
 */
public final class RolloutWorkers implements AutoCloseable {

  private final AgentSpec spec;
  private final Rollout rollout;
  private final List<RolloutWorker> workers = new ArrayList<>();
  private final ExecutorService threads;

  /**
   * Makes the simulations, spreads them over threads and starts their first episodes.
   *
   * @param factory makes one simulation at each call
   * @param simulations how many
   * @param steps decisions of each agent in a rollout
   * @param threadCount how many threads; no more than simulations are used
   * @param seed decides every episode and every draw
   */
  public RolloutWorkers(Supplier<? extends Simulation> factory, int simulations, int steps, int threadCount, long seed) {
    List<Simulation> all = new ArrayList<>();
    for (int s = 0; s < simulations; s++) {
      all.add(factory.get());
    }
    this.spec = all.get(0).spec();
    int agents = all.get(0).agents().size();
    this.rollout = new Rollout(spec, Math.multiplyExact(simulations, agents), steps);
    int used = Math.min(threadCount, simulations);
    for (int w = 0; w < used; w++) {
      int first = (int) ((long) simulations * w / used);
      int end = (int) ((long) simulations * (w + 1) / used);
      workers.add(new RolloutWorker(rollout, first, all.subList(first, end), seed));
    }
    this.threads = Executors.newFixedThreadPool(used, new WorkerThreads());
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

  /** Lets every simulation play on, and returns the buffer with what happened; it is the same object each time. */
  public Rollout collect(ActingNetworks networks) {
    System.arraycopy(networks.policy().logDeviations(), 0, rollout.logDeviations, 0, rollout.logDeviations.length);
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
    List<Future<?>> running = new ArrayList<>();
    for (RolloutWorker worker : workers) {
      running.add(threads.submit(() -> task.accept(worker)));
    }
    try {
      for (Future<?> future : running) {
        future.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("A rollout worker failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the rollout", e);
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    workers.forEach(RolloutWorker::close);
  }
}
