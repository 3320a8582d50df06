package io.github.gdxagents.benchmarks;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.experience.Rollout;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Decisions for a batch of agents at once, as rollouts make them: the observations pass through
 * normalizer and network, then an action is drawn for each.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings({"NullAway.Init", "FieldMissingNullable"}) // JMH calls the set-up first
public class DecisionBenchmark {

  private static final Shape SHAPE = Shape.DISCRETE_8_64_64_4;

  @Param({"1", "16", "64"})
  public int batch;

  private final Policy policy = UntrainedPolicies.of(SHAPE);
  private final ActionDistribution distribution = new ActionDistribution(SHAPE.spec().action());
  private final RandomStream random = new RandomStream(1);
  private final Action action = new Action(SHAPE.spec().action());
  private final float[] logDeviations = new float[SHAPE.spec().action().axisCount()];
  private Rollout rows;
  private float[] normalized;
  private float[] outputs;
  private Network.Scratch workspace;

  @Setup
  public void setUp() {
    rows = SyntheticRollouts.of(SHAPE.spec());
    policy.copyLogDeviations(logDeviations);
    normalized = new float[batch * rows.observationSize];
    outputs = new float[batch * rows.outputSize];
    workspace = policy.network().newScratch(batch);
  }

  /** Normalizer and network only. */
  @Benchmark
  public float[] forward() {
    policy.normalizer().normalize(rows.observations, batch, normalized);
    policy.network().forward(normalized, batch, workspace, outputs);
    return outputs;
  }

  /** The whole decision. */
  @Benchmark
  public Action decide() {
    forward();
    for (int row = 0; row < batch; row++) {
      rows.logProbabilities[row] =
          (float)
              distribution.sample(
                  outputs,
                  row * rows.outputSize,
                  logDeviations,
                  rows.masks,
                  row * rows.maskSize,
                  random,
                  rows.actions,
                  row * rows.actionSize);
      distribution.decode(rows.actions, row * rows.actionSize, action);
    }
    return action;
  }
}
