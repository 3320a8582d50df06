package io.github.gdxagents.benchmarks;

import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.experience.ActingNetworks;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.experience.RolloutShape;
import io.github.gdxagents.training.experience.RolloutWorkers;
import io.github.gdxagents.training.network.ActorCritic;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A decision on 4,096 numbers in a rollout on one thread: they are checked, counted for the
 * normalizer, normalized, kept, and go through networks 64-64 for the policy and for the value.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class WideObservationBenchmark {

  private static final int NUMBERS = 4096;
  private static final int SIMULATIONS = 64;
  private static final int STEPS = 32;

  private ThreadPool pool;
  private RolloutWorkers workers;
  private ActingNetworks networks;

  @Setup
  public void setUp() {
    pool = new ThreadPool(1);
    workers =
        new RolloutWorkers(
            () -> new SlidingPoint(NUMBERS), RolloutShape.continuing(SIMULATIONS, STEPS), pool, 1);
    NetworkSettings shape =
        new NetworkSettings(List.of(64, 64), NetworkSettings.DEFAULT.activation(), false, 0);
    ActorCritic start = new ActorCritic(workers.spec(), shape, 1);
    networks =
        new ActingNetworks(
            UntrainedPolicies.of(workers.spec(), start),
            start.layout().valueNetwork(start.parameters()));
  }

  @Benchmark
  @OperationsPerInvocation(SIMULATIONS * STEPS)
  public Rollout collect() {
    return workers.collect(networks);
  }

  @TearDown
  public void tearDown() {
    workers.close();
    pool.close();
  }
}
