package io.github.gdxagents.benchmarks;

import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.learn.GeneralizedAdvantage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Generalized advantage estimation over one rollout of 16 x 1024 decisions. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AdvantageBenchmark {

  private final Rollout rollout = SyntheticRollouts.of(Shape.DISCRETE_8_64_64_4.spec());

  @Benchmark
  public float[] estimate() {
    GeneralizedAdvantage.estimate(rollout, 0.999, 0.98);
    return rollout.advantages;
  }
}
