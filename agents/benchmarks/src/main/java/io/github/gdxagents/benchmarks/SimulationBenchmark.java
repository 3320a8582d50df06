package io.github.gdxagents.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Ticks of the bare games under random actions, restarts included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings({"NullAway.Init", "FieldMissingNullable"}) // JMH calls the set-up first
public class SimulationBenchmark {

  @Param public ZooGame game;

  private RandomPlay play;

  @Setup
  public void setUp() {
    play = new RandomPlay(List.of(game.newSimulation()), 1);
  }

  @Benchmark
  public double tick() {
    return play.step();
  }

  @TearDown
  public void tearDown() {
    play.close();
  }
}
