package io.github.gdxagents.training.network;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.experience.RowMemory;
import io.github.gdxagents.training.learn.LearningSetup;
import io.github.gdxagents.training.learn.LossKind;
import io.github.gdxagents.training.learn.LossStatistics;
import io.github.gdxagents.training.learn.Minibatch;
import io.github.gdxagents.training.learn.RowLoss;
import io.github.gdxagents.training.settings.NetworkSettings;
import io.github.gdxagents.training.settings.RolloutSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/** A minibatch gathered with one policy, and parameters that have moved on since. */
public final class GradientExample {

  public static final int OBSERVATION = 5;

  private static final List<List<Integer>> SHAPES =
      List.of(List.of(), List.of(7), List.of(16, 16), List.of(13, 32, 3));

  public final ActorCritic networks;
  public final float[] parameters;
  public final Minibatch minibatch;
  private final RowLoss loss;
  private final ActionSpec spec;

  /** Of the gradient computed last. */
  public LossStatistics statistics = new LossStatistics();

  public GradientExample(NetworkSettings settings, LossKind surrogate, ActionKind kind, int rows) {
    AgentSpec spec = kind.spec(OBSERVATION);
    networks = new ActorCritic(spec, settings, 1);
    parameters = lively(networks.parameters(), 2);
    RowMemory memory =
        settings.memory() == 0
            ? RowMemory.NONE
            : new RowMemory(settings.memory(), settings.memory(), settings.sequenceLength());
    Rollout rollout = RandomRollouts.remembering(kind, OBSERVATION, 1, rows, memory, 3);
    minibatch = RandomRollouts.minibatch(rollout);
    this.spec = spec.action();
    loss = surrogate.loss(spec.action());
  }

  public float[] gradient(Backprop backprop) {
    float[] gradient = new float[parameters.length];
    differentiate(backprop, gradient);
    return gradient;
  }

  public void differentiate(Backprop backprop, float[] gradient) {
    LearningSetup setup =
        new LearningSetup(
            RolloutSettings.DEFAULT,
            () -> 0,
            spec,
            networks.layout(),
            parameters,
            backprop,
            new ThreadPool(1),
            0);
    statistics = loss.differentiate(setup, minibatch, gradient);
  }

  public static List<Arguments> everyNetwork() {
    List<Arguments> all = new ArrayList<>();
    for (List<Integer> hidden : SHAPES) {
      for (Activation activation : Activation.values()) {
        all.add(Arguments.of(new NetworkSettings(hidden, activation, false, -0.3)));
        all.add(Arguments.of(new NetworkSettings(hidden, activation, true, -0.3)));
      }
    }
    return all;
  }

  /** Networks with memory, in sequences that are shorter or longer than some lives. */
  public static List<Arguments> everyNetworkWithMemory() {
    List<Arguments> all = new ArrayList<>();
    for (List<Integer> hidden : SHAPES.subList(1, SHAPES.size())) {
      for (int sequenceLength : new int[] {1, 5, 100}) {
        for (boolean shared : new boolean[] {false, true}) {
          all.add(
              Arguments.of(
                  NetworkSettings.builder()
                      .hidden(hidden)
                      .sharedTrunk(shared)
                      .memory(6)
                      .sequenceLength(sequenceLength)
                      .build()));
        }
      }
    }
    return all;
  }

  public static List<Arguments> everyLoss() {
    List<Arguments> all = new ArrayList<>();
    for (LossKind surrogate : LossKind.values()) {
      for (ActionKind kind : ActionKind.values()) {
        all.add(Arguments.of(surrogate, kind));
      }
    }
    return all;
  }

  /** Initial parameters with policy outputs and biases that make a difference. */
  public static float[] lively(float[] parameters, long seed) {
    RandomStream random = new RandomStream(seed);
    float[] moved = parameters.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += (float) (0.2 * random.nextGaussian());
    }
    return moved;
  }

  /** The greatest magnitude. */
  public static double greatest(float[] values) {
    double greatest = 0;
    for (float value : values) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    return greatest;
  }
}
