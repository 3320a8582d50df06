package io.github.gdxagents.benchmarks;

import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.learn.Algorithm;
import io.github.gdxagents.training.learn.LearningSetup;
import io.github.gdxagents.training.learn.UpdateReport;
import io.github.gdxagents.training.network.ActorCritic;
import io.github.gdxagents.training.network.Backprop;
import io.github.gdxagents.training.network.Learner;
import java.util.Locale;
import java.util.Map;
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

/**
 * Gradient steps as training makes them: gathering the minibatch, forward pass, loss, backward
 * pass, clipping by norm, Adam; for separate policy and value networks, on one thread.
 *
 * <p>What is timed is one epoch over a rollout, which is {@link #stepsPerEpoch} steps. The learning
 * rate is zero, so that every step is like the first.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings({"NullAway.Init", "FieldMissingNullable"}) // JMH calls the set-up first
public class GradientBenchmark {

  private static final long SEED = 1;

  @Param public Shape shape;

  @Param({"FUSED", "DL4J"})
  public String learner;

  @Param({"64", "256", "2048", "8192"})
  public int minibatchSize;

  private Rollout rollout;
  private ThreadPool pool;
  private Backprop backprop;
  private Algorithm ppo;

  @Setup
  public void setUp() {
    ActorCritic networks = new ActorCritic(shape.spec(), shape.network(), SEED);
    rollout = SyntheticRollouts.of(shape.spec());
    pool = new ThreadPool(1);
    backprop = Learner.named(learner.toLowerCase(Locale.ROOT)).backprop(networks.layout(), pool);
    TrainingSettings settings = settings();
    ppo =
        settings
            .algorithm()
            .create(
                new LearningSetup(
                    settings.rollout(),
                    () -> 0,
                    shape.spec().action(),
                    networks.layout(),
                    networks.parameters(),
                    backprop,
                    pool,
                    SEED));
  }

  private TrainingSettings settings() {
    return TrainingSettings.DEFAULT.with(
        Map.of(
            "epochs", "1",
            "minibatch-size", Integer.toString(minibatchSize),
            "learning-rate", "0",
            "entropy-coefficient", "0.01"));
  }

  /** How many gradient steps one call of {@link #epoch} makes. */
  static int stepsPerEpoch(int minibatchSize) {
    return SyntheticRollouts.TRACKS * SyntheticRollouts.STEPS / minibatchSize;
  }

  @Benchmark
  public UpdateReport epoch() {
    return ppo.update(rollout, 0);
  }

  @TearDown
  public void tearDown() {
    backprop.close();
    pool.close();
  }
}
