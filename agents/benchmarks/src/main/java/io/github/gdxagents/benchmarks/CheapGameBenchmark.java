package io.github.gdxagents.benchmarks;

import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingReport;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Learner;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Training where the game costs next to nothing: many copies, one epoch, large minibatches, one
 * thread. What is timed is one decision, with its share of the update.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class CheapGameBenchmark {

  private static final int SIMULATIONS = 512;
  private static final int STEPS = 128;

  /** Networks to train. */
  public enum Networks {
    SEPARATE_64_64_TANH("64,64", "false", "tanh"),
    SHARED_128_RELU("128", "true", "relu");

    private final String hidden;
    private final String sharedTrunk;
    private final String activation;

    Networks(String hidden, String sharedTrunk, String activation) {
      this.hidden = hidden;
      this.sharedTrunk = sharedTrunk;
      this.activation = activation;
    }
  }

  @Param public Networks networks;

  private Trainer trainer;

  @Setup
  public void setUp() {
    TrainingSettings settings =
        TrainingSettings.DEFAULT.with(
            Map.of(
                "simulations",
                Integer.toString(SIMULATIONS),
                "steps-per-rollout",
                Integer.toString(STEPS),
                "epochs",
                "1",
                "minibatch-size",
                "8192",
                "learning-rate",
                "0.0001",
                "entropy-coefficient",
                "0.01",
                "hidden",
                networks.hidden,
                "shared-trunk",
                networks.sharedTrunk,
                "activation",
                networks.activation));
    TrainingPlan plan = new TrainingPlan(1, Long.MAX_VALUE, 1, Learner.FUSED);
    trainer = new Trainer("sliding point", () -> new SlidingPoint(8), settings, plan);
  }

  @Benchmark
  @OperationsPerInvocation(SIMULATIONS * STEPS)
  public TrainingReport iterate() {
    return trainer.iterate();
  }

  @TearDown
  public void tearDown() {
    trainer.close();
  }
}
