package io.github.gdxagents.benchmarks;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyPlayer;
import io.github.gdxagents.training.network.ActorCritic;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One bot's decision in a shipped game. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlayerBenchmark {

  private static final Shape SHAPE = Shape.DISCRETE_8_64_64_4;

  private final Policy policy = UntrainedPolicies.of(SHAPE);
  private final PolicyPlayer player = policy.player();
  private final PolicyPlayer sampler = policy.sampler(1);
  private final PolicyPlayer remembering =
      UntrainedPolicies.of(
              SHAPE.spec(),
              new ActorCritic(
                  SHAPE.spec(), NetworkSettings.builder().memory(SHAPE.hiddenWidth()).build(), 1))
          .player();
  private final float[] observation = SyntheticRollouts.of(SHAPE.spec()).observations;
  private final ActionMask mask = new ActionMask(SHAPE.spec().action());
  private final Action action = new Action(SHAPE.spec().action());

  /** The most probable action. */
  @Benchmark
  public Action mode() {
    player.decide(observation, mask, action);
    return action;
  }

  /** The same of networks that remember as many numbers as a hidden layer has. */
  @Benchmark
  public Action modeWithMemory() {
    remembering.decide(observation, mask, action);
    return action;
  }

  /** An action drawn at random. */
  @Benchmark
  public Action sample() {
    sampler.decide(observation, mask, action);
    return action;
  }
}
